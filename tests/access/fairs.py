"""What the organisers' addresses speak of: say here what a page of a new part needs.

A page whose address holds nothing but the fair's slug needs no entry. Anything else in the address
is made here for the given fair, and must not be found by the organisers of another.
"""

from collections.abc import Callable
from typing import Any

from exhibitions.models import Fair

Arguments = dict[str, Any]

# Things of one fair, beside its slug: made for the given fair.
OF_A_FAIR: dict[str, Callable[[Fair], Arguments]] = {}
# Things of a fair's venue: found by the organisers of its county and of the province alone.
OF_A_VENUE: dict[str, Callable[[Fair], Arguments]] = {}
