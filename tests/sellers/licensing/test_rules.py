"""The table of states and the gate's pure rule; no database."""

from datetime import date, timedelta

import pytest

from sellers.licensing.rules import (
    OPENED_BY,
    Draft,
    PaperFacts,
    is_unique_id,
    last_day_of_sale,
    missing,
    reminder_due,
)
from sellers.licensing.states import IN_FORCE, PAPER_MOVES, PaperState
from sellers.licensing.words import STATES
from sellers.models.trades import PermitPath

DAY = timedelta(days=1)
TODAY = date(2026, 11, 28)
JAM = "FOD-031"


def paper(first=TODAY - DAY, last=TODAY + DAY, trades=(JAM,), state="approved", kind=""):
    return PaperFacts(state=state, first=first, last=last, trades=frozenset(trades), kind=kind)


def sold(licences=(), permits=(), path="none", day=TODAY):
    return last_day_of_sale(JAM, path, licences, permits, day)


def test_the_table_is_sound_and_every_state_has_words():
    assert PAPER_MOVES.problems() == []
    assert list(STATES) == list(PaperState)
    assert max(map(len, PaperState)) <= 20


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("9556989000001", True),
        ("1402-123456", True),
        ("الف/1402/1234", True),
        ("123", False),
        ("1402/12", False),
        ("00000000", False),
        ("HOMEBUSINESS", False),
    ],
)
def test_what_a_unique_id_looks_like(number, good):
    assert is_unique_id(number) is good


def test_every_starred_path_is_opened_by_something():
    assert set(OPENED_BY) == set(PermitPath.values) - {PermitPath.NONE}
    assert set().union(*OPENED_BY.values()) == set(OPENED_BY)


class TestLicence:
    @pytest.mark.parametrize("state", IN_FORCE)
    def test_it_counts_on_its_first_and_last_day(self, state):
        assert sold([paper(first=TODAY, last=TODAY, state=state)]) == TODAY

    @pytest.mark.parametrize("state", sorted(set(PaperState) - set(IN_FORCE)))
    def test_no_other_state_sells(self, state):
        assert sold([paper(state=state)]) is None

    @pytest.mark.parametrize(
        "other",
        [
            paper(last=TODAY - DAY),
            paper(first=TODAY + DAY),
            paper(trades=["FOD-001"]),
            paper(first=None),
            paper(last=None),
        ],
        ids=["ended", "not begun", "other trade", "no first day", "no last day"],
    )
    def test_one_fact_that_differs_ends_it(self, other):
        assert sold([other]) is None
        assert sold([other, paper()]) == TODAY + DAY

    def test_the_longest_counts(self):
        assert sold([paper(), paper(last=TODAY + 9 * DAY)]) == TODAY + 9 * DAY


class TestPermit:
    @pytest.mark.parametrize("path", sorted(OPENED_BY))
    def test_a_starred_trade_needs_one(self, path):
        assert sold([paper()], path=path) is None

    @pytest.mark.parametrize(
        ("path", "kind", "opens"),
        [
            (path, kind, kind in OPENED_BY[path])
            for path in sorted(OPENED_BY)
            for kind in sorted(OPENED_BY)
        ],
    )
    def test_its_kind_must_fit(self, path, kind, opens):
        found = sold([paper(last=TODAY + 9 * DAY)], [paper(kind=kind)], path)

        assert found == (TODAY + DAY if opens else None)

    def test_a_permit_alone_sells_nothing(self):
        assert sold([], [paper(kind="vet_permit")], "vet_permit") is None

    def test_a_permit_for_another_trade_sells_nothing(self):
        permits = [paper(kind="vet_permit", trades=["FOD-001"])]

        assert sold([paper()], permits, "vet_permit") is None

    @pytest.mark.parametrize("ends", [3, 5])
    def test_what_ends_first_decides(self, ends):
        licence, permit = (
            paper(last=TODAY + 4 * DAY),
            paper(last=TODAY + ends * DAY, kind="vet_permit"),
        )

        assert sold([licence], [permit], "vet_permit") == TODAY + min(4, ends) * DAY


@pytest.mark.parametrize(
    ("draft", "lacks"),
    [
        (Draft("1", frozenset({JAM})), []),
        (Draft("", frozenset({JAM}), files=1), []),
        (Draft("", frozenset({JAM})), ["paper"]),
        (Draft("1"), ["trades"]),
        (Draft("1", frozenset({JAM}), first=TODAY, last=TODAY), []),
        (Draft("1", frozenset({JAM}), first=TODAY, last=TODAY - DAY), ["days"]),
        (Draft(""), ["paper", "trades"]),
    ],
)
def test_what_a_draft_lacks(draft, lacks):
    assert missing(draft) == lacks


@pytest.mark.parametrize(
    ("left", "told", "due"),
    [
        (61, [], None),
        (60, [], 60),
        (59, [60], None),
        (31, [60], None),
        (30, [60], 30),
        (20, [], 30),
        (20, [30], None),
        (7, [60, 30], 7),
        (0, [60, 30], 7),
        (0, [7], None),
        (-1, [], None),
    ],
)
def test_reminders(left, told, due):
    assert reminder_due(TODAY + left * DAY, TODAY, told) == due
