"""Addresses of lists: read, written, and never an error."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from catalog.listing.bands import BANDS, BORDERS, place
from catalog.listing.rules import (
    AVAILABILITY,
    LAST_PAGE,
    SORTS,
    Known,
    Listing,
    read,
)
from core.persian import clean

KNOWN = Known({"KHR", "BRJ"}, {"FOD", "WVN"}, {"FOD-031": "FOD", "WVN-001": "WVN"})


def of(address: str, **more) -> tuple[Listing, tuple[str, ...]]:
    return read(QueryDict(address).getlist, KNOWN, **more)


def some(values):
    return st.lists(st.sampled_from(sorted(values)), unique=True).map(lambda v: tuple(sorted(v)))


@st.composite
def listings(draw) -> Listing:
    q = clean(draw(st.text(max_size=30)))
    ends = sorted(draw(st.lists(st.integers(0, 10**9), min_size=2, max_size=2)))
    return Listing(
        q=q,
        county=draw(some(KNOWN.counties)),
        sector=draw(some(KNOWN.sectors)),
        trade=draw(some(KNOWN.trades)),
        availability=draw(some(AVAILABILITY)),
        bands=draw(some(b.code for b in BANDS)),
        price_min=draw(st.sampled_from([None, ends[0]])),
        price_max=draw(st.sampled_from([None, ends[1]])),
        sort=draw(st.sampled_from((*SORTS, "relevance") if q else SORTS)),
        page=draw(st.integers(1, LAST_PAGE)),
    )


@given(listings())
def test_what_is_written_is_read_back(listing):
    query = QueryDict(mutable=True)
    for name, value in listing.pairs():
        query.appendlist(name, value)
    assert read(QueryDict(query.urlencode()).getlist, KNOWN) == (listing, ())


@given(st.dictionaries(
    st.sampled_from(["q", "county", "price", "price_min", "price_max", "sort", "page", "trade"]),
    st.lists(st.text(max_size=40), max_size=3),
))  # fmt: skip
def test_no_address_is_an_error(values):
    listing, _ = read(lambda name: values.get(name, []), KNOWN)
    assert 1 <= listing.page <= LAST_PAGE
    again, left_out = read(dict_of(listing).getlist, KNOWN)
    assert (again, left_out) == (listing, ())


def dict_of(listing: Listing) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in listing.pairs():
        query.appendlist(name, value)
    return query


def test_prices_in_any_digits():
    wanted = Listing(price_min=100_000, price_max=300_000)
    assert of("price_min=۱۰۰٬۰۰۰&price_max=300,000 تومان") == (wanted, ())
    assert of("price_min=٣٠٠٠٠٠&price_max=100000") == (wanted, ())


def test_wrong_values_are_left_out_by_name():
    listing, left_out = of("county=KHR&county=XXX&price_min=cheap&sort=size&page=x&availability=no")
    assert listing == Listing(county=("KHR",))
    assert left_out == ("price_min", "page", "county", "availability", "sort")


def test_empty_boxes_of_a_form_mean_nothing():
    assert of("q=&price_min=&price_max=&sort=") == (Listing(), ())


def test_words_are_read_only_for_a_search():
    assert of("q=کشک", searching=False)[0] == Listing()
    assert of("q=كشك")[0] == Listing(q="کشک", sort="relevance")


@given(st.integers(1, 10**11))
def test_a_price_is_in_the_bands_that_hold_it(price):
    toman = price / 10
    for band in BANDS:
        inside = (band.low or 0) <= toman <= (band.high or 10**12)
        assert (place(price) in band.places) == inside


def test_a_border_is_in_both_bands():
    assert sum(place(BORDERS[0]) in band.places for band in BANDS) == 2
