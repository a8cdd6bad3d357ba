"""What a good row of a file does: begins a listing, or changes goods that are there."""

from typing import Any, Final

from catalog.bulk.goods import OWN, Goods
from catalog.classes import classes
from catalog.desk.defaults import defaults_for
from catalog.models import Product
from catalog.moderation.states import ListingState
from core.money import Rials, to_decimal
from core.persian import index_text, slug
from sellers.models import Partner, StockRecord, Trade

# What buyers read: an operator looks at it again when goods on sale say something new.
READ: Final = frozenset(("title", "title_en", "description", "description_en", "trade"))


def begin_listing(seller: Partner, code: str, said: dict[str, Any], *, trade: Trade) -> Product:
    """Begin a listing with what a row says and what is true of most goods of its trade.

    It is a draft: buyers look before they read, so it is handed in once it has a photo.
    """
    service = trade.output_kind == "service"
    words = frozenset(index_text(f"{trade.name_fa} {trade.name_en}").split())
    usual = defaults_for(trade.pk, words, service=service)
    own = {key: said[key] for key in OWN if key in said}
    taken = {
        "unit": usual.unit,
        "weight_g": usual.weight_g,
        "lead_days": usual.lead_days,
        "shipping_class": usual.shipping_class,
        "withdrawal_rule": usual.withdrawal_rule,
    }
    made_to_order = service or bool(said.get("made_to_order"))
    product: Product = Product.objects.create(
        **{**taken, **own, "made_to_order": made_to_order},
        perishable=usual.perishable,
        trade=trade,
        slug=slug(said["title"]) or "goods",
        product_class=classes()[service],
        state=ListingState.DRAFT,
        is_public=False,
    )
    StockRecord.objects.create(
        product=product,
        partner=seller,
        partner_sku=code,
        price=to_decimal(Rials(said["price"])),
        num_in_stock=None if made_to_order else said["stock"],
        num_allocated=0,
    )
    return product


def change_goods(goods: Goods, changes: dict[str, tuple[Any, Any]]) -> None:
    """Write what differs; the caller holds the locks, the card follows on commit."""
    wanted = {key: after for key, (_before, after) in changes.items()}
    product, offer = goods.product, goods.offer
    own = [key for key in (*OWN, "trade") if key in wanted]
    for key in own:
        setattr(product, "trade_id" if key == "trade" else key, wanted[key])
    if own and READ & set(own) and product.state == ListingState.PUBLISHED:
        product.unseen = True
        own.append("unseen")
    if own:
        product.save(update_fields=[*own, "date_updated"])
    sold = []
    if "price" in wanted:
        offer.price = to_decimal(Rials(wanted["price"]))
        sold.append("price")
    if product.made_to_order and offer.num_in_stock is not None:
        offer.num_in_stock = None
        sold.append("num_in_stock")
    elif "stock" in wanted and not product.made_to_order:
        offer.num_in_stock = wanted["stock"]
        sold.append("num_in_stock")
    if sold:
        offer.save(update_fields=[*sold, "date_updated"])
