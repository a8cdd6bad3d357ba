"""Changing a basket. Each function is one change, one transaction; it may run beside itself."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.apps.basket.signals import basket_addition
from oscar.core.loading import get_model

from core.language import spoken
from sellers.availability import left_of
from shop.basket import rules


class BasketRefused(Exception):  # noqa: N818 -- a refusal is an answer, not a fault
    """The basket cannot be changed so; the message is a sentence for the buyer."""


@dataclass(frozen=True)
class Put:
    """What an addition did: the line's new quantity, and all pieces in the basket."""

    quantity: int
    count: int


def put(
    basket: Any,
    product: Any,
    quantity: int,
    *,
    wish: str = "",
    user: Any = None,
    request: Any = None,
) -> Put:
    """Add ``quantity`` pieces of ``product``; raise ``BasketRefused`` when that is too many.

    ``wish`` is what the buyer wants written on goods that ask for it: other words are another
    line, and none are refused. Goods that do not ask take none.

    ``basket`` may be new and has a strategy. ``product`` needs ``stockrecords__partner`` fetched;
    then this costs five queries, and one more for a new basket and for Oscar's counters each.
    """
    if quantity < 1:
        raise BasketRefused(_("Write how many you want: one or more."))
    info = basket.strategy.fetch_for_product(product)
    if not info.availability.is_available_to_buy or not info.price.exists:
        raise BasketRefused(info.availability.is_purchase_permitted(quantity)[1])
    asked = (product.parent or product).asks_buyer
    if asked and not wish:
        raise BasketRefused(_("Write first: %(what)s") % {"what": asked})
    done = _put(basket, product, quantity, info, wish if asked else "")
    basket_addition.send(sender=put, product=product, user=user, request=request)
    return done


@transaction.atomic
def _put(basket: Any, product: Any, quantity: int, info: Any, wish: str) -> Put:
    held = _lock(basket)
    reference = reference_of(product.pk, info.stockrecord.pk, wish)
    line = held.get(reference)
    wanted = quantity + (line.quantity if line else 0)
    _require(info.availability, wanted, before=wanted - quantity)
    pieces: dict[int | None, int] = {row.pk: row.quantity for row in held.values()}
    pieces[line.pk if line else None] = wanted
    _require_room(pieces)
    if line:
        line.quantity = wanted
        line.save(update_fields=["quantity", "date_updated"])
    else:
        _new_line(basket, product, wanted, info, reference, wish)
    basket.reset_offer_applications()
    return Put(wanted, sum(pieces.values()))


def set_quantity(basket: Any, pk: int, quantity: int) -> None:
    """Set how many pieces a line holds; raise ``BasketRefused``, or the line's ``DoesNotExist``.

    A line of another basket does not exist here.
    """
    if quantity < 1:
        raise BasketRefused(_("Write how many you want: one or more."))
    line = next((row for row in basket.all_lines() if row.pk == pk), None)
    if line is None:
        raise get_model("basket", "Line").DoesNotExist(pk)
    policy = line.purchase_info.availability
    with transaction.atomic():
        held = {row.pk: row for row in _lock(basket).values()}
        _require(policy, quantity)
        _require_room({**{key: row.quantity for key, row in held.items()}, pk: quantity})
        basket.lines.filter(pk=pk).update(quantity=quantity)
    basket.reset_offer_applications()


def take_out(basket: Any, pk: int) -> tuple[int, int]:
    """Remove a line; return its product's key and how many pieces it held.

    Raise the line's ``DoesNotExist``, for a line of another basket too.
    """
    with transaction.atomic():
        _lock(basket)
        line = basket.lines.get(pk=pk)
        product, quantity = line.product_id, line.quantity
        line.delete()
    basket.reset_offer_applications()
    return product, quantity


def _lock(basket: Any) -> dict[str, Any]:
    """Lock the basket and return its lines by reference; a new basket is stored first."""
    if basket.pk is None:
        basket.save()
        return {}
    if not get_model("basket", "Basket").open.select_for_update().filter(pk=basket.pk).exists():
        raise BasketRefused(_("This basket is already ordered. Open your basket again."))
    return {line.line_reference: line for line in basket.lines.all()}


def _require(policy: Any, wanted: int, *, before: int = 0) -> None:
    """Raise ``BasketRefused`` unless ``wanted`` pieces, ``before`` of them in it, can be bought."""
    allowed, why = policy.is_purchase_permitted(wanted)
    if allowed:
        return
    left = left_of(policy)
    if before and left:
        why = ngettext(
            "Only %(left)s is left, and %(n)s is already in your basket.",
            "Only %(left)s are left, and %(n)s are already in your basket.",
            left,
        ) % {"left": spoken(left), "n": spoken(before)}
    raise BasketRefused(str(why))


def _require_room(pieces: dict[int | None, int]) -> None:
    if not rules.has_room(pieces):
        raise BasketRefused(
            _("A basket holds at most %(pieces)s pieces of %(lines)s goods. Order these first.")
            % {"pieces": spoken(rules.MOST_PIECES), "lines": spoken(rules.MOST_LINES)}
        )


def reference_of(product: int, offer: int, wish: str = "") -> str:
    """Return what tells a line from others: goods, their offer, and the buyer's words on them."""
    words = f"_{blake2b(wish.encode(), digest_size=8).hexdigest()}" if wish else ""
    return f"{product}_{offer}{words}"


WISH = "wish"  # code of the option that holds what buyers write


def _new_line(
    basket: Any, product: Any, quantity: int, info: Any, reference: str, wish: str
) -> None:
    line = basket.lines.create(
        line_reference=reference,
        product=product,
        stockrecord=info.stockrecord,
        quantity=quantity,
        price_excl_tax=info.price.excl_tax,
        price_incl_tax=info.price.incl_tax,
        price_currency=info.price.currency,
    )
    if wish:
        option, _new = get_model("catalogue", "Option").objects.get_or_create(
            code=WISH, defaults={"name": "Wish", "type": "text"}
        )
        line.attributes.create(option=option, value=wish)
