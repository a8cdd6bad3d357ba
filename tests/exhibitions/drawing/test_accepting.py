"""A draw is accepted: stalls are held, the others stand in line, everybody is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.moves import MoveRefused
from core.texting.models import OutgoingSms
from exhibitions.booking.actions import let_go
from exhibitions.booking.line import in_line, offer_free_stalls
from exhibitions.drawing import actions
from exhibitions.drawing.known import Known
from exhibitions.drawing.states import DrawState
from exhibitions.models import (
    Booking,
    PavilionMember,
    StallWish,
)
from exhibitions.states import ApplicationState, BookingState, FairState
from tests import factories as make
from tests.exhibitions.drawing.tools import (
    applicant,
    drawn_fair,
    published,
    run,
)

pytestmark = pytest.mark.django_db
A = ApplicationState


def test_accepting_holds_stalls_lines_up_the_others_and_tells_everybody(
    django_capture_on_commit_callbacks,
):
    fair = drawn_fair(2, stall_fee=5_000_000, pay_within_hours=48)
    for n in range(4):
        applicant(fair, "A1", trade=make.trade(f"T{n}"))
    draw = run(published(fair))
    OutgoingSms.objects.all().delete()
    now = timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        actions.accept(draw.pk, by=None, now=now)
        actions.accept(draw.pk, by=None, now=now)

    fair.refresh_from_db()
    draw.refresh_from_db()
    assert (fair.state, draw.state) == (FairState.PUBLISHED, DrawState.ACCEPTED)
    held = Booking.objects.filter(fair=fair)
    assert {b.state for b in held} == {BookingState.HELD}
    assert {b.held_until for b in held} == {now + timedelta(hours=48)}
    assert sorted(b.stalls.get().stall.code for b in held) == ["A1", "A2"]
    line = list(in_line(fair.pk))
    assert {one.state for one in line} == {A.WAIT_LISTED}
    places = dict(draw.entries.values_list("application", "place"))
    assert [places[one.pk] for one in line] == sorted(places[one.pk] for one in line)
    assert len(line) == 2
    told = list(OutgoingSms.objects.values_list("text", flat=True))
    assert len(told) == 4
    assert sum("انتظار" in text for text in told) == 2
    with pytest.raises(MoveRefused):
        actions.void(draw.pk, reason="دیگر نه", by=None)


def test_who_waits_is_offered_no_stall_that_the_rules_forbid(monkeypatch):
    fair = drawn_fair(3, stall_fee=5_000_000)
    jam, felt = make.trade(), make.trade("T2")
    one, other = applicant(fair, "A1", trade=jam), applicant(fair, trade=jam, anywhere=False)
    third = applicant(fair, "A3", trade=felt)
    StallWish.objects.create(
        application=other, rank=1, stall=fair.hall_uses.get().plan.stalls.get(code="A2")
    )
    known = {one.pk: Known(jury=100)}
    monkeypatch.setattr("exhibitions.drawing.input.known_of", lambda _fair: known)
    draw = run(published(fair))
    assert {tuple(e.drawn) for e in draw.entries.all()} == {("A1",), ("A3",), ()}
    actions.accept(draw.pk, by=None)

    assert offer_free_stalls(fair.pk) == 0
    let_go(Booking.objects.get(seller=one.seller), reason="-")
    assert offer_free_stalls(fair.pk) == 1
    assert Booking.objects.get(seller=other.seller).stalls.get().stall.code == "A2"
    assert Booking.objects.holding().filter(seller=third.seller).exists()


def test_a_pavilion_is_held_with_its_members_on_its_stalls():
    fair = drawn_fair(3, most_stalls=3)
    company = applicant(fair, size=2)
    members = [make.seller(), make.seller()]
    for member in members:
        PavilionMember.objects.create(application=company, seller=member)
    draw = run(published(fair))

    actions.accept(draw.pk, by=None)

    booking = Booking.objects.get()
    assert {row.stands for row in booking.stalls.all()} == set(members)


def test_a_stall_taken_meanwhile_stops_everything():
    fair = drawn_fair(2)
    applicant(fair, "A1")
    draw = run(published(fair))
    other = Booking.objects.create(fair=fair, seller=make.seller(), total=0, due_first=0)
    stall = fair.hall_uses.get().plan.stalls.get(code="A1")
    other.stalls.create(fair=fair, stall=stall, stands=other.seller)

    actions.accept(draw.pk, by=None)

    draw.refresh_from_db()
    assert (draw.state, draw.void_reason) == (DrawState.VOID, "stalls")
    assert Booking.objects.count() == 1
