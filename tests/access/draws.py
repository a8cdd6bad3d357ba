"""A place in a draw, for the access matrix."""

from typing import Any

from sellers.models import Partner
from tests.exhibitions.drawing.tools import applicant, drawn_fair, published


def entry_of(seller: Partner) -> dict[str, Any]:
    """An application that takes part in a published draw."""
    fair = drawn_fair()
    one = applicant(fair, seller=seller)
    published(fair)
    return {"pk": one.pk}
