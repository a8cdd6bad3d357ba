"""Facets count what counting by hand counts."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import facts
from catalog.actions import refresh_cards
from catalog.listing import panel
from catalog.listing.bands import BANDS
from catalog.listing.queries import Scope, goods
from catalog.listing.rules import Listing, opened
from catalog.models import Card
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db
TRADES = ("FOD-031", "FOD-001", "WVN-001")
PRICES = (50_000, 100_000, 200_000, 300_000, 999_999, 1_000_000, 5_000_000)


@pytest.fixture
def shop():
    """Forty goods of six producers, by chance but the same each time."""
    chance = random.Random(1)
    trades = [make.trade(code, code, code) for code in TRADES]
    counties = [make.county(c, c, c) for c in ("KHR", "BRJ", "DRD")]
    sellers = [make.seller("", *trades, county=county) for county in counties for _ in range(2)]
    for _ in range(40):
        make.product(
            seller=chance.choice(sellers),
            trade=chance.choice(trades),
            price=chance.choice(PRICES) * 10,
            stock=chance.choice([None, 0, 5]),
            card=False,
        )
    refresh_cards()
    return list(Card.objects.all())


def fits(card: Card, listing: Listing, but: str = "") -> bool:
    toman = card.price // 10
    bands = [b for b in BANDS if b.code in listing.bands]
    return (
        (but == "county" or not listing.county or card.county_id in listing.county)
        and (but == "sector" or not listing.sector or card.sector_id in listing.sector)
        and (but in ("sector", "trade") or not listing.trade or card.trade_id in listing.trade)
        and (but == "stock" or not listing.availability or card.stock in listing.availability)
        and (but == "price" or not bands or any(in_band(toman, b) for b in bands))
        and (listing.price_min or 0) <= toman <= (listing.price_max or 10**9)
    )


def in_band(toman: int, band) -> bool:
    return (band.low or 0) <= toman <= (band.high or 10**9)


LISTINGS = [
    Listing(),
    Listing(county=("KHR",)),
    Listing(county=("BRJ", "KHR"), sector=("FOD",)),
    Listing(sector=("FOD",), trade=("FOD-031",), availability=("in_stock",)),
    Listing(bands=("100-300", "3000-"), county=("DRD",)),
    Listing(price_min=100_000, price_max=1_000_000, availability=("made_to_order",)),
]


def asked(listing: Listing, scope: Scope = Scope(), day=TODAY):  # noqa: B008 -- frozen
    """The list as a view asks for it."""
    return goods(listing, scope, day, opened(listing, facts.facts().known, scope.sector))


@pytest.mark.parametrize("listing", LISTINGS)
def test_counts_equal_counting_by_hand(shop, listing):
    counts = asked(listing).counts

    def by_hand(facet, value):
        return sum(value(card) for card in shop if fits(card, listing, facet))

    assert counts.total == by_hand("", lambda c: True)
    for code in ("KHR", "BRJ", "DRD"):
        assert counts.county[code] == by_hand("county", lambda c, code=code: c.county_id == code)
    for code in ("FOD", "WVN"):
        assert counts.sector[code] == by_hand("sector", lambda c, code=code: c.sector_id == code)
    for code in [t for t in TRADES if t[:3] in opened(listing, facts.facts().known)]:
        assert counts.trade[code] == by_hand("trade", lambda c, code=code: c.trade_id == code)
    for stock in ("in_stock", "made_to_order", "sold_out"):
        assert counts.stock[stock] == by_hand("stock", lambda c, stock=stock: c.stock == stock)
    for band in BANDS:
        assert counts.bands[band.code] == by_hand(
            "price", lambda c, band=band: in_band(c.price // 10, band)
        )


@pytest.mark.parametrize("listing", LISTINGS)
def test_the_cards_are_those_that_are_counted(shop, listing):
    found = asked(listing)
    second = asked(replace(listing, page=2)) if found.pages > 1 else None
    cards = found.cards + (second.cards if second else [])
    assert {c.pk for c in cards} == {c.pk for c in shop if fits(c, listing)}
    assert len(cards) == found.total


@pytest.mark.parametrize(("sort", "key"), [
    ("newest", lambda c: (-c.published.timestamp(), -c.pk)),
    ("price", lambda c: (c.price, c.pk)),
    ("-price", lambda c: (-c.price, -c.pk)),
    ("popular", lambda c: (-c.sold, -c.pk)),
    ("rating", lambda c: (c.rating is None, -(c.rating or 0), -c.reviews, -c.pk)),
])  # fmt: skip
def test_orders(shop, sort, key):
    for i, card in enumerate(shop):
        Card.objects.filter(pk=card.pk).update(
            sold=i % 7,
            rating=None if i % 3 == 0 else i % 5,
            published=timezone.now() - timedelta(i),
        )
    cards = list(Card.objects.all())
    found = goods(Listing(sort=sort), Scope(), TODAY).cards
    assert found == sorted(cards, key=key)[: len(found)]


def test_a_sector_counts_its_own_goods_only(shop):
    found = goods(Listing(), Scope(sector="WVN"), TODAY)
    assert found.total == sum(card.sector_id == "WVN" for card in shop)
    assert {card.sector_id for card in found.cards} == {"WVN"}


def test_goods_leave_with_the_licence():
    stays, goes = make.seller(until=TODAY + DAY), make.seller(until=TODAY)
    jam = make.product(seller=stays)
    make.product(seller=goes)

    assert goods(Listing(), Scope(), TODAY).total == 2
    tomorrow = goods(Listing(), Scope(), TODAY + DAY)
    assert ([c.pk for c in tomorrow.cards], tomorrow.total) == ([jam.pk], 1)


def test_counts_follow_a_change_at_once():
    make.product()
    assert goods(Listing(), Scope(), TODAY).total == 1
    make.product()
    assert goods(Listing(), Scope(), TODAY).total == 2


def test_a_page_beyond_the_last_becomes_the_last(shop):
    found = goods(Listing(page=50), Scope(), TODAY)
    assert (found.page, found.pages, len(found.cards)) == (2, 2, 16)


def test_trades_are_offered_once_a_sector_is_chosen(shop):
    def names(listing, scope):
        found = asked(listing, scope)
        return [f["name"] for f in panel.facets(listing, scope, found.counts, facts.facts())]

    assert names(Listing(), Scope()) == ["county", "sector", "availability", "price"]
    assert "trade" in names(Listing(sector=("FOD",)), Scope())
    assert "trade" in names(Listing(), Scope(sector="FOD"))
    assert names(Listing(), Scope(trade="FOD-031")) == ["county", "availability", "price"]
