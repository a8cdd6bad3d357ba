"""Decisions about payments. Pure: no Django."""

from datetime import timedelta

# Longer than any call to a bank lasts, so that two processes never send at the same time.
SHORTEST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=6)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after one more try that follows ``tries`` failed ones: it doubles."""
    doubled: timedelta = SHORTEST_PAUSE * 2 ** min(tries, 16)
    return min(doubled, LONGEST_PAUSE)
