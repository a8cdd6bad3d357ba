"""When one may apply and change, what lacks, what it costs: no database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from exhibitions.applying import words
from exhibitions.applying.rules import (
    CHANGEABLE,
    WITHDRAWABLE,
    Answers,
    Fee,
    Step,
    Times,
    fee_of,
    in_order,
    may_change,
    missing,
    moved,
    takes_applications,
)
from exhibitions.states import APPLICATION_MOVES, ApplicationState, FairState

OPENS = datetime(2026, 5, 1, 8, tzinfo=UTC)
CLOSES = datetime(2026, 5, 20, 18, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TIMES = Times(FairState.APPLICATIONS, True, OPENS, CLOSES)
WHOLE = Answers(has_trade=True, has_goods=True, may_show_goods=True, has_words=False)


@pytest.mark.parametrize(
    ("times", "now", "takes"),
    [
        (TIMES, OPENS - SECOND, False),
        (TIMES, OPENS, True),
        (TIMES, CLOSES - SECOND, True),
        (TIMES, CLOSES, False),
        (replace(TIMES, apply_until=None), CLOSES, True),
        (replace(TIMES, apply_from=None), OPENS - SECOND, True),
        (replace(TIMES, by_draw=False), OPENS, False),
        (replace(TIMES, state=FairState.ANNOUNCED), OPENS, False),
        (replace(TIMES, state=FairState.ALLOCATION), OPENS, False),
    ],
)
def test_a_window_is_half_open(times, now, takes):
    assert takes_applications(times, now) is takes


def test_what_was_sent_changes_until_the_last_day_for_it():
    late = replace(TIMES, change_until=CLOSES + timedelta(days=3))
    sent = ApplicationState.SUBMITTED
    assert may_change(Step.GOODS, sent, TIMES, CLOSES - SECOND)
    assert not may_change(Step.GOODS, sent, TIMES, CLOSES)
    assert may_change(Step.GOODS, sent, late, CLOSES)
    assert not may_change(Step.GOODS, sent, late, CLOSES + timedelta(days=3))
    early = replace(TIMES, change_until=OPENS + timedelta(days=3))
    assert not may_change(Step.GOODS, sent, early, OPENS + timedelta(days=3))


def test_the_jury_s_reading_stays_while_wishes_may_change():
    listed = ApplicationState.SHORTLISTED
    assert may_change(Step.WISHES, listed, TIMES, OPENS)
    assert not may_change(Step.GOODS, listed, TIMES, OPENS)
    assert not may_change(Step.WISHES, listed, replace(TIMES, state=FairState.ALLOCATION), OPENS)


def test_a_draft_is_kept_and_an_asked_one_may_answer_after_the_window():
    assert may_change(Step.GOODS, ApplicationState.DRAFT, TIMES, CLOSES + SECOND)
    asked = replace(TIMES, state=FairState.ALLOCATION)
    assert may_change(Step.PAPERS, ApplicationState.NEEDS_INFO, asked, CLOSES + SECOND)
    closed = replace(TIMES, state=FairState.PUBLISHED)
    assert not may_change(Step.PAPERS, ApplicationState.NEEDS_INFO, closed, CLOSES)


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, []),
        ({"has_trade": False}, [(Step.GOODS, "trade")]),
        ({"has_goods": False, "has_words": True}, [(Step.GOODS, "goods")]),
        ({"has_goods": False, "may_show_goods": False}, [(Step.GOODS, "about")]),
        ({"has_goods": False, "may_show_goods": False, "has_words": True}, []),
        ({"size": 2, "most_stalls": 3}, [(Step.STAND, "size")]),
        ({"size": 2, "most_stalls": 3, "is_pavilion": True, "members": 1},
         [(Step.STAND, "members")]),
        ({"size": 2, "most_stalls": 3, "is_pavilion": True, "members": 2}, []),
        ({"size": 4, "most_stalls": 3, "is_pavilion": True, "members": 4}, [(Step.STAND, "size")]),
        ({"anywhere": False}, [(Step.WISHES, "wishes")]),
        ({"anywhere": False, "wishes": 1}, []),
        ({"lacking_papers": ("کارت",)}, [(Step.PAPERS, "papers")]),
        ({"unlicensed": ("ننه",)}, [(None, "licence")]),
    ],
)  # fmt: skip
def test_what_is_missing(changes, lacks):
    assert missing(replace(WHOLE, **changes)) == lacks


def test_every_state_and_lack_has_its_words():
    states = set(ApplicationState)
    assert set(words.BADGES) == set(words.NEXT) == set(words.ORGANISER) == states
    assert "«کارت»" in words.lack("papers", ("«کارت»",))
    assert set(WITHDRAWABLE) == {
        s for s in APPLICATION_MOVES.states if APPLICATION_MOVES.allows(s, "withdrawn")
    } - {"held", "confirmed"}
    assert set(CHANGEABLE) == set(Step)


def test_prepared_reasons_are_read_in_the_reader_s_language():
    assert words.said("@papers\nزنگ بزنید\n@unknown") == (
        f"{words.REASONS['papers']}\nزنگ بزنید\n@unknown"
    )


def test_the_fee_spans_the_kinds_of_stalls():
    fee = fee_of([300, 500], usual=400, size=2, add_ons=50, deposit_permille=300)
    assert fee == Fee(300, 500, 2, 50, 300)
    assert (fee.total_least, fee.total_most) == (650, 1050)
    assert (fee.deposit_least, fee.deposit_most) == (200, 320)  # whole toman, rounded up
    usual = fee_of([], usual=400, size=1, add_ons=0, deposit_permille=1000)
    assert (usual.total_least, usual.deposit_most) == (400, 400)


def test_wishes_are_five_different_ones_in_order():
    assert in_order(["s1", "", "s2", "s1", "zFOD", "s3", "s4", "s5"]) == [
        "s1", "s2", "zFOD", "s3", "s4",
    ]  # fmt: skip
    assert moved(["a", "b", "c"], 1, -1) == ["b", "a", "c"]
    assert moved(["a", "b"], 0, -1) == ["a", "b"] == moved(["a", "b"], 1, 1)
