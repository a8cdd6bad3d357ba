"""Two organisers at once, on PostgreSQL with real connections."""

import pytest

from exhibitions.models import Fair, Plan
from exhibitions.organising import actions
from exhibitions.plans.queries import draft_of_plan
from exhibitions.plans.saving import Outrun, Seen, save_plan
from tests import factories as make
from tests.exhibitions import makers
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_many_who_save_one_plan_at_once_one_does():
    plan, by = makers.plan(6), makers.organiser()
    draft, seen = draft_of_plan(plan), Seen(plan.pk, plan.edition)

    answers = at_once(*[lambda: save_plan(plan.hall_id, draft, seen=seen, by=by)] * 6)

    assert sorted(isinstance(answer, Outrun) for answer in answers) == [False] + [True] * 5
    stored = Plan.objects.get()
    assert (stored.edition, draft_of_plan(stored)) == (2, draft)


def test_fairs_of_one_name_begun_at_once_have_addresses_of_their_own():
    where, by = makers.venue(), makers.organiser()
    said = {
        "name_fa": "بازار", "name_en": "", "kind": "festival", "venue": where,
        "days": [make.TODAY], **makers.HOURS, "by": by,
    }  # fmt: skip

    begun = at_once(*[lambda: actions.begin_fair(**said)] * 6)

    assert [answer for answer in begun if isinstance(answer, Exception)] == []
    assert len({fair.slug for fair in Fair.objects.all()}) == 6


def test_two_fairs_clone_into_one_hall_and_one_gets_it():
    plan = makers.plan()
    old, by = makers.fair(at=plan), makers.organiser()
    later = make.TODAY + 7 * make.DAY

    answers = at_once(*[lambda: actions.clone_fair(old.pk, name_fa="دوم", first=later, by=by)] * 4)

    assert sum(isinstance(answer, Fair) for answer in answers) == 1
    assert Fair.objects.count() == 2
