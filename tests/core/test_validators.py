import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import validators
from core.persian import to_persian_digits
from core.validators import Invalid

VECTORS = Path(__file__).parent / "data" / "validator_vectors.csv"


def vectors(*expected):
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["kind"], row["value"]) for row in rows if row["expected"] in expected]


@pytest.mark.parametrize(("kind", "value"), vectors("valid", "valid_strict"))
def test_valid_vectors(kind, value):
    check = getattr(validators, kind)
    normal = check(value)

    assert normal.endswith(value.lstrip("+0")) if kind == "mobile" else normal == value
    assert check(normal) == normal
    assert check(f" {to_persian_digits(value)} ") == normal
    assert check(f"{value[:6]} {value[6:9]}-{value[9:]}") == normal


@pytest.mark.parametrize(("kind", "value"), vectors("invalid", "invalid_strict"))
def test_invalid_vectors(kind, value):
    with pytest.raises(Invalid):
        getattr(validators, kind)(value)


def test_vectors_to_normalise():
    assert vectors("normalise") == [("postal_code", "68138-33946")]
    assert validators.postal_code("68138-33946") == "6813833946"


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("legal_id", "10100000000", "repeated"),
        ("legal_id", "10860123457", "checksum"),
        ("iban", "DE350220000000000000123456", "country"),
        ("iban", "IR12", "format"),
        ("iban", "IR350220000000000000123457", "checksum"),
        ("mobile", "06633401234", "format"),
        ("mobile", "+4479161234567", "format"),
        ("mobile", "", "format"),
        ("postal_code", "²813833946", "format"),
        ("postal_code", "6913812345", "unknown"),
    ],
)
def test_codes_are_stable(kind, value, code):
    with pytest.raises(Invalid) as refused:
        getattr(validators, kind)(value)
    assert refused.value.code == code
    assert value not in str(refused.value) or not value


def test_legal_id_with_remainder_ten_ends_in_nought():
    assert validators.legal_id("10101122470") == "10101122470"


def test_iban_without_its_letters_is_completed():
    assert validators.iban("35 0220 0000 0000 0000 1234 56") == "IR350220000000000000123456"
    assert validators.iban("ir350220000000000000123456") == "IR350220000000000000123456"


@given(st.integers(0, 999_999_999), st.sampled_from(["", "0", "98", "+98", "0098"]))
def test_all_ways_of_writing_a_mobile_meet(rest, prefix):
    assert validators.mobile(f"{prefix}9{rest:09}") == f"+989{rest:09}"


@given(data=st.data())
def test_any_single_wrong_digit_of_an_iban_is_noticed(data):
    good = "IR350220000000000000123456"
    place = data.draw(st.sampled_from([i for i, c in enumerate(good) if c.isdigit()]))
    other = data.draw(st.sampled_from([c for c in "0123456789" if c != good[place]]))
    with pytest.raises(Invalid):
        validators.iban(good[:place] + other + good[place + 1 :])
