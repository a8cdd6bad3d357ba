"""What a producer's holiday does to days that are promised. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.workdays import DAY, add_workdays, is_workday, next_workday

LONGEST_DAYS = 120


@dataclass(frozen=True)
class Away:
    """A holiday, both days included. ``stops``: nothing is sold meanwhile; else it takes longer."""

    first: date
    last: date
    stops: bool = False

    def covers(self, day: date) -> bool:
        """Whether ``day`` is in it."""
        return self.first <= day <= self.last

    def back_on(self, day: date) -> date | None:
        """Return the day she is back, for a ``day`` of the holiday; ``None`` on others."""
        return self.last + timedelta(days=1) if self.covers(day) else None

    def stops_sale(self, day: date) -> bool:
        """Whether nothing can be bought on ``day``."""
        return self.stops and self.covers(day)


def ready_by(today: date, lead_days: int, away: Away | None) -> date:
    """Return the ``lead_days``-th working day after ``today`` on which she works.

    With no days to wait: today, or the first working day after a holiday that has begun.
    """
    if away is None or away.last < today:
        return add_workdays(today, lead_days)
    if not lead_days:
        return next_workday(away.last) if away.covers(today) else today
    day, left = today, lead_days
    while left:
        day += DAY
        left -= is_workday(day) and not away.covers(day)
    return day
