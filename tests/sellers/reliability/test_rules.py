import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellers.reliability.rules import LEAST_PARCELS, WEIGHTS, Counted, Part, score


def parts(stars=(0, 0), on_time=(0, 0), answers=(0, 0), kept=(0, 0)):
    given_ = zip(Part, (stars, on_time, answers, kept), strict=True)
    return [Counted(part, *counts) for part, counts in given_]


def test_weights_are_a_hundred():
    assert sum(WEIGHTS.values()) == 100


@pytest.mark.parametrize(
    ("counted", "parcels", "expected"),
    [
        (parts((10, 10), (10, 10), (10, 10), (10, 10)), 10, 5.0),
        (parts((8, 10), (10, 10), (10, 10), (10, 10)), 10, 4.6),
        (parts((10, 10), (5, 10), (10, 10), (10, 10)), 10, 4.2),
        (parts((0, 2), (10, 10), (10, 10), (10, 10)), 10, 5.0),  # two stars say nothing yet
        (parts((10, 10), (10, 10), (10, 10), (10, 10)), LEAST_PARCELS - 1, None),
        (parts(), 50, None),
        (parts((0, 10), (0, 10), (0, 10), (0, 10)), 10, 0.0),
    ],
)
def test_the_score_is_the_weighted_mean_of_what_counts(counted, parcels, expected):
    assert score(counted, parcels) == expected


shares = st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares, shares, shares, shares, st.integers(0, 100))
def test_it_never_leaves_its_bounds_and_never_falls_for_a_good_deed(a, b, c, d, parcels):
    told = score(parts(a, b, c, d), parcels)
    assert told is None or 0 <= told <= 5
    better = score(parts(a, (b[0] + 1, b[1] + 1), c, d), parcels)
    if told is not None and b[1] >= 3:
        assert better >= told


def test_percent_is_rounded_down():
    assert Counted(Part.KEPT, 199, 200).percent == 99
    assert Counted(Part.KEPT, 200, 200).percent == 100
    assert Counted(Part.KEPT, 0, 0).percent == 0
