"""What both shops sell, read from our database for the file that the stock shop is filled from.

It holds ``shelves``, ``sellers`` and ``goods`` (variants among them, each with its parent), and
``asks``: which pages are measured, and which goods a search, a shelf and the whole list begin with.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from catalog.models import Card, Category, Product
from sellers.models import Partner, StockRecord

# Words that a few, many and a sixth of the goods hold; as in ``tests.benchmarks.measure``.
WORDS = ("سماور", "عسل", "خانگی")
PAGES, SHELVES, BEGIN = 8, 4, 60


def shelf_row(shelf: Any) -> dict[str, Any]:
    """Return a shelf; ``path`` says where it stands: a parent's path begins its children's."""
    return {"pk": shelf.pk, "name": shelf.name, "slug": shelf.slug, "path": shelf.path}


def goods_row(product: Any, card: Any, shelf: int | None) -> dict[str, Any]:
    """Return one product with its first offer; a parent has none. ``price`` is in whole rials.

    ``stock`` is ``None`` where nobody counts. A variant (``card`` is ``None``) has no shelf.
    """
    offer = next(iter(product.stockrecords.all()), None)
    return {
        "pk": product.pk,
        "parent": product.parent_id,
        "structure": product.structure,
        "title": product.title,
        "slug": card.slug if card else product.slug,
        "description": product.description,
        "shelf": shelf,
        "seller": offer.partner_id if offer else None,
        "price": int(offer.price) if offer else None,
        "stock": offer.num_in_stock if offer else None,
        "images": [image.original.name for image in product.images.all()],
    }


def three_by_three(sellers: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return triples of goods of three different sellers, from pairs of product and seller."""
    first: dict[int, int] = {}
    for pk, seller in sellers:
        first.setdefault(seller, pk)
    goods = list(first.values())
    return [goods[n : n + 3] for n in range(0, len(goods) - 2, 3)]


def collect() -> dict[str, Any]:
    """Return all that is written. The file of 20,000 goods takes about a minute."""
    shelf_of_trade = dict(Category.objects.exclude(trade=None).values_list("trade_id", "pk"))
    cards = {card.pk: card for card in Card.objects.all()}
    products = Product.objects.filter(pk__in=cards) | Product.objects.filter(parent__in=cards)
    goods = []
    for product in products.prefetch_related("stockrecords", "images").order_by("pk").iterator(500):
        card = cards.get(product.pk)
        shelf = shelf_of_trade[card.trade_id] if card else None
        goods.append(goods_row(product, card, shelf))
    return {
        "shelves": [shelf_row(s) for s in Category.objects.filter(is_public=True).order_by("path")],
        "sellers": list(Partner.objects.order_by("pk").values("pk", "name")),
        "goods": goods,
        "asks": asks(),
    }


def asks() -> dict[str, Any]:
    """Return what is measured: the same goods, shelves and words in both shops."""
    newest = Card.objects.order_by("-published", "-product")
    ready = Card.objects.filter(stock="in_stock", price_from=False, price__lt=90_000_000)
    big = Card.objects.values("sector").annotate(n=Count("pk")).order_by("-n")[:SHELVES]
    shelves = [Category.objects.get(sector=row["sector"]) for row in big]

    def begin(cards: Any) -> dict[str, Any]:
        return {"ids": list(cards.values_list("pk", flat=True)[:BEGIN]), "hits": cards.count()}

    answers = {"*": begin(newest)}
    answers |= {f"words:{word}": begin(newest.filter(title__contains=word)) for word in WORDS}
    answers |= {f"category:{s.pk}": begin(newest.filter(sector=s.sector_id)) for s in shelves}
    return {
        "products": [c.get_absolute_url() for c in ready.order_by("pk")[7 : 7 + PAGES]],
        "shelves": [shelf.get_absolute_url() for shelf in shelves],
        "words": list(WORDS),
        "answers": answers,
        "ready": list(ready.order_by("pk").values_list("pk", flat=True)[:400]),
        "triples": three_by_three(ready.order_by("pk").values_list("pk", "seller")[:1500]),
    }


def lay_in(found: dict[str, Any], pieces: int) -> None:
    """Lay in enough of what will be ordered."""
    ordered = {pk for triple in found["asks"]["triples"] for pk in triple}
    StockRecord.objects.filter(product__in=ordered).update(num_in_stock=pieces)
