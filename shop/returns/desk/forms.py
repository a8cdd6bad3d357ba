"""Which forms a case has for its producer now."""

from collections.abc import Callable
from typing import Any

from shop.returns.forms import AddressForm, OfferForm, ReceiveForm, RefuseForm, SayForm
from shop.returns.models import Return
from shop.returns.queries import last_address
from shop.returns.rules import goods_come_back
from shop.returns.states import RETURN_MOVES, ReturnState

S = ReturnState


def forms_of(case: Return, most: int, given: dict[str, Any]) -> dict[str, Any]:
    """Return the forms by name, ``None`` where the state allows none; ``given`` came back.

    At most one query.
    """
    open_ = case.state == S.OPENED
    wants_address = case.state == S.ACCEPTED and not case.return_to
    may_accept = open_ or (case.state == S.DISPUTED and not case.received_at) or wants_address
    may_accept = may_accept and goods_come_back(case.kind, case.reason)
    can = {
        "accept": may_accept,
        "offer": open_,
        "refuse": open_,
        "receive": RETURN_MOVES.allows(case.state, S.RECEIVED) and not wants_address,
        "say": case.is_open,
    }
    made: dict[str, Callable[[], Any]] = {
        "accept": lambda: AddressForm(
            initial={"return_to": case.return_to or last_address(case.parcel.seller_id)}
        ),
        "offer": lambda: OfferForm(most=most),
        "refuse": RefuseForm,
        "receive": lambda: ReceiveForm(most=most),
        "say": SayForm,
    }
    forms = {
        f"{name}_form": given.get(name) or (make() if can[name] else None)
        for name, make in made.items()
    }
    may_refund = RETURN_MOVES.allows(case.state, S.REFUNDED) and case.state != S.TO_REFUND
    return {**forms, "may_refund": may_refund, "wants_address": wants_address}
