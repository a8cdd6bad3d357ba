"""A parcel's money is shared to the rial, and refunds take it back as it was shared."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.ledger.rules import Kind, Unsound, What, account, checked
from shop.order.books.rules import Agreed, SoldLine, claim_sides, sale_sides, split

MINE, COMPANY = account(Kind.SELLER, 7), account(Kind.SELLER, 9)
JAM = SoldLine(paid=1_000_000, refunded=0, fee=75_000)
AGREED = Agreed(company=9, company_permille=100, loan="melli", instalment=200_000)


def sums(sides):
    found = defaultdict(int)
    for side in checked(sides):
        found[side.account] += side.amount
    return dict(found)


def test_a_sale():
    shared = split([JAM], 50_000)

    assert (shared.fee, shared.net) == (75_000, 975_000)
    assert sums(sale_sides(7, shared)) == {"buyers": 1_050_000, MINE: -975_000, "fees": -75_000}


def test_a_sale_with_a_company_and_an_instalment():
    shared = split([JAM], 50_000, AGREED)

    assert (shared.company, shared.instalment, shared.net) == (92_500, 200_000, 682_500)
    assert sums(sale_sides(7, shared, AGREED)) == {
        "buyers": 1_050_000, MINE: -682_500, COMPANY: -92_500, "loans:melli": -200_000,
        "fees": -75_000,
    }  # fmt: skip


def test_of_cash_in_hand_only_what_others_get_is_owed_and_no_instalment():
    shared = split([JAM], 50_000, AGREED, cash=True)
    found = sums(sale_sides(7, shared, AGREED, cash="gateway:cod"))

    assert found == {
        "buyers": 1_050_000, "gateway:cod": -1_050_000, MINE: 167_500, COMPANY: -92_500,
        "fees": -75_000,
    }  # fmt: skip


def test_an_instalment_never_takes_more_than_the_goods_leave():
    assert split([JAM], 0, Agreed(loan="x", instalment=10**9)).net == 0


@pytest.mark.parametrize(
    ("refunded", "kept"), [(0, 75_000), (1_000_000, 0), (500_000, 37_500), (7, 74_999), (6, 75_000)]
)
def test_the_fee_goes_back_with_the_price(refunded, kept):
    assert SoldLine(1_000_000, refunded, 75_000).fee_kept == kept


MONEY = st.integers(0, 10**9)


@st.composite
def lines(draw):
    paid = draw(MONEY)
    refunded, fee = draw(st.integers(0, paid)), draw(st.integers(0, paid))
    return SoldLine(paid, refunded, fee, draw(st.integers(0, paid)))


@st.composite
def agreements(draw):
    company = draw(st.sampled_from([None, 9]))
    return Agreed(company, draw(st.integers(0, 1000)), draw(st.sampled_from(["", "melli"])),
                  draw(MONEY))  # fmt: skip


@given(st.lists(lines(), min_size=1, max_size=4), MONEY, agreements(), st.booleans())
def test_every_rial_goes_somewhere_and_nobody_gets_less_than_nothing(sold, shipping, agreed, cash):
    shared = split(sold, shipping, agreed, cash=cash)

    parts = [shared.fee, shared.tax, shared.company, shared.instalment, shared.net]
    assert min(parts) >= 0
    assert sum(parts) == sum(line.kept for line in sold) + shipping
    if shared.goods + shipping:
        checked(sale_sides(7, shared, agreed, cash="gateway:cod" if cash else ""))


def fee_steps(paid, fee, steps):
    return [SoldLine(paid, done, fee).fee_kept for done in steps]


@given(st.integers(1, 10**9), st.data())
def test_a_fee_shrinks_step_by_step_and_never_faster_than_the_price(paid, data):
    fee = data.draw(st.integers(0, paid))
    steps = sorted(data.draw(st.lists(st.integers(0, paid), max_size=6)))
    kept = fee_steps(paid, fee, [0, *steps, paid])

    gone = [0, *steps, paid]
    assert (kept[0], kept[-1]) == (fee, 0)
    for i in range(1, len(kept)):
        assert 0 <= kept[i - 1] - kept[i] <= gone[i] - gone[i - 1]


def posted(*entries):
    parts = defaultdict(int)
    for sides in entries:
        for side in sides:
            parts[side.account, side.what] += side.amount
    return parts


@given(
    st.integers(1, 10**9), st.data(), MONEY, agreements(), st.lists(st.integers(1, 99), max_size=4)
)  # fmt: skip
def test_refunds_of_a_settled_parcel_take_back_what_was_given_to_the_rial(
    paid, data, shipping, agreed, percents
):
    fee = data.draw(st.integers(0, paid))
    tax = data.draw(st.integers(0, paid - fee))
    shared = split([SoldLine(paid, 0, fee, tax)], shipping, agreed)
    entries = [sale_sides(7, shared, agreed)]
    gone = 0
    for percent in [*percents, 100]:
        amount = (paid + shipping - gone) * percent // 100
        if not amount:
            continue
        gone += amount
        line = SoldLine(paid, min(gone, paid), fee, tax)
        kept = (line.fee_kept, line.tax_kept)
        entries.append(claim_sides(7, posted(*entries), amount, *kept))
        checked(entries[-1])

    parts = posted(*entries)
    totals = defaultdict(int)
    for (code, _what), total in parts.items():
        totals[code] += total
    payments = totals.pop("payments")
    assert (payments, totals.pop("buyers")) == (-paid - shipping, paid + shipping)
    assert set(totals.values()) <= {0}
    with pytest.raises(Unsound):
        claim_sides(7, parts, 1, 0)


def test_a_gift_that_no_line_explains_is_the_seller_s_until_only_the_fee_is_left():
    parts = posted(sale_sides(7, split([JAM], 0)))

    small = sums(claim_sides(7, parts, 100_000, 75_000))
    assert small == {MINE: 100_000, "payments": -100_000}
    most = sums(claim_sides(7, parts, 1_000_000, 75_000))
    assert most == {MINE: 925_000, "fees": 75_000, "payments": -1_000_000}


def test_cash_taken_at_the_door_and_refunded_is_owed_in_full():
    shared = split([JAM], 0, cash=True)
    sale = sale_sides(7, shared, cash="gateway:cod")
    back = claim_sides(7, posted(sale), 1_000_000, 0)

    assert sums([*sale, *back])[MINE] == 1_000_000
    assert What.CASH in {side.what for side in sale}
