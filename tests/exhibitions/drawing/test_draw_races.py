"""Two organisers press at once, on PostgreSQL with real connections."""

import pytest

from core.models import MoveRecord
from core.texting.models import OutgoingSms
from exhibitions.drawing import actions
from exhibitions.drawing.states import DrawState
from exhibitions.models import Booking, Draw
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions.drawing.tools import FIGURE, applicant, drawn_fair, published, run
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_who_publish_at_once_publish_one_draw():
    fair = drawn_fair()
    applicant(fair)

    answers = at_once(*[lambda: published(fair)] * 4)

    assert sorted(type(answer).__name__ for answer in answers) == ["Draw", *["Refused"] * 3]
    assert Draw.objects.count() == 1


def test_two_who_run_at_once_find_one_plan():
    fair = drawn_fair()
    for _ in range(4):
        applicant(fair, "A1")
    draw = published(fair)

    at_once(*[lambda: actions.start(draw.pk, FIGURE, by=None)] * 4, lambda: run(draw))

    draw.refresh_from_db()
    assert draw.state == DrawState.RUN
    moves = MoveRecord.objects.filter(model="exhibitions.draw", object_id=draw.pk)
    assert sorted(moves.values_list("to_state", flat=True)) == ["published", "run", "running"]


def test_two_who_accept_at_once_give_every_stall_once():
    fair = drawn_fair(6, stall_fee=5_000_000)
    for n in range(9):
        applicant(fair, "A1", trade=make.trade(f"T{n}"))
    draw = run(published(fair))
    before = OutgoingSms.objects.count()

    accept = [lambda: actions.accept(draw.pk, by=None)] * 3
    answers = at_once(*accept, lambda: actions.void(draw.pk, reason="نه، دوباره", by=None))

    draw.refresh_from_db()
    fair.refresh_from_db()
    if draw.state == DrawState.VOID:
        assert Booking.objects.count() == 0
        assert fair.state == FairState.ALLOCATION
    else:
        assert Booking.objects.count() == 6
        assert OutgoingSms.objects.count() == before + 9
        assert fair.state == FairState.PUBLISHED
    assert {type(answer).__name__ for answer in answers} <= {"Draw", "MoveRefused", "Refused"}
