"""What a checker of licences promises."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Finding:
    """What the source says of a number: ``known`` or not, and until when, where it tells."""

    known: bool
    valid_until: date | None = None
    text: str = ""


class LicenceChecker(Protocol):
    """One way to know whether a paper is true."""

    def look_up(self, paper: Any) -> Finding | None:
        """Ask the source; ``None`` when only a person can look. Raise ``OSError`` if it is down."""

    def link(self, paper: Any) -> str:
        """Return the public page on which a person looks the paper up; empty when there is none."""


def checker() -> LicenceChecker:
    """Return the checker of the settings."""
    made: LicenceChecker = import_string(settings.LICENCE_CHECKER)()
    return made
