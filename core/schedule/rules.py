"""When something is due that is done again and again. Pure: no Django; moments carry a zone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
PATIENCE: Final = 3  # so many periods without a run are a fault, not a delay


@dataclass(frozen=True)
class Every:
    """Every so many minutes."""

    minutes: int

    @property
    def period(self) -> timedelta:
        """From one run to the next."""
        return timedelta(minutes=self.minutes)

    def is_due(self, last: datetime | None, now: datetime) -> bool:
        """Whether so much time has passed since the last run began."""
        return last is None or now - last >= self.period


@dataclass(frozen=True)
class Daily:
    """Each day at an hour of the site's clock; with ``weekday`` (Monday is 0) once a week."""

    hour: int
    minute: int = 0
    weekday: int | None = None

    @property
    def period(self) -> timedelta:
        """From one run to the next."""
        return DAY if self.weekday is None else WEEK

    def is_due(self, last: datetime | None, now: datetime) -> bool:
        """Whether its hour came after the last run began: one that was missed is made up for."""
        return last is None or last < self._latest(now)

    def _latest(self, now: datetime) -> datetime:
        """Return the latest moment up to ``now`` at which it was due, in the zone of ``now``."""
        moment = now.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        while moment > now or self.weekday not in (None, moment.weekday()):
            moment -= DAY
        return moment


When = Every | Daily


def is_late(when: When, last: datetime | None, now: datetime) -> bool:
    """Whether it should have run long ago; ``last`` is when it began, ``None`` for never."""
    return last is None or now - last > when.period * PATIENCE
