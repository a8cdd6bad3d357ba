"""What the desk shows of a producer's goods. Every list costs the same, however long."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import Card, Product
from catalog.moderation import words
from catalog.moderation.queries import reasons_of
from catalog.moderation.states import ListingState
from catalog.moderation.terms import looked_at_by
from catalog.photos import first_pictures, photo_values
from core.jalali import date_text
from core.language import language
from core.money import Rials, from_decimal
from sellers.models import Partner, StockRecord

# What the tabs of the list show.
TABS: dict[str, Q] = {
    "": Q(),
    "shop": Q(state=ListingState.PUBLISHED),
    "todo": Q(state__in=[ListingState.DRAFT, ListingState.REVISION]),
    "waiting": Q(state=ListingState.WAITING),
    "hidden": Q(state=ListingState.HIDDEN),
}


@dataclass(frozen=True)
class Row:
    """One of a producer's goods, as the list shows it.

    ``price`` and ``left`` are ``None`` where nothing was said or nobody counts; ``stock`` are the
    pieces at hand, ``held`` those of them that orders hold; ``kinds`` is the number of variants.
    ``note`` says what to do, with the way to do it in ``url``.
    """

    product: Product
    photo: dict[str, Any] | None
    price: Rials | None
    price_from: bool
    left: int | None
    stock: int | None
    held: int
    kinds: int
    label: str
    sign: str
    note: str
    url: str
    on_sale: bool
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_quick(self) -> bool:
        """Whether price and count can be changed right here: one offer, not a draft."""
        return not self.kinds and self.product.state != ListingState.DRAFT

    @property
    def counted(self) -> bool:
        """Whether pieces are counted: not what is made to order, and no services."""
        kind = self.product.product_class
        return not self.product.made_to_order and (kind is None or kind.track_stock)


def goods_of(seller: Partner, tab: str = "") -> QuerySet[Product]:
    """Return the seller's goods of a tab, what was changed last first. Adds no query."""
    goods = Product.objects.of_seller(seller).filter(TABS.get(tab, Q()))
    return goods.select_related("card", "product_class", "trade").order_by("-date_updated", "-pk")


def rows_of(seller: Partner, goods: Collection[Product], day: date) -> list[Row]:
    """Return the rows of ``goods``. Four queries, three where none came back."""
    pks = [product.pk for product in goods]
    offers = _offers(seller, pks)
    photos = first_pictures(pks)
    back = [product.pk for product in goods if product.state == ListingState.REVISION]
    reasons = reasons_of(back) if back else {}
    return [
        _row(product, offers[product.pk], photos.get(product.pk), reasons.get(product.pk, ""), day)
        for product in goods
    ]


def _offers(seller: Partner, pks: Iterable[int]) -> dict[int, list[StockRecord]]:
    mine = StockRecord.objects.filter(partner=seller).select_related("product")
    wanted = Q(product__in=pks) | Q(product__parent__in=pks, product__is_public=True)
    found: dict[int, list[StockRecord]] = defaultdict(list)
    for offer in mine.filter(wanted).order_by("price", "pk"):
        found[offer.product.parent_id or offer.product_id].append(offer)
    return found


def _row(product: Product, offers: list[StockRecord], photo: Any, reason: str, day: date) -> Row:
    prices = [from_decimal(offer.price) for offer in offers if offer.price is not None]
    counts = [offer.net_stock_level for offer in offers if offer.num_in_stock is not None]
    card: Card | None = getattr(product, "card", None)
    on_sale = card is not None and card.until >= day
    label, sign, note = _standing(product, on_sale, reason)
    left = None if product.made_to_order or not counts else sum(counts)
    if on_sale and left == 0:
        label, sign, note = _("Sold out"), "warn", _("Write how many you have to sell it again.")
    return Row(
        product=product,
        photo=photo,
        price=min(prices, default=None),
        price_from=len(set(prices)) > 1,
        left=left,
        stock=offers[0].num_in_stock if len(offers) == 1 else None,
        held=sum(offer.num_allocated or 0 for offer in offers),
        kinds=len(offers) if product.is_parent else 0,
        label=label,
        sign=sign,
        note=note,
        url=address_of(product),
        on_sale=on_sale,
    )


def _standing(product: Product, on_sale: bool, reason: str) -> tuple[str, str, str]:
    """Return a listing's state in a word, that word's kind, and what to do."""
    label = str(words.STATES[product.state])
    if product.state == ListingState.WAITING:
        return label, "link", words.waits_until(_day(looked_at_by(product.submitted_at)))
    if product.state == ListingState.REVISION:
        return label, "warn", words.said(reason)
    if product.state in _PLAIN:
        return label, "", str(_PLAIN[product.state])
    if on_sale:
        return label, "good", ""
    return _not_on_sale(product)


_PLAIN = {
    ListingState.DRAFT: gettext_lazy("Only you see it. Finish it to sell it."),
    ListingState.HIDDEN: gettext_lazy("Buyers do not see it."),
}


def _not_on_sale(product: Product) -> tuple[str, str, str]:
    if not product.is_public:
        return _("Taken off"), "bad", _("We took it off the shop. Write to us to hear why.")
    return _("Not on sale"), "warn", _("Your licence or permit for this trade does not hold today.")


def _day(day: date) -> str:
    return date_text(day, language(), "weekday")


def address_of(product: Product) -> str:
    """Return the page on which a listing is worked on: the first form as long as it is a draft."""
    if product.state == ListingState.DRAFT and product.form_key:
        return f"{reverse('goods:new')}?key={product.form_key}"
    return reverse("goods:more", args=[product.pk])


@dataclass(frozen=True)
class Shot:
    """A photo of a listing, by the key under which it is taken off."""

    pk: int
    picture: dict[str, Any]


def shots_of(product: Product | None) -> list[Shot]:
    """Return a listing's photos in their order. Two queries, none without a listing."""
    if product is None:
        return []
    images = product.images.filter(photo__isnull=False).select_related("photo")
    found = list(images.order_by("display_order", "pk"))
    pictures = photo_values([image.photo for image in found])
    return [Shot(image.pk, pictures[image.photo_id]) for image in found]


def offers_of(seller: Partner, product: Product) -> list[StockRecord]:
    """Return the seller's offers of a listing: its own, or those of its kinds. One query."""
    return _offers(seller, [product.pk])[product.pk]


def counts_of(seller: Partner) -> dict[str, int]:
    """Return how many goods stand behind each tab. One query."""
    found = Product.objects.of_seller(seller).aggregate(
        **{tab or "all": Count("pk", filter=rule or None) for tab, rule in TABS.items()}
    )
    return {tab: found[tab or "all"] for tab in TABS}


def sold_out(seller: Partner) -> int:
    """Return how many of the seller's goods in the shop have no piece left. One query."""
    return Card.objects.filter(seller=seller, stock="sold_out").count()
