"""What must always hold of cards; run by ``manage.py audit``."""

from collections.abc import Iterator

from django.utils import timezone

from catalog import actions, cards, tally
from catalog.listing import totals
from catalog.models import Card, CardWords
from catalog.search.rows import compared, rows_of
from core.audit import Finding, register
from sellers.licensing import gate
from sellers.licensing.rules import last_day_of_sale
from sellers.models import Partner

NAME = "cards agree with goods"


@register(NAME)
def cards_agree_with_goods() -> Iterator[Finding]:
    """Yield each product whose card, or narrow row, is not what the goods of today make it."""
    today = timezone.localdate()
    for ids in actions.batches(actions.all_ids()):
        wanted = cards.made(ids, today)
        stored = {card.pk: card for card in Card.objects.filter(pk__in=ids)}
        yield from _cards(wanted, stored)
        yield from _rows({pk: card for pk, card in stored.items() if pk in wanted})


def _cards(wanted: dict[int, Card], stored: dict[int, Card]) -> Iterator[Finding]:
    for pk in sorted(wanted.keys() | stored.keys()):
        if pk not in stored:
            yield Finding(NAME, f"product {pk}", "is for sale and has no card")
        elif pk not in wanted:
            # A licence that ended yesterday hides its card by itself until the next refresh.
            if stored[pk].until >= timezone.localdate():
                yield Finding(NAME, f"product {pk}", "has a card and is not for sale")
        elif different := _differences(wanted[pk], stored[pk]):
            yield Finding(NAME, f"product {pk}", f"the card is wrong in {', '.join(different)}")


def _differences(wanted: Card, stored: Card) -> list[str]:
    pairs = zip(cards.FIELDS, cards.values_of(wanted), cards.values_of(stored), strict=True)
    return [name for name, should, is_ in pairs if should != is_]


def _rows(stored: dict[int, Card]) -> Iterator[Finding]:
    found = {r.pk: r for r in CardWords.objects.filter(pk__in=stored).defer("words")}
    for pk, row in sorted(rows_of(list(stored.values())).items()):
        if pk not in found or compared(row) != compared(found[pk]):
            yield Finding(NAME, f"product {pk}", "search and counts do not know its card")


GATE = "no listing breaks the licence gate"


@register(GATE)
def listings_keep_the_gate() -> Iterator[Finding]:
    """Yield each listing that a licence or a permit of today does not allow, by the plain rule.

    Judged from the papers one by one, not by the query that makes cards.
    """
    today = timezone.localdate()
    shown = Card.objects.for_sale(today).order_by("pk")
    for batch in actions.batches(shown.select_related("trade").iterator(chunk_size=actions.BATCH)):
        papers = gate.facts_of(card.seller_id for card in batch)
        for card in batch:
            held = papers[card.seller_id]
            path = card.trade.permit_path
            until = last_day_of_sale(card.trade_id, path, *held, today)
            if until is None or until < card.until:
                allowed = f"until {until}" if until else "not today"
                text = f"is listed until {card.until}, its producer may sell it {allowed}"
                yield Finding(GATE, f"product {card.pk}", text)


TALLIES = "producers' goods and stars agree with cards"


@register(TALLIES)
def tallies_agree_with_cards() -> Iterator[Finding]:
    """Yield each producer whose number of goods, of reviews, or whose mean is not their cards'."""
    made = tally.tallies()
    for seller in Partner.objects.only("name", *tally.COLUMNS).order_by("pk").iterator():
        stored, should = tally.told(seller), made.get(seller.pk, tally.NOTHING)
        if stored != should:
            text = f"goods, reviews and stars are {_said(stored)} instead of {_said(should)}"
            yield Finding(TALLIES, f"seller {seller.pk}", text)


TOTALS = "totals of goods agree with cards"


@register(TOTALS)
def totals_agree_with_cards() -> Iterator[Finding]:
    """Yield each total of goods that is not the number of its cards."""
    told, should = totals.stored(), totals.counted()
    for key in sorted(told.keys() | should.keys()):
        if told[key] != should[key]:
            subject = " ".join(part or "all" for part in key)
            yield Finding(TOTALS, subject, f"says {told[key]}, the cards are {should[key]}")


def _said(numbers: tally.Tally) -> str:
    return " / ".join(map(str, numbers))
