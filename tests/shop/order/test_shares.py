"""What goes back of a parcel: to the rial, whatever is given up in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Rials
from shop.order.shares import Ordered, goes_back, refund_of

THREE = Ordered(line=1, quantity=3, refused=0, paid=Rials(100))
ONE = Ordered(line=2, quantity=1, refused=0, paid=Rials(70))


@given(st.integers(1, 10**10), st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_parts_of_a_line_sum_to_what_was_paid(paid, parts):
    whole, refused, back = sum(parts), 0, 0
    for part in parts:
        back += refund_of(Ordered(1, whole, refused, Rials(paid)), part)
        refused += part
    assert back == paid


def test_all_of_it_takes_the_shipping_along():
    back = goes_back([THREE, ONE], None, shipping=Rials(50), rest=Rials(0))
    assert (back.pieces, back.rials) == ({1: 3, 2: 1}, {1: 100, 2: 70})
    assert (back.shipping, back.is_all, back.total) == (50, True, 220)


def test_pieces_that_are_all_there_is_left_are_all_of_it():
    before = Ordered(line=1, quantity=3, refused=2, paid=Rials(100))
    back = goes_back([before], {1: 1}, shipping=Rials(50), rest=Rials(50))
    assert (back.is_all, back.total) == (True, 84)


def test_a_part_takes_what_sending_gets_cheaper_by():
    back = goes_back([THREE, ONE], {1: 2, 2: 0}, shipping=Rials(50), rest=Rials(30))
    assert (back.pieces, back.rials) == ({1: 2}, {1: 66})
    assert (back.shipping, back.is_all, back.total) == (20, False, 86)


def test_sending_that_became_dearer_is_not_the_buyers_matter():
    back = goes_back([THREE, ONE], {2: 1}, shipping=Rials(50), rest=Rials(90))
    assert back.total == 70


@pytest.mark.parametrize("refused", [{}, {1: 0}, {1: 4}, {1: -1, 2: 1}, {9: 1}])
def test_no_pieces_too_many_and_those_of_others_are_refused(refused):
    with pytest.raises(ValueError, match="pieces"):
        goes_back([THREE, ONE], refused, shipping=Rials(50), rest=Rials(50))
