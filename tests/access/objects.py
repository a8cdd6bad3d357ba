"""What the addresses of the desk and the office speak of: say here what a new page needs.

A page whose address holds a name (``/desk/goods/<pk>/``) needs an entry under its URL name, or the
matrix fails. Nothing else is to be declared: who may see a page stands on the view itself.
"""

from collections.abc import Callable
from typing import Any

from catalog.voices import actions
from sellers.models import Partner
from tests import factories as make
from tests.access import bulk
from tests.catalog.voices.tools import review_of

Arguments = dict[str, Any]


def goods_of(seller: Partner) -> Any:
    """Something the shop sells."""
    return make.product(seller=seller)


def question_of(seller: Partner) -> Any:
    """A public question about it."""
    return actions.ask(make.user(), goods_of(seller), "چند سایز دارد؟")


# Things of one shop: made for the given shop, and not to be found by any other.
OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {
    "desk-voices:reply": lambda seller: {"pk": review_of(goods_of(seller)).pk},
    "desk-voices:answer": lambda seller: {"pk": question_of(seller).pk},
    **dict.fromkeys(
        ("bulk:file", "bulk:progress", "bulk:start", "bulk:drop", "bulk:to_correct"),
        bulk.file_of,
    ),
    **dict.fromkeys(("bulk:change", "bulk:apply", "bulk:undo"), bulk.change_of),
    **dict.fromkeys(("brand:rack", "brand:rack_move", "brand:rack_remove"), bulk.rack_of),
}

# Words that belong to nobody, such as a step's name: the same for everyone.
OF_NOBODY: dict[str, Arguments] = {
    "bulk:export": {"kind": "csv"},
    "bulk:choose": {"field": "price"},
    "brand:take_down": {"which": "cover"},
}
