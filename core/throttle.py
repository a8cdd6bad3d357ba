"""How often somebody may try something, counted for all workers together.

    if wait := tried(Fence("find", address, 100, HOUR), Fence("find-number", number, 10, HOUR)):
        form.wait(wait)  # seconds until it may be tried again

Counts stand in Redis where there is one, else in the database; both count in one step, so tries
sent at once are counted one by one. Who is counted lies there as a keyed hash, never in the clear.
A count ends with its stretch of the clock: ten an hour are ten between three and four.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac

from core.models import Tries

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR


class Fence(NamedTuple):
    """``who`` may try ``what`` so many ``times`` in so many ``seconds``."""

    what: str
    who: str
    times: int
    seconds: int

    def ends(self, now: float) -> int:
        """Return when the stretch that ``now`` lies in is over, in seconds of the epoch."""
        return (int(now) // self.seconds + 1) * self.seconds

    def key(self, now: float) -> str:
        """Return the name of the count, which tells nobody who is counted."""
        name = f"{self.what}\n{self.who}\n{self.seconds}\n{self.ends(now)}"
        return salted_hmac("core.throttle", name, algorithm="sha256").hexdigest()


def tried(*fences: Fence) -> int:
    """Count one try at each fence; return the seconds to wait, 0 within all limits.

    One query without Redis, none with it.
    """
    if not fences:
        return 0
    now = time.time()
    count = _in_cache if settings.REDIS_URL else _in_table
    return _wait(fences, count(fences, now), now)


def tried_here(*fences: Fence) -> int:
    """Count as ``tried`` does, but each worker for itself without Redis: for reads that cost."""
    now = time.time()
    return _wait(fences, _in_cache(fences, now), now)


def _wait(fences: Sequence[Fence], numbers: Sequence[int], now: float) -> int:
    over = [f for f, number in zip(fences, numbers, strict=True) if number > f.times]
    return max((f.ends(now) - int(now) for f in over), default=0)


def _in_cache(fences: Sequence[Fence], now: float) -> list[int]:
    return [_counted(f"throttle:{fence.key(now)}", fence.seconds) for fence in fences]


def _counted(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it was pushed out between the two calls
        return 1


def _in_table(fences: Sequence[Fence], now: float) -> list[int]:
    ends = {fence.key(now): datetime.fromtimestamp(fence.ends(now), UTC) for fence in fences}
    keys = sorted(ends)  # rows are locked in one order
    table = connection.ops.quote_name(Tries._meta.db_table)
    values = ", ".join(["(%s, 1, %s)"] * len(keys))
    one_step = (
        f"INSERT INTO {table} (key, number, ends_at) VALUES {values} "  # noqa: S608 -- names of ours
        f"ON CONFLICT (key) DO UPDATE SET number = {table}.number + 1 RETURNING key, number"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            one_step,
            [
                word
                for key in keys
                for word in (key, connection.ops.adapt_datetimefield_value(ends[key]))
            ],
        )
        numbers = dict(cursor.fetchall())
    return [int(numbers[fence.key(now)]) for fence in fences]
