"""Promises and changes, without a database."""

from dataclasses import replace
from datetime import date

from core.money import Rials
from shop.order.rules import (
    Door,
    Promise,
    Wanted,
    Why,
    change_of,
    payable_at_the_door,
    promise,
    promise_again,
    what_changed,
)
from shop.order.states import ORDER_MOVES, PARCEL_MOVES

SATURDAY = date(2026, 11, 21)
LINE = Wanted(1, "مربا", "Jam", 2, Rials(100), Rials(100), on_sale=True, left=5)


def test_promise_leaves_out_fridays():
    wednesday = date(2026, 11, 25)

    promised = promise(wednesday, lead_days=2, transit_days=1)

    assert promised == Promise(date(2026, 11, 28), date(2026, 11, 29))  # Thursday, Saturday, Sunday


def test_nothing_to_make_and_nothing_to_send_is_today():
    assert promise(SATURDAY, 0, 0) == Promise(SATURDAY, SATURDAY)


def test_paid_later_is_promised_later():
    old = promise(SATURDAY, 2, 3)
    tuesday = date(2026, 11, 24)

    assert promise_again(old, ordered=SATURDAY, paid=SATURDAY) == old
    assert promise_again(old, ordered=SATURDAY, paid=tuesday) == promise(tuesday, 2, 3)


def test_paid_on_a_friday_is_promised_as_on_thursday():
    thursday, friday = date(2026, 11, 26), date(2026, 11, 27)
    old = promise(thursday, 1, 1)

    assert promise_again(old, ordered=thursday, paid=friday) == old


def test_what_is_as_shown_is_no_change():
    uncounted = replace(LINE, left=None)
    never_shown = replace(LINE, shown=None)

    assert what_changed([LINE, uncounted, never_shown, replace(LINE, left=2)]) == []


def test_changes_tell_why():
    assert change_of(replace(LINE, on_sale=False)).why == Why.GONE
    short = change_of(replace(LINE, left=1))
    assert (short.why, short.left) == (Why.SHORT, 1)
    dearer = change_of(replace(LINE, price=Rials(120)))
    assert (dearer.why, dearer.was, dearer.now) == (Why.PRICE, 100, 120)


def test_sold_out_is_short_even_off_sale():
    change = change_of(replace(LINE, on_sale=False, left=0))
    assert (change.why, change.left) == (Why.SHORT, 0)


def test_cash_at_the_door():
    good = Door(seller_agrees=True, place="KHR", place_allows=True)
    assert payable_at_the_door([good, good])
    for fact in ("seller_agrees", "place_allows", "is_handed_over"):
        assert not payable_at_the_door([good, replace(good, **{fact: False})]), fact


def test_tables_of_moves_are_sound():
    assert ORDER_MOVES.problems() == []
    assert PARCEL_MOVES.problems() == []
