"""Counting tries: in one step, for all workers, and nobody to be read from the counts."""

from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from core import throttle
from core.models import Tries
from core.throttle import HOUR, Fence, tried, tried_here
from core.waiting import how_long
from shop.limits.visitors import address_of

NOON = 1_800_000_000 // HOUR * HOUR
MINE = Fence("door", "09161234567", 2, HOUR)


@pytest.fixture
def clock(monkeypatch):
    now = {"at": NOON + 600}
    monkeypatch.setattr(throttle.time, "time", lambda: now["at"])
    return now


@pytest.mark.django_db
@pytest.mark.parametrize("count", [tried, tried_here])
def test_the_third_of_two_waits_until_the_hour_is_over(clock, count):
    assert [count(MINE) for _ in range(3)] == [0, 0, HOUR - 600]

    clock["at"] += 1800
    assert count(MINE) == HOUR - 2400
    clock["at"] = NOON + HOUR
    assert count(MINE) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [MINE._replace(who="09161234568"), MINE._replace(what="gate"), MINE._replace(seconds=60)],
)
def test_each_fence_counts_apart(clock, other):
    for _ in range(2):
        tried(MINE)

    assert tried(other) == 0
    assert tried(MINE)


@pytest.mark.django_db
def test_all_fences_of_a_request_are_counted_in_one_query(clock, django_assert_num_queries):
    wide = MINE._replace(who="10.0.0.1", times=5)
    with django_assert_num_queries(1):
        tried(MINE, wide)

    assert [tried(MINE, wide) for _ in range(2)] == [0, HOUR - 600]
    assert [tried(wide) for _ in range(3)] == [0, 0, HOUR - 600]


@pytest.mark.django_db
def test_what_is_kept_tells_nobody_and_goes(clock):
    tried(MINE)
    row = Tries.objects.get()
    assert MINE.who not in row.key
    assert len(row.key) == 64

    Tries.objects.create(key="later", number=1, ends_at="2100-01-01T00:00Z")
    Tries.objects.filter(pk=row.pk).update(ends_at="2020-01-01T00:00Z")
    call_command("forget_tries")

    assert [one.key for one in Tries.objects.all()] == ["later"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_tries_sent_at_once_are_counted_one_by_one():
    answers: list[int] = []

    def one() -> None:
        answers.append(tried(Fence("race", "x", 5, HOUR * 24), Fence("race2", "y", 99, HOUR * 24)))
        connection.close()

    threads = [Thread(target=one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [bool(answer) for answer in sorted(answers)] == [False] * 5 + [True] * 11


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "Wait 1 minute,"), (61, "Wait 2 minutes,"), (3600, "Wait 60 minutes,"),
     (6000, "Wait 2 hours,"), (80_000, "Wait 23 hours,")],
)  # fmt: skip
def test_the_wait_is_said(seconds, said):
    from django.utils.translation import override  # noqa: PLC0415 -- for this test alone

    with override("en"):
        assert how_long(seconds).startswith(said)


@pytest.mark.parametrize(
    ("proxies", "told", "own", "found"),
    [
        (0, "6.6.6.6", "10.0.0.9", "10.0.0.9"),  # nobody of ours wrote it
        (1, "6.6.6.6, 1.2.3.4", "10.0.0.9", "1.2.3.4"),  # the visitor claims the first
        (1, "6.6.6.6,1.2.3.4", "10.0.0.9", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "10.0.0.9", "1.2.3.4"),
        (1, None, "10.0.0.9", "10.0.0.9"),
        (1, "2001:db8:1:2:aaaa::1", "::1", "2001:db8:1:2::"),  # one line holds them all
        (1, "2001:db8:1:2:bbbb::2", "::1", "2001:db8:1:2::"),
        (1, "::ffff:1.2.3.4", "::1", "1.2.3.4"),
        (0, None, "", ""),  # a local socket
    ],
)
def test_the_address_is_the_one_our_own_proxy_saw(settings, proxies, told, own, found):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    more = {"HTTP_X_FORWARDED_FOR": told} if told else {}

    assert address_of(RequestFactory().get("/", REMOTE_ADDR=own, **more)) == found
