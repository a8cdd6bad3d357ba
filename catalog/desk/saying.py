"""Saying more of a listing: its page, its kinds, its lots. One change, one transaction each."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.desk.actions import HeldByOrders
from catalog.models import FoodLot, Product, ShippingClass
from catalog.moderation.queries import record_of
from catalog.moderation.rules import is_trusted
from catalog.moderation.states import ListingState
from catalog.moderation.terms import terms
from core.money import Rials, to_decimal
from core.persian import slug
from sellers.models import Partner, StockRecord

SAID = (
    "title", "description", "title_en", "description_en", "unit", "made_to_order", "lead_days",
    "weekly_capacity", "asks_buyer", "weight_g", "shipping_class", "withdrawal_rule",
    "tax_class",
)  # fmt: skip
# What buyers read: a change of it after the look is looked at again, unless the seller is trusted.
READ = {"title", "description", "title_en", "description_en", "trade_id"}
# What variants have of their parent, as they have nothing of their own to say of it.
SHARED = (
    "trade_id", "unit", "made_to_order", "lead_days", "weight_g", "shipping_class",
    "withdrawal_rule", "perishable",
)  # fmt: skip
COLD = ShippingClass.COLD


@transaction.atomic
def say(seller: Partner, pk: int, said: dict[str, Any]) -> Product:
    """Write what the second page says; the card, search and variants follow.

    Raise ``DoesNotExist`` for another seller's, ``HeldByOrders`` for a count below what orders
    hold; then nothing is written.
    """
    product: Product = Product.objects.select_for_update().of_seller(seller).get(pk=pk)
    before = {name: getattr(product, name) for name in READ}
    old_title, old_title_en = product.title, product.title_en
    for name in SAID:
        if name in said:
            setattr(product, name, said[name])
    product.trade_id = said["trade"]
    product.perishable = product.withdrawal_rule == "excluded_perishable"
    if product.state != ListingState.PUBLISHED:
        product.slug = slug(product.title) or "goods"
    if any(getattr(product, name) != value for name, value in before.items()):
        look_again(product, seller)
    product.save()
    if product.is_parent:
        _rename_children(product, old_title, old_title_en)
    else:
        _say_offer(seller, product, said)
    return product


def look_again(product: Product, seller: Partner) -> None:
    """Have an operator look at what an untrusted seller changed in the shop; not saved here."""
    shown = product.state == ListingState.PUBLISHED
    if shown and not is_trusted(record_of(seller, timezone.localdate()), terms()):
        product.unseen = True


def _say_offer(seller: Partner, product: Product, said: dict[str, Any]) -> None:
    offer = StockRecord.objects.select_for_update().get(partner=seller, product=product)
    if said.get("price"):
        offer.price = to_decimal(Rials(said["price"]))
    uncounted = product.made_to_order or not _is_counted(product)
    pieces = None if uncounted else said.get("quantity", offer.num_in_stock)
    set_pieces(offer, pieces)
    offer.save(update_fields=["price", "num_in_stock", "date_updated"])


def _is_counted(product: Product) -> bool:
    return product.product_class is None or bool(product.product_class.track_stock)


def set_pieces(offer: StockRecord, pieces: int | None) -> None:
    """Set how many there are; ``None`` when nobody counts. Raise ``HeldByOrders``; not saved."""
    held = offer.num_allocated or 0
    if pieces is not None and pieces < held:
        raise HeldByOrders(held)
    if pieces is None and held:
        raise HeldByOrders(held)
    offer.num_in_stock = pieces


def _rename_children(parent: Product, old: str, old_en: str) -> None:
    for child in parent.children.select_for_update().order_by("pk"):
        child.title = title_of_kind(parent.title, label_of(child.title, old))
        child.title_en = title_of_kind(parent.title_en, label_of(child.title_en, old_en), ", ")
        for name in SHARED:
            if name != "weight_g":
                setattr(child, name, getattr(parent, name))
        child.save()


def title_of_kind(parent: str, label: str, comma: str = "، ") -> str:
    """Return the title of a variant: that of its parent, and what tells it apart."""
    return f"{parent}{comma}{label}" if parent and label else label or parent


def label_of(title: str, parent: str) -> str:
    """Return what a variant's title adds to its parent's."""
    return title.removeprefix(parent).strip(" ،,")


@transaction.atomic
def say_kinds(seller: Partner, pk: int, rows: list[dict[str, Any]]) -> Product:
    """Make a product's kinds those of ``rows``: label, label_en, price, quantity, pk of old ones.

    A product without kinds becomes one with kinds: its own offer, with what orders hold of it,
    becomes that of the first. Kinds that are not named any more are hidden; their orders stay.
    Raise as ``say`` does.
    """
    product: Product = Product.objects.select_for_update().of_seller(seller).get(pk=pk)
    known = {child.pk: child for child in product.children.select_for_update().order_by("pk")}
    if rows and not product.is_parent:
        product.structure = Product.PARENT
        product.save()
    own = StockRecord.objects.select_for_update().filter(partner=seller, product=product).first()
    kept = set()
    for row in rows:
        child = known.get(row.get("pk") or 0)
        child = _say_kind(product, child, row)
        offer = (
            StockRecord.objects.select_for_update().filter(partner=seller, product=child).first()
        )
        if offer is None and own is not None:
            offer, own = own, None
        _offer_kind(seller, child, offer, row)
        kept.add(child.pk)
    product.children.exclude(pk__in=kept).filter(is_public=True).update(is_public=False)
    product.save()  # the card follows by signal, for the kinds that were hidden as well
    return product


def _say_kind(parent: Product, child: Product | None, row: dict[str, Any]) -> Product:
    child = child or Product(structure=Product.CHILD, parent=parent)
    for name in SHARED:
        if child._state.adding or name != "weight_g":
            setattr(child, name, getattr(parent, name))
    child.title = title_of_kind(parent.title, row["label"])
    child.title_en = title_of_kind(parent.title_en, row.get("label_en") or "", ", ")
    child.slug = slug(child.title) or "goods"
    child.is_public = True
    child.save()
    return child


def _offer_kind(
    seller: Partner, child: Product, offer: StockRecord | None, row: dict[str, Any]
) -> None:
    if offer is None:
        offer = StockRecord(partner=seller, partner_sku=str(child.pk))
    offer.product, offer.price = child, to_decimal(Rials(row["price"]))
    set_pieces(offer, None if child.made_to_order else row.get("quantity") or 0)
    offer.save()


@transaction.atomic
def add_lot(seller: Partner, pk: int, said: dict[str, Any]) -> FoodLot:
    """Add a lot of a food; the same number again corrects it."""
    product = Product.objects.select_for_update().of_seller(seller).get(pk=pk)
    lot, _new = FoodLot.objects.update_or_create(
        product=product,
        code=said["code"],
        defaults={name: said[name] for name in ("ingredients", "best_before", "permit_number")},
    )
    product.save()  # whoever keeps its page hears of it
    return lot


@transaction.atomic
def drop_lot(seller: Partner, pk: int, lot: int) -> None:
    """Take a lot away. Raise ``DoesNotExist`` for another seller's."""
    product = Product.objects.select_for_update().of_seller(seller).get(pk=pk)
    FoodLot.objects.get(pk=lot, product=product).delete()
    product.save()
