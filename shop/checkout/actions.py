"""What checkout writes apart from the order itself."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from oscar.core.loading import get_model

from core.models import User
from core.money import to_decimal
from shop.checkout.till import Where
from shop.customer.actions import save_address
from shop.order.rules import Change, Why

Line = get_model("basket", "Line")
UserAddress = get_model("address", "UserAddress")


@transaction.atomic
def show_prices(changes: Iterable[Change]) -> None:
    """Remember in the basket that the buyer has now seen the new prices."""
    for change in changes:
        if change.why == Why.PRICE:
            price = to_decimal(change.now)
            Line.objects.filter(pk=change.line).update(price_incl_tax=price, price_excl_tax=price)


def remember_address(user: User | AnonymousUser, where: Where) -> None:
    """Put where an order went into a signed-in buyer's address book, once."""
    if isinstance(user, User):
        save_address(user, _address(where))


def _address(where: Where) -> Any:
    return UserAddress(
        first_name=where["name"],
        phone_number=where["mobile"],
        state=where["place"],
        line1=where["line"],
        postcode=where["postcode"],
    )
