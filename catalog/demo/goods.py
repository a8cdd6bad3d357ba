"""Drafts of goods become products, variants and offers, in bulk."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalog.actions import batches
from catalog.classes import classes
from catalog.demo.drafts import GoodsDraft, Variant, variants
from catalog.models import Product
from core.backdate import keeping_dates
from core.money import Rials, to_decimal
from core.persian import slug
from sellers.models import StockRecord


def store(drafts: Iterable[GoodsDraft], sellers: Mapping[str, int]) -> int:
    """Store new goods with their variants and offers; return how many. ``sellers``: pk by code."""
    kinds, stored = classes(), 0
    with keeping_dates(Product):
        for batch in batches(drafts):
            products = [_product(draft, kinds[draft.service]) for draft in batch]
            Product.objects.bulk_create(products)
            pairs = list(zip(products, batch, strict=True))
            children = [child for pair in pairs for child in _children(*pair)]
            Product.objects.bulk_create(child for child, _ in children)
            offers = [_offer(p, d, sellers[d.seller]) for p, d in pairs if not p.is_parent]
            owners = {product.pk: sellers[draft.seller] for product, draft in pairs}
            offers += [_child_offer(child, kind, owners) for child, kind in children]
            StockRecord.objects.bulk_create(offers)
            stored += len(products)
    return stored


def _product(draft: GoodsDraft, kind: Any) -> Product:
    has_variants = draft.sku in variants()
    return Product(
        structure=Product.PARENT if has_variants else Product.STANDALONE,
        upc=draft.sku,
        title=draft.title,
        title_en=draft.title_en,
        slug=slug(draft.title),
        description=draft.description,
        description_en=draft.description_en,
        product_class=kind,
        trade_id=draft.trade,
        unit=draft.unit,
        made_to_order=draft.made_to_order,
        lead_days=draft.lead_days,
        weight_g=draft.weight_g,
        shipping_class=draft.shipping_class,
        withdrawal_rule=draft.withdrawal_rule,
        perishable=draft.perishable,
        date_created=draft.published,
        date_updated=draft.published,
    )


def _children(parent: Product, draft: GoodsDraft) -> Iterator[tuple[Product, Variant]]:
    """Yield a child for each variant; all but its name and weight are its parent's."""
    for number, variant in enumerate(variants().get(draft.sku, ()), start=1):
        title = f"{draft.title}، {variant.label}"
        child = Product(
            structure=Product.CHILD,
            parent=parent,
            upc=f"{draft.sku}-{number}",
            title=title,
            title_en=f"{draft.title_en}, {variant.label_en}",
            slug=slug(title),
            trade_id=draft.trade,
            unit=draft.unit,
            lead_days=draft.lead_days,
            weight_g=variant.weight_g,
            shipping_class=draft.shipping_class,
            withdrawal_rule=draft.withdrawal_rule,
            perishable=draft.perishable,
            date_created=draft.published,
            date_updated=draft.published,
        )
        yield child, variant


def _offer(product: Product, draft: GoodsDraft, seller: int) -> StockRecord:
    return StockRecord(
        product=product,
        partner_id=seller,
        partner_sku=draft.sku,
        price=to_decimal(Rials(draft.price)),
        num_in_stock=None if draft.service else draft.stock,
        num_allocated=0,
    )


def _child_offer(child: Product, variant: Variant, owners: Mapping[int, int]) -> StockRecord:
    return StockRecord(
        product=child,
        partner_id=owners[child.parent_id],
        partner_sku=child.upc,
        price=to_decimal(Rials(variant.price)),
        num_in_stock=variant.stock,
        num_allocated=0,
    )
