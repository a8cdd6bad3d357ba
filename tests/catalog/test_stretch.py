"""A full week stretches the promised day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.stretch import promised_lead


@pytest.mark.parametrize(
    ("weekly", "waiting", "pieces", "days"),
    [
        (None, 99, 99, 5),
        (4, 0, 1, 5),
        (4, 3, 1, 5),
        (4, 4, 1, 11),  # the fifth piece is next week's
        (4, 0, 4, 5),
        (4, 0, 5, 11),
        (4, 8, 1, 17),
        (1, 2, 1, 17),
    ],
)
def test_each_full_week_adds_six_working_days(weekly, waiting, pieces, days):
    assert promised_lead(5, weekly, waiting, pieces) == days


@given(
    st.integers(0, 60), st.integers(1, 50), st.integers(0, 500), st.integers(1, 50),
    st.integers(1, 50),
)  # fmt: skip
def test_nobody_waits_less_for_more(lead, weekly, waiting, pieces, more):
    now = promised_lead(lead, weekly, waiting, pieces)

    assert lead <= now <= promised_lead(lead, weekly, waiting + more, pieces)
    assert now == promised_lead(lead, weekly, 0, waiting + pieces)
