"""A cache that may be lost at any time: Redis, and this process's own memory while it is away.

Nobody who asks a cache learns that Redis is gone: pages go on, a little slower, and limits count
for each process alone. After a failure Redis is left alone for a few seconds, so a page does not
wait for it again and again. What was written meanwhile is forgotten in Redis when it comes back:
it may still know the values of before.
"""

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger(__name__)

LEFT_ALONE_S: Final = 5.0
# A Redis that hangs must not make pages wait: more than this, and it counts as gone.
CONNECT_S, ANSWER_S = 0.5, 1.0
MOST_OWED: Final = 10_000


@dataclass
class _Line:
    """What a process knows of one Redis; its threads share it."""

    away_until: float = 0.0
    owed: set[tuple[str, int | None]] = field(default_factory=set)
    lost_count: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


_lines: dict[tuple[str, str], _Line] = {}


class RedisOrMemory(BaseCache):
    """Django's Redis cache; while Redis is away, local memory instead of an error."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """Take the same settings as Django's own; waiting is short unless ``OPTIONS`` say more."""
        super().__init__(params)
        waiting = {
            "socket_connect_timeout": CONNECT_S,
            "socket_timeout": ANSWER_S,
            "retry": Retry(NoBackoff(), 1),  # a line that Redis closed while it was idle
        }
        options = {**waiting, **params.get("OPTIONS", {})}
        self._redis = RedisCache(server, {**params, "OPTIONS": options})
        own = {name: value for name, value in params.items() if name != "OPTIONS"}
        self._memory = LocMemCache(f"instead of {server} {self.key_prefix}", own)
        self._line = _lines.setdefault((server, self.key_prefix), _Line())

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Store a value unless there is one; return whether it was stored."""
        return bool(self._change(key, version, "add", value, timeout))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is stored."""
        return self._ask("get", key, default, version=version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Store a value."""
        self._change(key, version, "set", value, timeout)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Give a value another time to live."""
        return bool(self._change(key, version, "touch", timeout))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value."""
        return bool(self._change(key, version, "delete"))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count on; raise ``ValueError`` where nothing is counted."""
        return int(self._change(key, version, "incr", delta))

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether something is stored."""
        return bool(self._ask("has_key", key, version=version))

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        """Return what is stored of several, in one call."""
        return dict(self._ask("get_many", list(keys), version=version))

    def set_many(
        self, data: Mapping[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        """Store several values in one call."""
        return list(self._change_all(list(data), version, "set_many", data, timeout))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forget several values in one call."""
        keys = list(keys)
        self._change_all(keys, version, "delete_many", keys)

    def clear(self) -> None:
        """Forget everything, here and there."""
        self._memory.clear()
        self._ask("clear")

    def close(self, **kwargs: Any) -> None:
        """Give lines back at the end of a request."""
        self._redis.close(**kwargs)

    # --- Redis, or what stands in for it ---------------------------------------------------------
    def _change(self, key: str, version: int | None, method: str, *values: Any) -> Any:
        return self._ask(method, key, *values, owes=[key], version=version)

    def _change_all(self, keys: list[str], version: int | None, method: str, *values: Any) -> Any:
        return self._ask(method, *values, owes=keys, version=version)

    def _ask(self, method: str, *values: Any, owes: Any = (), **named: Any) -> Any:
        if time.monotonic() >= self._line.away_until:
            try:
                self._settle()
                return getattr(self._redis, method)(*values, **named)
            except (RedisError, OSError) as error:
                self._leave_alone(error)
        self._owe(owes, named.get("version"))
        return getattr(self._memory, method)(*values, **named)

    def _leave_alone(self, error: Exception) -> None:
        with self._line.lock:
            first = not self._line.away_until
            self._line.away_until = time.monotonic() + LEFT_ALONE_S
        if first:
            log.error("Redis is away (%s): memory stands in for it", type(error).__name__)

    def _owe(self, keys: Any, version: int | None) -> None:
        with self._line.lock:
            if len(self._line.owed) < MOST_OWED:
                self._line.owed.update((key, version) for key in keys)
            elif keys:
                self._line.lost_count = True

    def _settle(self) -> None:
        """Redis is asked for the first time since it was away: forget what changed meanwhile."""
        if not self._line.away_until:
            return
        with self._line.lock:
            if not self._line.away_until:
                return  # another thread was first
            self._redis.get("is it back?")  # raises while it is not, also where nothing is owed
            if self._line.lost_count:
                self._redis.clear()
            for version in {version for _key, version in self._line.owed}:
                keys = [key for key, of in self._line.owed if of == version]
                self._redis.delete_many(keys, version=version)
            self._line.owed.clear()
            self._line.lost_count, self._line.away_until = False, 0.0
        self._memory.clear()
        log.warning("Redis is back")
