"""A cache that may be lost: Redis comes, goes and comes back; nobody who asks it learns of it."""

import itertools

import pytest
from django.core.cache import caches
from redis.exceptions import ConnectionError as NoRedis

from core import cache as module
from core.cache import RedisOrMemory

ports = itertools.count(1)


class Store(dict):
    """What stands in for Redis: a dictionary that can be away."""

    away = False

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def _here(self) -> None:
        self.asked += 1
        if self.away:
            raise NoRedis("refused")

    def get(self, key, default=None, version=None):
        self._here()
        return dict.get(self, key, default)

    def set(self, key, value, timeout=None, version=None):
        self._here()
        self[key] = value

    def add(self, key, value, timeout=None, version=None):
        self._here()
        if key in self:
            return False
        self[key] = value
        return True

    def delete_many(self, keys, version=None):
        self._here()
        for key in keys:
            self.pop(key, None)

    def clear(self):
        self._here()
        dict.clear(self)


@pytest.fixture
def clock(monkeypatch):
    """A clock that tests move."""
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def redis():
    return Store()


@pytest.fixture
def cache(redis, clock):
    made = RedisOrMemory(f"redis://127.0.0.1:{next(ports)}/0", {})
    made._redis = redis
    return made


def test_with_redis_it_is_redis(cache, redis):
    cache.set("a", 1)

    assert (redis["a"], cache.get("a"), cache.add("a", 2)) == (1, 1, False)


def test_without_redis_it_remembers_by_itself(cache, redis):
    redis.away = True

    cache.set("a", 1)

    assert (cache.get("a"), cache.incr("a"), cache.get("b", "none")) == (1, 2, "none")
    with pytest.raises(ValueError, match="b"):
        cache.incr("b")


def test_redis_is_left_alone_for_a_while(cache, redis, clock):
    redis.away = True

    for _n in range(10):
        cache.get("a")
    assert redis.asked == 1

    clock[0] += module.LEFT_ALONE_S
    cache.get("a")
    assert redis.asked == 2


def test_it_is_called_back_only_when_it_answers(cache, redis, clock, caplog):
    redis.away = True
    for _ in range(3):
        assert cache.get("price") is None  # nothing changes, so nothing is owed
        clock[0] += 10
    assert [record.levelname for record in caplog.records] == ["ERROR"]

    redis.away = False
    cache.get("price")
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def test_back_it_does_not_tell_what_was_true_before(cache, redis, clock):
    cache.set("price", "old")
    cache.set("name", "same")
    redis.away = True
    cache.set("price", "new")
    redis.away = False
    clock[0] += module.LEFT_ALONE_S

    assert (cache.get("price"), cache.get("name")) == (None, "same")
    cache.set("price", "newer")
    assert redis["price"] == "newer"


def test_what_stood_in_forgets_when_redis_is_back(cache, redis, clock):
    redis.away = True
    cache.set("a", 1)
    redis.away = False
    clock[0] += module.LEFT_ALONE_S
    assert cache.get("a") is None

    redis.away = True

    assert cache.get("a") is None


def test_more_changes_than_it_can_note_empty_redis(cache, redis, clock, monkeypatch):
    monkeypatch.setattr(module, "MOST_OWED", 1)
    cache.set("b", "old")
    redis.away = True
    cache.set("a", 1)
    cache.set("b", "new")
    redis.away = False
    clock[0] += module.LEFT_ALONE_S

    assert cache.get("b") is None


def test_a_port_where_nobody_listens(settings):
    """Django's own client, without a stand-in: no error reaches who asks."""
    settings.CACHES = {
        "default": {"BACKEND": "core.cache.RedisOrMemory", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    found = caches["default"]

    found.set_many({"a": 1, "b": 2})

    assert found.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    found.delete_many(["a"])
    assert (found.has_key("a"), found.touch("b"), found.get_or_set("c", 3)) == (False, True, 3)
    found.close()
