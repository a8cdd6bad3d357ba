"""What the price coach says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.desk.coach import THOUSAND_TOMAN, Costs, Verdict, advise
from core.money import Rials

WAGE = Rials(800_000)


def toman(n: int) -> Rials:
    return Rials(n * 10)


def test_what_is_left_of_a_shawl():
    costs = Costs(toman(120_000), toman(10_000), toman(20_000), minutes=240)
    advice = advise(toman(500_000), toman(50_000), costs, permille=100, hourly_wage=WAGE)

    assert advice.spent == toman(150_000)
    assert advice.net == toman(300_000)
    assert advice.hourly == toman(75_000)
    assert advice.verdict == Verdict.LOW  # 80,000 toman are wanted
    assert advice.break_even == toman(167_000)  # 166,666.7 leaves 150,000 of it
    assert advice.wanted == toman(523_000)  # 470,000 / 0.9 = 522,222.2


@pytest.mark.parametrize(
    ("price", "verdict"),
    [(149_999, Verdict.LOSS), (150_000, Verdict.NOTHING), (150_001, Verdict.LOW),
     (230_000, Verdict.FAIR)],
)  # fmt: skip
def test_the_verdict_turns_at_its_edges(price, verdict):
    costs = Costs(toman(150_000), toman(0), toman(0), minutes=60)

    assert advise(toman(price), toman(0), costs, permille=0, hourly_wage=WAGE).verdict == verdict


def test_without_hours_there_is_no_hourly_pay():
    costs = Costs(toman(1000), toman(0), toman(0), minutes=0)
    advice = advise(toman(2000), toman(0), costs, permille=0, hourly_wage=WAGE)

    assert (advice.hourly, advice.verdict) == (None, Verdict.FAIR)


@given(
    spent=st.integers(0, 10**10),
    minutes=st.integers(0, 6000),
    permille=st.integers(0, 999),
)
def test_the_price_it_names_pays_what_it_promises(spent, minutes, permille):
    costs = Costs(Rials(spent), Rials(0), Rials(0), minutes)
    first = advise(Rials(1), Rials(0), costs, permille=permille, hourly_wage=WAGE)

    for price, rest in ((first.break_even, 0), (first.wanted, WAGE * minutes // 60)):
        fee = Rials(price * permille // 1000)
        again = advise(price, fee, costs, permille=permille, hourly_wage=WAGE)
        assert again.net >= rest
        assert price % THOUSAND_TOMAN == 0
