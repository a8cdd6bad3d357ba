from enum import StrEnum

import pytest

from core.moves import MoveRefused, Moves


class Parcel(StrEnum):
    NEW = "new"
    PACKED = "packed"
    SENT = "sent"
    LOST = "lost"


ROAD = {Parcel.NEW: {Parcel.PACKED}, Parcel.PACKED: {Parcel.SENT, Parcel.LOST}}
ENDS = {Parcel.SENT, Parcel.LOST}


def moves(allowed=ROAD, final=ENDS, states=Parcel, start=Parcel.NEW):
    return Moves(states=states, allowed=allowed, start=start, final=final)


def test_every_move_of_the_table_and_no_other_is_allowed():
    table = moves()
    passed = {(a, b) for a in Parcel for b in Parcel if table.allows(a, b)}

    assert passed == {("new", "packed"), ("packed", "sent"), ("packed", "lost")}


def test_require_passes_plain_strings_and_names_both_states_when_refused():
    moves().require("new", "packed")
    with pytest.raises(MoveRefused) as refused:
        moves().require("new", "sent")
    assert (refused.value.origin, refused.value.target) == ("new", "sent")
    assert str(refused.value) == "no move from 'new' to 'sent'"


def test_unknown_states_are_refused():
    with pytest.raises(MoveRefused):
        moves().require("nowhere", "packed")


def test_a_sound_table_has_no_problems():
    assert moves().problems() == []


def test_problems_name_each_fault():
    unreachable = {Parcel.NEW: {Parcel.PACKED}, Parcel.PACKED: {Parcel.SENT}}
    assert moves(unreachable).problems() == ["'lost' cannot be reached from 'new'"]

    left_again = ROAD | {Parcel.SENT: {Parcel.LOST}}
    assert moves(left_again).problems() == ["final 'sent' is left again"]

    assert moves(final={Parcel.SENT}).problems() == ["'lost' never leads to a final state"]

    strange = ROAD | {Parcel.PACKED: {"eaten", *ENDS}}
    assert moves(strange).problems() == ["'eaten' is not a listed state"]


def test_a_circle_without_exit_is_dead():
    circle = {Parcel.NEW: {Parcel.PACKED, *ENDS}, Parcel.PACKED: {Parcel.PACKED}}
    assert moves(circle).problems() == ["'packed' never leads to a final state"]


def test_the_table_cannot_be_changed_from_outside():
    road = {Parcel.NEW: {Parcel.SENT}}
    table = moves(road)
    road[Parcel.NEW].add(Parcel.LOST)

    assert not table.allows("new", "lost")
