"""The registry behind ``manage.py audit``: checks that the books and the goods still agree.

An app registers its checks when it is ready:

    @register("one stall, one holder")
    def stalls_with_two_holders() -> Iterator[Finding]: ...
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One broken invariant: the ``check`` that saw it, the ``subject`` row, what is wrong."""

    check: str
    subject: str
    text: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.check}: {self.subject}: {self.text}"


Check = Callable[[], Iterable[Finding]]

_checks: dict[str, Check] = {}


def register(name: str) -> Callable[[Check], Check]:
    """Add the decorated check under ``name``; raise ``ValueError`` when the name is taken."""

    def add(check: Check) -> Check:
        if name in _checks:
            raise ValueError(f"an audit named {name!r} is registered already")
        _checks[name] = check
        return check

    return add


def names() -> list[str]:
    """Return the names of all checks, sorted."""
    return sorted(_checks)


def run(about: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Run all checks by name (or those whose name begins so) and yield what they find.

    Nothing found means all is well. A check that breaks stops the run with its own error: a
    silent audit would be a lie.
    """
    for name in names():
        if not about or name.startswith(about):
            yield from _checks[name]()
