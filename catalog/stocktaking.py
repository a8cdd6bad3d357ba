"""How many there are: written by producers who cannot open the desk, too."""

from dataclasses import dataclass

from django.db import transaction

from core.models import User
from core.persian import ZWNJ, search_key
from sellers.models import StockRecord


class HeldMore(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Orders hold ``held`` pieces, more than she says there are."""

    def __init__(self, held: int) -> None:
        """Keep how many."""
        super().__init__(held)
        self.held = held


@dataclass(frozen=True)
class Offer:
    """A counted offer and what it is called."""

    pk: int
    product_id: int
    title: str


def counted_offers(sellers: list[int]) -> list[Offer]:
    """Return the offers whose pieces are counted, of these sellers, by title. One query."""
    offers = StockRecord.objects.filter(
        partner__in=sellers, num_in_stock__isnull=False, product__made_to_order=False
    ).exclude(product__structure="parent")
    rows = offers.select_related("product__parent").order_by("product__title", "pk")
    return [Offer(row.pk, row.product_id, row.product.get_title()) for row in rows]


def named(offers: list[Offer], words: tuple[str, ...]) -> list[Offer]:
    """Return the offers whose title has all the words, in any spelling; all for no words."""
    keys = [key for word in words for key in search_key(word).split()]
    found = []
    for offer in offers:
        title = f"{search_key(offer.title)} {search_key(offer.title.replace(ZWNJ, ''))}"
        if all(key in title for key in keys):
            found.append(offer)
    exact = [offer for offer in found if search_key(offer.title).split() == keys]
    return exact or found


@transaction.atomic
def set_stock(pk: int, pieces: int, *, by: User | None) -> StockRecord:
    """Say that there are ``pieces`` of an offer, those that orders hold among them.

    Raise ``HeldMore`` for fewer than orders hold. The card follows by signal.
    """
    offer = StockRecord.objects.select_for_update(of=("self",)).get(pk=pk)
    held = offer.num_allocated or 0
    if pieces < held:
        raise HeldMore(held)
    if offer.num_in_stock != pieces:
        offer.num_in_stock = pieces
        offer.save(update_fields=["num_in_stock", "date_updated"])
    return offer
