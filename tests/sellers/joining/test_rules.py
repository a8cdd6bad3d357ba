"""Which question comes when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellers.joining.rules import (
    MAY_WAIT,
    Progress,
    Step,
    is_reached,
    may_found,
    next_step,
    progress,
    step_before,
    steps_of,
)
from sellers.models import SellerKind

KINDS = [*SellerKind.values, ""]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_the_same_frame(kind):
    steps = steps_of(kind)

    assert steps[0] == Step.KIND
    assert steps[-3:] == (Step.TRADES, Step.LICENCE, Step.BANK)
    assert len(set(steps)) == len(steps) <= 7


def test_companies_name_their_id_and_supported_members_their_company():
    assert Step.LEGAL_ID in steps_of("cooperative")
    assert Step.LEGAL_ID in steps_of("support_company")
    assert Step.COMPANY in steps_of("supported_member")
    assert not {Step.LEGAL_ID, Step.COMPANY} & set(steps_of("independent"))


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(list(Step))))
def test_answering_what_is_next_ends_and_skips_nothing(kind, done):
    asked = []
    while (step := next_step(kind, done)) is not None:
        assert is_reached(step, kind, done)
        asked.append(step)
        done = done | {step}

    assert set(steps_of(kind)) <= done
    assert asked == [step for step in steps_of(kind) if step in asked]


def test_no_question_is_asked_before_its_turn():
    assert not is_reached(Step.BANK, "independent", {Step.KIND})
    assert not is_reached(Step.COMPANY, "independent", set(Step))
    assert is_reached(Step.KIND, "independent", set(Step))


def test_a_shop_is_founded_by_kind_county_and_name():
    assert may_found("independent", [Step.KIND, Step.COUNTY, Step.NAME])
    assert not may_found("independent", [Step.KIND, Step.COUNTY])
    assert not may_found("cooperative", [Step.KIND, Step.COUNTY, Step.NAME])


def test_place_among_the_questions():
    assert progress(Step.NAME, "independent") == Progress(number=3, total=6)
    assert step_before(Step.KIND, "") is None
    assert step_before(Step.TRADES, "supported_member") == Step.COMPANY
    assert {Step.COMPANY, Step.LICENCE, Step.BANK} == MAY_WAIT
