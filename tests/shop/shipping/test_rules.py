"""Sending: prices rise with weight, zones look the same from both ends, rials stay whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.shipping import rules
from shop.shipping.parcels import Destination, ParcelSpec, Quote, Zone, distance_km, zone
from shop.shipping.rules import Obstacle, quotes
from shop.shipping.tariff import tariff
from shop.shipping.ways import post
from shop.shipping.ways.boxed import boxes

KHORRAMABAD = Destination("KHR", "15", 33.4878, 48.3558)
BORUJERD = Destination("BRJ", "15", 33.8942, 48.767)
HAMADAN = Destination(None, "13", 34.7983, 48.5148)
TEHRAN = Destination(None, "23", 35.6892, 51.389)
PLACES = [KHORRAMABAD, BORUJERD, HAMADAN, TEHRAN]

SPEC = ParcelSpec(
    weight_g=1200,
    heaviest_g=600,
    shipping_classes=frozenset({"post"}),
    from_county="KHR",
    from_province="15",
    from_lat=33.4878,
    from_lon=48.3558,
)
KINDS = ["post", "post_fragile", "cold_or_express", "freight", "local_pickup", "none"]


def codes(spec: ParcelSpec, to: Destination) -> set[str]:
    return {quote.code for quote in quotes(spec, to)}


def price(spec: ParcelSpec, to: Destination, code: str = post.CODE) -> int:
    return next(quote.price for quote in quotes(spec, to) if quote.code == code)


weights = st.integers(min_value=0, max_value=200_000)
specs = st.builds(
    replace,
    st.just(SPEC),
    weight_g=weights,
    heaviest_g=st.integers(min_value=0, max_value=80_000),
    shipping_classes=st.frozensets(st.sampled_from(KINDS), min_size=1),
    offers_courier=st.booleans(),
    offers_pickup=st.booleans(),
    pickup=st.sampled_from(["", "بازارچهٔ خرم‌آباد"]),
)


@given(spec=specs, more=weights, to=st.sampled_from(PLACES))
def test_price_never_falls_when_weight_rises(spec, more, to):
    heavier = {q.code: q.price for q in quotes(replace(spec, weight_g=spec.weight_g + more), to)}
    for quote in quotes(spec, to):
        assert heavier.get(quote.code, quote.price) >= quote.price


@given(spec=specs, to=st.sampled_from(PLACES))
def test_quotes_are_whole_rials_in_order_and_explained_when_there_are_none(spec, to):
    found = quotes(spec, to)

    assert all(type(q.price) is int and q.price >= 0 and q.price % 10 == 0 for q in found)
    assert all(0 <= q.days[0] <= q.days[1] for q in found)
    assert [q.price for q in found] == sorted(q.price for q in found)
    assert len({q.code for q in found}) == len(found)
    assert bool(found) == (rules.obstacle(spec, to) is None)


@given(here=st.sampled_from(PLACES), there=st.sampled_from(PLACES))
def test_zones_look_the_same_from_both_ends(here, there):
    def zone_between(a: Destination, b: Destination) -> Zone:
        spec = replace(SPEC, from_county=a.county_code or "", from_province=a.province_code)
        return zone(spec, b)

    if (here.county_code and there.county_code) or here.province_code != there.province_code:
        assert zone_between(here, there) == zone_between(there, here)


def test_each_zone_costs_more_than_the_nearer_one():
    found = [price(SPEC, to) for to in PLACES]

    assert [zone(SPEC, to) for to in PLACES] == list(Zone)
    assert found == sorted(found)
    assert len(set(found)) == 4


def test_a_step_holds_its_upper_end():
    at = price(replace(SPEC, weight_g=1000), BORUJERD)

    assert price(replace(SPEC, weight_g=501), BORUJERD) == at
    assert price(replace(SPEC, weight_g=1001), BORUJERD) > at


def test_more_than_a_box_is_several_boxes():
    heavy = replace(SPEC, weight_g=61_000)
    (found,) = [q for q in quotes(heavy, TEHRAN) if q.code == post.CODE]
    full = price(replace(SPEC, weight_g=30_000), TEHRAN)

    assert found.boxes == 3
    assert found.price == 2 * full + price(replace(SPEC, weight_g=1000), TEHRAN)
    assert boxes(60_000) == [30_000, 30_000]


def test_a_piece_heavier_than_a_box_goes_by_freight():
    assert codes(replace(SPEC, weight_g=31_000, heaviest_g=30_000), TEHRAN) == {"post"}
    assert codes(replace(SPEC, weight_g=31_000, heaviest_g=30_001), TEHRAN) == {"freight"}


def test_fragile_goods_cost_a_surcharge_for_each_box():
    fragile = replace(SPEC, shipping_classes=frozenset({"post", "post_fragile"}), weight_g=31_000)
    sturdy = replace(SPEC, weight_g=31_000)
    surcharge = tariff().terms["fragile_surcharge"]

    assert price(fragile, TEHRAN) - price(sturdy, TEHRAN) == 2 * surcharge


def test_chilled_goods_stay_in_the_province():
    cold = replace(SPEC, shipping_classes=frozenset({"post", "cold_or_express"}))

    assert codes(cold, BORUJERD) == {"express"}
    assert codes(cold, HAMADAN) == set()
    assert rules.obstacle(cold, HAMADAN) == Obstacle.COLD_STAYS_NEAR
    assert rules.obstacle(replace(cold, heaviest_g=30_001), BORUJERD) == Obstacle.NOT_TOGETHER


def test_courier_serves_the_sellers_own_county():
    offered = replace(SPEC, offers_courier=True)

    assert "courier" in codes(offered, KHORRAMABAD)
    assert "courier" not in codes(SPEC, KHORRAMABAD)
    assert "courier" not in codes(offered, BORUJERD)
    assert "courier" not in codes(replace(offered, weight_g=20_001), KHORRAMABAD)


def test_pick_up_needs_a_place():
    local = replace(SPEC, shipping_classes=frozenset({"local_pickup"}), offers_pickup=True)

    assert rules.obstacle(local, KHORRAMABAD) == Obstacle.PICKUP_ONLY
    assert codes(replace(local, pickup="بازارچه"), TEHRAN) == {"pickup"}
    assert rules.sent(quotes(replace(local, pickup="بازارچه"), TEHRAN)) == []


def test_a_buyer_who_must_fetch_is_told_why():
    place = replace(SPEC, offers_pickup=True, pickup="بازارچه")
    cold = replace(place, shipping_classes=frozenset({"cold_or_express"}))
    local = replace(place, shipping_classes=frozenset({"local_pickup"}))

    assert rules.obstacle_to_sending(place, TEHRAN) is None
    assert rules.obstacle_to_sending(cold, BORUJERD) is None
    assert rules.obstacle_to_sending(cold, TEHRAN) == Obstacle.COLD_STAYS_NEAR
    assert rules.obstacle_to_sending(local, TEHRAN) == Obstacle.NOT_SENT


def test_services_send_nothing_unless_goods_go_with_them():
    service = replace(SPEC, shipping_classes=frozenset({"none"}), weight_g=0)

    assert quotes(service, TEHRAN) == [Quote("digital", 0, (0, 0), 0)]
    assert "digital" not in codes(
        replace(SPEC, shipping_classes=frozenset({"none", "post"})), TEHRAN
    )


def test_freight_follows_the_road():
    tent = replace(SPEC, weight_g=68_000, shipping_classes=frozenset({"freight"}))

    assert price(tent, TEHRAN, "freight") > price(tent, BORUJERD, "freight")
    assert distance_km(tent, KHORRAMABAD) == 0
    assert 400 <= distance_km(tent, TEHRAN) <= 520  # 490 km by road


@pytest.mark.parametrize("code", ["00", "05", "06", "10", "13", "16"])
def test_lorestan_has_six_neighbours(code):
    assert zone(SPEC, Destination(None, code, 0, 0)) == Zone.NEIGHBOUR
    assert sum("15" in pair for pair in tariff().neighbours) == 6
