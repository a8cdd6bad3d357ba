"""The faults, one file each: what is done to a busy site, and what must be so afterwards."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.faults.site import Site

CHECKOUTS = int(os.environ.get("FAULTS_CHECKOUTS", "1000"))
STALLS = int(os.environ.get("FAULTS_STALLS", "400"))
AT_ONCE = int(os.environ.get("FAULTS_AT_ONCE", "6"))


def some(share: float) -> int:
    """Return a part of the checkouts, for scenarios that need fewer."""
    return max(12, round(CHECKOUTS * share))


@dataclass
class Row:
    """A line of the table: what was done, to how many operations, and what was found."""

    done: str
    operations: str
    found: str


Scenario = Callable[["Site"], Row]
