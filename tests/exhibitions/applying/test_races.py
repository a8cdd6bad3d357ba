"""Many hands at one application, on PostgreSQL with real connections."""

from collections import Counter

import pytest

from core.models import MoveRecord, OutgoingSms
from exhibitions.applying import actions
from exhibitions.models import Application, Fair
from exhibitions.schedule.actions import move_fair
from exhibitions.states import FairState
from tests.exhibitions.applying import tools
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOW = tools.NOW


def faults(answers):
    return [answer for answer in answers if isinstance(answer, Exception)]


def test_an_application_begun_and_sent_many_times_is_one():
    fair, seller = tools.fair(), tools.shop()

    begun = at_once(*[lambda: actions.begin(seller, fair.slug, by=None, now=NOW)] * 6)
    assert len({one.pk for one in begun}) == 1
    mine = tools.draft(fair, seller)
    sent = at_once(*[lambda: actions.submit(mine.pk, seller, by=None, now=NOW)] * 6)

    assert faults(sent) == []
    assert Application.objects.count() == 1
    assert MoveRecord.objects.filter(to_state="submitted").count() == 1
    assert OutgoingSms.objects.count() == 1


def test_withdrawing_while_being_shortlisted_ends_withdrawn():
    for _ in range(6):
        fair = tools.fair()
        mine = tools.sent(fair)

        answers = at_once(
            lambda m=mine: actions.withdraw(m.pk, m.seller, by=None),
            lambda m=mine, f=fair: actions.shortlist(f, [m.pk], by=None),
        )

        assert faults(answers) == []
        assert tools.state_of(mine) == "withdrawn"


def test_answers_of_two_organisers_at_once_are_one_outcome():
    for _ in range(6):
        fair = tools.fair()
        mine = tools.sent(fair)

        answers = at_once(
            lambda m=mine, f=fair: actions.decline(f, m.pk, reason="نه", by=None),
            lambda m=mine, f=fair: actions.ask(f, m.pk, question="چه؟", by=None),
        )

        kinds = Counter(type(answer).__name__ for answer in answers)
        assert kinds in (
            {"Application": 2},  # asked, then declined all the same
            {"Application": 1, "MoveRefused": 1},
        )
        assert tools.state_of(mine) == "declined"


def test_who_sends_while_the_window_closes_is_in_or_kept_as_a_draft():
    for _ in range(6):
        fair = tools.fair()
        mine = tools.draft(fair)

        sent, closed = at_once(
            lambda m=mine: actions.submit(m.pk, m.seller, by=None, now=NOW),
            lambda f=fair: move_fair(f.pk, FairState.ALLOCATION),
        )

        assert isinstance(closed, Fair)
        was_in_time = isinstance(sent, Application)
        assert was_in_time or isinstance(sent, actions.ApplicationsClosed)
        assert tools.state_of(mine) == ("submitted" if was_in_time else "draft")
