"""What a producer does to goods that exist: price, count, copy; one transaction each."""

from typing import Any
from uuid import uuid4

from django.db import transaction

from catalog.desk.coach import jumps
from catalog.models import Product
from catalog.moderation.states import ListingState
from core.money import Rials, from_decimal, to_decimal
from sellers.models import Partner, StockRecord


class HeldByOrders(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Orders hold more pieces than the new count; ``held`` says how many."""

    def __init__(self, held: int) -> None:
        """Keep how many orders hold."""
        super().__init__(held)
        self.held = held


class PriceJumps(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A price far from the one before, ``old`` rials: a zero too many or too few, perhaps."""

    def __init__(self, old: Rials) -> None:
        """Keep the price until now."""
        super().__init__(old)
        self.old = old


@transaction.atomic
def change_offer(
    seller: Partner,
    pk: int,
    *,
    price: Rials | None = None,
    pieces: int | None = None,
    sure: bool = True,
) -> StockRecord:
    """Set the price or the count of a seller's offer, or both; ``None`` leaves it.

    ``pk`` is that of the product or variant. The card follows on commit. Raise
    ``StockRecord.DoesNotExist`` for another seller's, ``HeldByOrders`` for a count below what
    orders hold, and, unless she is ``sure``, ``PriceJumps`` for a price that looks mistyped.
    """
    mine = StockRecord.objects.select_for_update()
    offer: StockRecord = mine.get(partner=seller, product=pk)
    changed = []
    if price is not None and offer.price is not None and not sure:
        old = from_decimal(offer.price)
        if jumps(old, price):
            raise PriceJumps(old)
    if price is not None and offer.price != to_decimal(price):
        offer.price = to_decimal(price)
        changed.append("price")
    if pieces is not None and pieces != offer.num_in_stock:
        if pieces < (offer.num_allocated or 0):
            raise HeldByOrders(offer.num_allocated)
        offer.num_in_stock = pieces
        changed.append("num_in_stock")
    if changed:
        offer.save(update_fields=[*changed, "date_updated"])
    return offer


COPIED = (
    "title", "title_en", "slug", "description", "description_en", "trade_id", "unit",
    "made_to_order", "lead_days", "weight_g", "shipping_class", "withdrawal_rule", "perishable",
    "weekly_capacity", "asks_buyer", "product_class_id", "structure",
)  # fmt: skip


@transaction.atomic
def copy(seller: Partner, pk: int) -> Product:
    """Begin a new listing with all that is said of another: its photos, kinds and prices too.

    Counts are not copied: the new pieces are other ones. Raise ``DoesNotExist`` for another
    seller's goods.
    """
    old = Product.objects.of_seller(seller).get(pk=pk)
    new = _twin(old, seller, form_key=uuid4(), state=ListingState.DRAFT, is_public=False)
    for image in old.images.order_by("display_order", "pk"):
        image.pk, image.product = None, new
        image._state.adding = True
        image.save()
    for child in old.children.filter(is_public=True).order_by("pk"):
        _twin(child, seller, parent=new)
    return new


def _twin(old: Product, seller: Partner, **more: Any) -> Product:
    new: Product = Product.objects.create(**{name: getattr(old, name) for name in COPIED}, **more)
    offer = StockRecord.objects.filter(product=old, partner=seller).first()
    if offer is not None:
        StockRecord.objects.create(
            product=new,
            partner=seller,
            partner_sku=str(new.pk),
            price=offer.price,
            num_in_stock=None if offer.num_in_stock is None else 0,
        )
    return new
