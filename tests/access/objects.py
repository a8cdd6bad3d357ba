"""What the addresses of the desk and the office speak of: say here what a new page needs.

A page whose address holds a name (``/desk/goods/<pk>/``) needs an entry under its URL name, or the
matrix fails. Nothing else is to be declared: who may see a page stands on the view itself.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from catalog.voices import actions
from sellers.models import Partner
from tests import factories as make
from tests.access import applying, bulk, coupons, draws, goods, office, orders, teams
from tests.access import stalls as stalls_at_fairs
from tests.catalog.voices.tools import review_of
from tests.shop.order.tools import paid_for
from tests.shop.talk.tools import wrote

Arguments = dict[str, Any]
_n = count(1)


def goods_of(seller: Partner) -> Any:
    """Something the shop sells."""
    return make.product(seller=seller)


def conversation_of(seller: Partner) -> Any:
    """A conversation with a buyer."""
    return wrote(make.user(), goods_of(seller)).conversation


def bought_from(seller: Partner) -> Any:
    """A parcel of a buyer with an account."""
    return paid_for(goods_of(seller), user=make.user()).parcels.get()


def question_of(seller: Partner) -> Any:
    """A public question about it."""
    return actions.ask(make.user(), goods_of(seller), "چند سایز دارد؟")


# Things of one shop: made for the given shop, and not to be found by any other.
OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {
    **teams.OF_A_SHOP,
    **goods.OF_A_SHOP,
    **office.OF_A_SHOP,
    **orders.OF_A_SHOP,
    **coupons.OF_A_SHOP,
    **applying.OF_A_SHOP,
    **stalls_at_fairs.OF_A_SHOP,
    "desk-voices:reply": lambda seller: {"pk": review_of(goods_of(seller)).pk},
    "desk-voices:answer": lambda seller: {"pk": question_of(seller).pk},
    "desk_talk:thread": lambda seller: {"pk": conversation_of(seller).pk},
    "desk_talk:fresh": lambda seller: {"pk": conversation_of(seller).pk},
    "desk_talk:block": lambda seller: {"pk": conversation_of(seller).pk},
    "desk_talk:report": lambda seller: {"pk": conversation_of(seller).pk},
    "desk_talk:parcel": lambda seller: {"number": bought_from(seller).number},
    "desk_talk:drop-reply": lambda seller: {
        "pk": seller.saved_replies.create(text=f"سلام {next(_n)}").pk
    },
    "desk_draws:mine": draws.entry_of,
    **dict.fromkeys(
        ("bulk:file", "bulk:progress", "bulk:start", "bulk:drop", "bulk:to_correct"),
        bulk.file_of,
    ),
    **dict.fromkeys(("bulk:change", "bulk:apply", "bulk:undo"), bulk.change_of),
    **dict.fromkeys(("brand:rack", "brand:rack_move", "brand:rack_remove"), bulk.rack_of),
}

# The same for things that the address names behind its question mark.
ASKED_FOR: dict[str, Callable[[Partner], Arguments]] = {**orders.ASKED_FOR}

# Words that belong to nobody, such as a step's name: the same for everyone.

# Things of one person, sent to their own number: nobody else finds them, owners neither.
OF_A_PERSON = teams.OF_A_PERSON

# Pages for some kinds of shop only: what the asked shops must be.
KIND_NEEDED = {"desk:members": "cooperative", "desk:members_invite": "cooperative"}
OF_NOBODY: dict[str, Arguments | Callable[[], Arguments]] = {
    **stalls_at_fairs.OF_EVERYBODY,
    "desk:join_step": {"step": "kind"},
    **office.OF_NOBODY,
    "bulk:export": {"kind": "csv"},
    "bulk:choose": {"field": "price"},
    "brand:take_down": {"which": "cover"},
}
