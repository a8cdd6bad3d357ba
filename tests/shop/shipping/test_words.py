"""What a producer reads before she packs."""

from shop.shipping import rules, words
from shop.shipping.ways import post


def test_a_parcel_is_packed_as_the_carrier_takes_it():
    light, heavy = words.takes(post.CODE, 900), words.takes(post.CODE, 61_000)

    assert "۳۰ کیلو" in light
    assert "گاز و افشانه" in light
    assert "۳ جعبه" in heavy
    assert "جعبه بسازید" not in light
    assert words.takes(rules.PICKUP, 900) == ""
