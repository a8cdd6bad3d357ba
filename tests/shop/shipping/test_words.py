"""What a producer reads before she packs."""

from shop.shipping import rules, words


def test_a_parcel_is_packed_as_the_carrier_takes_it():
    light, heavy = words.takes(rules.POST, 900), words.takes(rules.POST, 61_000)

    assert "۳۰ کیلو" in light
    assert "گاز و افشانه" in light
    assert "۳ جعبه" in heavy
    assert "جعبه بسازید" not in light
    assert words.takes(rules.PICKUP, 900) == ""
