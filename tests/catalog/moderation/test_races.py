"""Two people at one listing, on PostgreSQL with real connections."""

from collections import Counter

import pytest

from catalog.moderation import actions
from core.moves import MoveRefused
from tests import factories as make
from tests.catalog.moderation.tools import listing, moves_of, state_of
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_operators_one_decides():
    for _ in range(8):
        jam, one, two = listing(), make.user(is_staff=True), make.user(is_staff=True)

        answers = at_once(
            lambda j=jam, u=one: actions.publish(j.pk, by=u, seen=j.date_updated),
            lambda j=jam, u=two: actions.publish(j.pk, by=u, seen=j.date_updated),
        )

        kinds = Counter(type(answer).__name__ for answer in answers)
        assert kinds["Product"] == 1
        assert set(kinds) <= {"Product", "MoveRefused", "ListingChanged"}
        assert moves_of(jam) == [("waiting", "published")]


def test_accepting_and_sending_back_at_once_has_one_outcome():
    for _ in range(8):
        jam, one, two = listing(), make.user(is_staff=True), make.user(is_staff=True)

        answers = at_once(
            lambda j=jam, u=one: actions.publish(j.pk, by=u, seen=j.date_updated),
            lambda j=jam, u=two: actions.send_back(
                j.pk, reason="photo_dark", by=u, seen=j.date_updated
            ),
        )

        assert sum(isinstance(answer, Exception) for answer in answers) == 1
        assert len(moves_of(jam)) == 1
        assert state_of(jam) in {("published", True), ("revision", False)}


def test_a_form_sent_many_times_hands_in_once():
    jam = listing("draft")
    seller = jam.stockrecords.get().partner

    answers = at_once(*[lambda: actions.submit(jam.pk, seller=seller, by=None, day=make.TODAY)] * 6)

    assert not any(isinstance(answer, MoveRefused) for answer in answers)
    assert moves_of(jam) == [("draft", "waiting")]
