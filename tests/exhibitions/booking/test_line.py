"""Who waits moves up by itself; who is not ready or whose fair is off lets go."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.texting.models import OutgoingSms
from exhibitions.booking import line
from exhibitions.booking.actions import (
    accept_letter,
    agree,
    cancel_fair,
    excuse,
    hand_in,
    let_go,
    move_stall,
    refuse_letter,
    send_letter,
)
from exhibitions.booking.actions.refusals import StallTaken
from exhibitions.booking.gate import mind_stalls
from exhibitions.booking.readiness_rules import Facts, Lack, is_judged, lacks, mark_of
from exhibitions.booking.sweeping import release_stalls
from exhibitions.models import Application, BookedStall, Booking, Fair, NeededPaper
from exhibitions.states import ApplicationState, BookingState, FairState, GuaranteeState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.booking.tools import (
    FEE,
    end_hold,
    fair,
    faults,
    held,
    paid,
    photo,
    stalls,
)
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db


def waits(at: Fair, place: int | None = None, **more) -> Application:
    return makers.application(at, state=ApplicationState.WAIT_LISTED, place_in_line=place, **more)


def offers(at: Fair) -> list[int]:
    """Who is offered a stall, in the order of offers."""
    return [b.seller_id for b in Booking.objects.filter(fair=at, is_offer=True).order_by("pk")]


def test_freed_stalls_are_offered_in_the_published_order(django_capture_on_commit_callbacks):
    at = fair(2)
    first, second = (held(at, place) for place in stalls(at))
    late, early, nobody = waits(at, 2), waits(at, 1), waits(at)

    with django_capture_on_commit_callbacks(execute=True):
        let_go(first, reason="x")
    assert offers(at) == [early.seller_id]
    with django_capture_on_commit_callbacks(execute=True):
        let_go(second, reason="x")
    assert offers(at) == [early.seller_id, late.seller_id]
    nobody.refresh_from_db()
    assert nobody.state == ApplicationState.WAIT_LISTED


def test_an_offer_that_is_not_answered_goes_to_the_next():
    at = fair(1)
    one, two = waits(at, 1), waits(at, 2)
    line.offer_free_stalls(at.pk)
    end_hold(Booking.objects.get(seller=one.seller))
    release_stalls(timezone.now())

    one.refresh_from_db()
    assert one.state == ApplicationState.WITHDRAWN
    assert offers(at)[-1] == two.seller_id
    line.accept(Booking.objects.get(seller=two.seller).number, timezone.now())
    release_stalls(timezone.now())
    assert BookedStall.objects.get().booking.seller == two.seller
    assert faults() == []


def test_who_waits_for_what_is_not_free_keeps_the_place():
    at = fair(2)
    held(at)
    picky = waits(at, 1, anywhere=False)
    picky.wishes.create(rank=1, stall=stalls(at)[0])
    easy = waits(at, 2)

    line.offer_free_stalls(at.pk)

    assert offers(at) == [easy.seller_id]
    picky.refresh_from_db()
    assert picky.state == ApplicationState.WAIT_LISTED


def test_who_finds_all_taken_stands_in_line_once(client, django_capture_on_commit_callbacks):
    at = fair(1)
    mine = held(at)
    shop = make.seller()
    client.force_login(make.member(shop).user)
    for _ in range(2):
        client.post(reverse("desk_stalls:wait", args=[at.slug]))

    assert Application.objects.get().state == ApplicationState.WAIT_LISTED
    with django_capture_on_commit_callbacks(execute=True):
        let_go(mine, reason="x")
    assert offers(at) == [shop.pk]


def test_what_lacks_is_said_in_one_order():
    nothing = Facts(has_right=False, paid=1, total=2, missing=1, agreed=False)

    assert lacks(nothing) == [Lack.LICENCE, Lack.FEE, Lack.PAPERS, Lack.TERMS]
    assert lacks(Facts(has_right=True, paid=1, total=2, guaranteed=True)) == []
    assert [mark_of(n) for n in (8, 7, 5, 4, 3)] == [None, 7, 7, 4, None]
    assert [is_judged(n) for n in (4, 3, 1, 0)] == [False, True, True, False]


def ready(at: Fair, **more) -> Booking:
    booking = paid(held(at, **more), whole=True)
    agree(booking.number, by=None)
    Booking.objects.filter(pk=booking.pk).update(made_at=timezone.now() - 2 * DAY)
    return booking


@pytest.mark.parametrize("lack", ["licence", "fee", "paper", "terms", "nothing", "excused"])
def test_three_days_before_only_who_is_ready_stays(lack):
    at = fair(2, days=3, deposit_permille=500)
    asked = NeededPaper.objects.create(fair=at, name_fa="فهرست")
    until = TODAY + 3 * DAY if lack == "licence" else TODAY + 300 * DAY
    booking = ready(at, seller=make.seller(until=until))
    if lack not in {"paper", "excused"}:
        hand_in(booking.number, asked.pk, photo(), by=None)
    if lack == "terms":
        Booking.objects.update(agreed_at=None)
    if lack == "excused":
        excuse(booking.number, by=make.user(), reason="مدرک در راه است")
    if lack == "fee":
        Booking.objects.update(total=FEE + 10)

    mind_stalls(TODAY)

    booking.refresh_from_db()
    stays = lack in ("nothing", "excused")
    assert booking.state == (BookingState.CONFIRMED if stays else BookingState.CANCELLED)
    assert BookedStall.objects.exists() == stays


def test_before_that_who_lacks_something_is_told_once_for_each_mark(
    django_capture_on_commit_callbacks,
):
    at = fair(2, days=7)
    member = make.member(make.seller())
    member.user.mobile, member.user.mobile_verified = "+989161112233", True
    member.user.save()
    booking = ready(at, seller=member.seller)
    Booking.objects.update(agreed_at=None)
    OutgoingSms.objects.all().delete()
    for day in (TODAY, TODAY + DAY, TODAY + 3 * DAY):
        with django_capture_on_commit_callbacks(execute=True):
            mind_stalls(day)

    booking.refresh_from_db()
    assert booking.state == BookingState.CONFIRMED
    assert OutgoingSms.objects.filter(to="+989161112233").count() == 2


def test_a_letter_of_guarantee_confirms_and_may_be_refused_first():
    at = fair(takes_guarantee=True)
    booking = held(at)
    judge = make.user()
    send_letter(booking.number, photo(), by=None)
    refuse_letter(booking.number, reason="مهر ندارد", by=judge)
    send_letter(booking.number, photo(), by=None)
    booking.refresh_from_db()
    assert booking.held_until > timezone.now() + timedelta(days=4)
    accept_letter(booking.number, pay_by=TODAY + 40 * DAY, by=judge)

    booking.refresh_from_db()
    assert (booking.state, booking.paid) == (BookingState.CONFIRMED, 0)
    assert booking.guarantee.state == GuaranteeState.ACCEPTED
    assert paid(booking, whole=True).paid == FEE
    assert faults() == []


def test_an_exhibitor_moves_to_a_free_stall_at_the_same_price():
    at = fair()
    one, two, three, _ = stalls(at)
    booking, other = paid(held(at, one)), held(at, two)
    by = make.user()

    with pytest.raises(StallTaken):
        move_stall(booking.number, one.pk, two.pk, by=by, reason="x")
    assert booking.stalls.get().stall == one
    move_stall(booking.number, one.pk, three.pk, by=by, reason="ستون")
    assert booking.stalls.get().stall == three
    assert other.stalls.get().stall == two
    assert faults() == []


def test_a_cancelled_fair_gives_everything_back_and_converges(monkeypatch):
    at = fair(4, deposit_permille=500)
    one, two, lapsing = (held(at, place) for place in stalls(at)[:3])
    paid(one), paid(two, whole=True)
    applied, draft = makers.application(at), makers.application(at, state=ApplicationState.DRAFT)
    real, calls = let_go, []

    def killed(*args, **more):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args, **more)

    with monkeypatch.context() as patch:
        patch.setattr("exhibitions.booking.actions.cancelling.let_go", killed)
        with pytest.raises(KeyboardInterrupt):
            cancel_fair(at.pk, reason="سیل")
    assert Booking.objects.holding().count() == 2
    release_stalls(timezone.now())
    cancel_fair(at.pk, reason="سیل")

    at.refresh_from_db()
    one.refresh_from_db()
    two.refresh_from_db()
    assert at.state == FairState.CANCELLED
    assert (one.refunded, two.refunded) == (FEE // 2, FEE)
    assert not Booking.objects.holding().exists()
    assert not BookedStall.objects.exists()
    applied.refresh_from_db()
    draft.refresh_from_db()
    assert (applied.state, draft.state) == (ApplicationState.DECLINED, ApplicationState.WITHDRAWN)
    assert lapsing.pk
    assert faults() == []


def test_organisers_change_bookings_with_a_reason(client):
    at = fair()
    client.force_login(makers.organiser(at))
    booking = paid(held(at))

    def send(name: str, **data):
        client.post(reverse(f"organiser:{name}", args=[at.slug, booking.number]), data)
        booking.refresh_from_db()

    send("excuse", **{"excuse-reason": "نامه در راه است"})
    assert booking.excuse == "نامه در راه است"
    free = stalls(at)[2]
    old = booking.stalls.get().stall_id
    send("move_booking", **{"move-old": old, "move-new": free.pk, "move-reason": "ستون است"})
    assert booking.stalls.get().stall == free
    send("take_back", **{"take-reason": ""})
    assert booking.state == BookingState.CONFIRMED
    send("take_back", **{"take-reason": "کالای ممنوع"})
    assert (booking.state, booking.refunded) == (BookingState.CANCELLED, FEE)
    sheet = client.get(reverse("organiser:bookings_sheet", args=[at.slug]))
    assert sheet.content.startswith(b"PK")


@pytest.mark.parametrize("name", ["bookings", "ready"])
def test_lists_cost_the_same_with_one_and_with_four(client, django_assert_max_num_queries, name):
    counted = []
    for many in (1, 4):
        at = fair()
        client.force_login(makers.organiser(at))
        for place in stalls(at)[:many]:
            paid(held(at, place))
        path = reverse(f"organiser:{name}", args=[at.slug])
        client.get(path)
        with django_assert_max_num_queries(16) as asked:
            assert client.get(path).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
