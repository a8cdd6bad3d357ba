"""What can be trusted to a helper."""

from datetime import date, timedelta

from sellers.helping.rules import OPENS, Area, last_day, may_be_last, rights_in
from sellers.helping.states import HELP_MOVES
from sellers.team.rules import OWNERS_ALONE, Right

DAY = date(2026, 11, 28)


def test_no_area_opens_the_bank_the_licence_or_the_team():
    assert set(OPENS) == set(Area)
    assert rights_in(Area) == set(Right) - OWNERS_ALONE
    assert rights_in(["orders", "bank", "owner"]) == {Right.SEE_ORDERS, Right.SHIP}
    assert Right.LIST_GOODS not in rights_in(["prices"])


def test_days_count_from_today():
    assert last_day(DAY, 7) == date(2026, 12, 4)
    assert [may_be_last(DAY + timedelta(days=n), DAY) for n in (-1, 0, 364, 365)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_table_is_sound():
    assert HELP_MOVES.problems() == []
