"""The registry of what is done again and again."""

from dataclasses import dataclass, field

from core.schedule.rules import Every, When

QUICK_MINUTES = 10  # what runs as often as this must never wait for the long ones of the night


@dataclass(frozen=True)
class Job:
    """A command of ``manage.py`` with its options, done again and again."""

    command: str
    when: When
    options: dict[str, object] = field(default_factory=dict)

    @property
    def is_quick(self) -> bool:
        """Whether it runs every few minutes."""
        return isinstance(self.when, Every) and self.when.minutes <= QUICK_MINUTES


_jobs: dict[str, Job] = {}


def register(command: str, when: When, **options: object) -> None:
    """Have ``manage.py command`` run by the schedule; raise ``ValueError`` when it is there."""
    if command in _jobs:
        raise ValueError(f"{command!r} is in the schedule already")
    _jobs[command] = Job(command, when, options)


def jobs() -> list[Job]:
    """Return all jobs in the order of their registration: lower floors first."""
    return list(_jobs.values())
