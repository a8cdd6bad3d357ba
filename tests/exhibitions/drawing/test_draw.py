"""A draw from publishing to everybody's place: frozen, not to be steered, all or nothing."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.texting.models import OutgoingSms
from exhibitions import audits
from exhibitions.drawing import actions, tasks
from exhibitions.drawing.actions import Refused, running
from exhibitions.drawing.explaining import explain_the_rest
from exhibitions.drawing.known import Known
from exhibitions.drawing.states import DrawState
from exhibitions.models import (
    Booking,
    Draw,
    DrawEntry,
    FairQuota,
    FairRules,
    StallPin,
)
from exhibitions.states import ApplicationState, FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.drawing.tools import (
    DAY,
    FIGURE,
    NAME,
    applicant,
    codes,
    drawn_fair,
    published,
    run,
)

pytestmark = pytest.mark.django_db
A = ApplicationState


def refused(action, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refusal:
        action(*args, **kwargs)
    return refusal.value.code


def test_publishing_freezes_rules_and_applications_without_a_name():
    fair = drawn_fair()
    one = applicant(fair, "A1", "A2", needs_socket=False)
    applicant(fair, state=A.DECLINED)
    FairRules.objects.create(fair=fair, rural=77)

    draw = published(fair)

    assert (draw.number, draw.state, draw.seed) == (1, DrawState.PUBLISHED, "")
    assert draw.fingerprint == hashlib.sha256(draw.input.encode()).hexdigest()
    (who,) = json.loads(draw.input)["applicants"]
    assert who["code"] == draw.entries.get(application=one).code
    assert [wish["stall"] for wish in who["wishes"]] == ["A1", "A2"]
    assert json.loads(draw.input)["weights"]["facts"]["rural"] == 77
    for secret in (one.seller.name, one.seller.name_en, one.seller.slug or "-"):
        assert secret not in draw.input
    fair.refresh_from_db()
    assert fair.state == FairState.ALLOCATION
    (sms,) = OutgoingSms.objects.all()
    assert who["code"] in sms.text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


def test_points_are_published_as_a_sum_and_told_in_parts_to_her_alone(monkeypatch):
    fair = drawn_fair()
    one = applicant(fair)
    FairQuota.objects.create(fair=fair, kind="fact", key="rural", most=3)
    known = {one.pk: Known(frozenset({"rural", "loan_holder"}), jury=50, attendance=55)}
    monkeypatch.setattr("exhibitions.drawing.input.known_of", lambda _fair: known)

    draw = published(fair)

    (who,) = json.loads(draw.input)["applicants"]
    assert (who["facts"], who["jury"], who["attendance"]) == (["rural"], 0, 0)
    assert who["points"] == 10 + 20 + 11
    entry = draw.entries.get()
    assert entry.points == 161
    assert entry.parts == [
        ["base", 100], ["rural", 20], ["loan_holder", 10], ["jury", 20], ["attendance", 11],
    ]  # fmt: skip
    assert "loan_holder" not in json.dumps(who)


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda _fair: None, "nobody"),
        (lambda fair: (applicant(fair), applicant(fair, state=A.SUBMITTED)), "undecided"),
        (lambda fair: (applicant(fair), published(fair)), "published"),
        (lambda fair: type(fair).objects.update(apply_until=timezone.now() + DAY), "open"),
        (lambda fair: type(fair).objects.filter(pk=fair.pk).update(giving="none"), "state"),
        (lambda fair: type(fair).objects.filter(pk=fair.pk).update(state="running"), "state"),
    ],
)
def test_a_draw_is_not_published_before_its_time(prepare, code):
    fair = drawn_fair()
    prepare(fair)
    before = Draw.objects.count()

    assert refused(published, fair) == code
    assert Draw.objects.count() == before


def test_the_figure_must_lie_in_the_future_by_action_and_by_the_database():
    fair = drawn_fair()
    applicant(fair)
    now = timezone.now()

    soon = {"figure_name": NAME, "figure_at": now + timedelta(minutes=59), "by": None}
    assert refused(actions.publish, fair.pk, **soon) == "soon"
    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.create(fair=fair, number=1, published_at=now, figure_at=now)


def test_nobody_runs_a_draw_before_its_figure_is_known():
    fair = drawn_fair()
    applicant(fair)
    draw = published(fair, now=timezone.now())

    assert refused(actions.start, draw.pk, FIGURE, by=None) == "early"
    draw.refresh_from_db()
    assert (draw.state, draw.figure) == (DrawState.PUBLISHED, "")


def test_a_draw_is_run_once_and_every_time_with_the_same_plan(django_capture_on_commit_callbacks):
    fair = drawn_fair(2)
    for _ in range(3):
        applicant(fair, "A1")
    draw = published(fair)
    with django_capture_on_commit_callbacks(execute=True):
        actions.start(draw.pk, FIGURE, by=None)

    draw.refresh_from_db()
    assert draw.state == DrawState.RUN
    assert draw.seed == hashlib.sha256(f"{draw.fingerprint}:{FIGURE}".encode()).hexdigest()
    assert draw.gap == 0
    first = draw.result
    assert not running.finish(draw.pk, running.search(draw))
    actions.start(draw.pk, "1", by=None)
    draw.refresh_from_db()
    assert (draw.figure, draw.result) == (FIGURE, first)

    Draw.objects.filter(pk=draw.pk).update(state=DrawState.RUNNING, result=None)
    tasks.run_draw.func(draw.pk)
    draw.refresh_from_db()
    assert draw.result == first


def test_a_machine_that_stops_in_the_middle_leaves_nothing_half_done(monkeypatch):
    fair = drawn_fair(2)
    applicant(fair, "A1")
    draw = published(fair)
    actions.start(draw.pk, FIGURE, by=None)
    with monkeypatch.context() as broken:
        broken.setattr(running, "move", lambda *_a, **_k: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            tasks.run_draw.func(draw.pk)
    draw.refresh_from_db()
    assert (draw.state, draw.result) == (DrawState.RUNNING, None)
    assert draw.entries.get().drawn == []

    now = timezone.now()
    assert running.restart_stopped(now) == 0
    assert running.restart_stopped(now + 2 * running.STOPPED_AFTER) == 1
    tasks.run_draw.func(draw.pk)
    assert draw.entries.get().drawn == ["A1"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda one: one.wishes.all().delete(), "changed:"),
        (lambda one: type(one).objects.filter(pk=one.pk).update(size=2), "changed:"),
        (lambda one: type(one).objects.filter(pk=one.pk).update(state=A.DECLINED), "left:"),
        (lambda one: applicant(one.fair), "new"),
        (lambda one: one.fair.hall_uses.get().plan.stalls.first().delete(), "stalls"),
    ],
)
def test_what_changes_after_publishing_makes_it_void_and_says_so(change, reason):
    fair = drawn_fair()
    one = applicant(fair, "A4")
    applicant(fair)
    draw = published(fair)
    assert running.changes_since(draw) == []
    change(one)

    run(draw)

    assert (draw.state, draw.void_kind, draw.result) == (DrawState.VOID, "changed", None)
    assert draw.void_reason.startswith(reason)


def test_an_input_changed_in_the_database_is_found_and_never_run():
    fair = drawn_fair()
    applicant(fair, "A1")
    draw = published(fair)
    assert list(audits.draws_are_as_published()) == []
    Draw.objects.update(input=draw.input.replace('"points": 20', '"points": 90'))
    assert Draw.objects.get().input != draw.input
    assert len(list(audits.draws_are_as_published())) == 1

    run(draw)
    assert (draw.state, draw.void_reason) == (DrawState.VOID, "input")


def test_who_withdraws_cannot_stop_a_draw_whose_figure_she_knows():
    fair = drawn_fair(1)
    one, other = applicant(fair, "A1", size=1), applicant(fair, "A1")
    draw = published(fair)
    type(one).objects.filter(pk=one.pk).update(state=A.WITHDRAWN)

    run(draw)
    assert draw.state == DrawState.RUN
    actions.accept(draw.pk, by=None)

    one.refresh_from_db()
    other.refresh_from_db()
    assert one.state == A.WITHDRAWN
    assert other.state in (A.CONFIRMED, A.HELD, A.WAIT_LISTED)
    assert not Booking.objects.filter(seller=one.seller).exists()


def test_rules_stand_still_while_a_draw_counts_and_move_once_it_is_void():
    fair = drawn_fair()
    one = applicant(fair)
    draw = published(fair)
    stall = fair.hall_uses.get().plan.stalls.first()

    assert refused(actions.set_rules, fair.pk, {"rural": 1}, by=None) == "published"
    pin = {"reason": "نزدیک در", "by": None}
    assert refused(actions.pin, fair.pk, one.pk, stall.pk, **pin) == "published"
    actions.void(draw.pk, reason="رسته‌ها اشتباه بود", by=None)
    actions.set_rules(fair.pk, {"rural": 1}, by=None)

    assert published(fair).number == 2
    assert FairRules.objects.get(fair=fair).rural == 1


def test_rules_that_cannot_be_kept_are_named_and_changed_with_one_press():
    fair = drawn_fair()
    applicant(fair)
    FairQuota.objects.create(fair=fair, kind="county", key="KHR", least=2, most=3)
    draw = run(published(fair))

    assert draw.state == DrawState.IMPOSSIBLE
    assert draw.trouble == [{"rule": "least", "about": "county:KHR", "asked": 2, "enough": 1}]
    actions.loosen(draw.pk, by=None)
    actions.loosen(draw.pk, by=None)

    draw.refresh_from_db()
    assert (draw.state, draw.void_kind) == (DrawState.VOID, "impossible")
    assert FairQuota.objects.get().least == 1
    assert run(published(fair)).state == DrawState.RUN


def test_a_stall_set_by_hand_is_kept_and_has_a_reason():
    fair = drawn_fair(2)
    one, other = applicant(fair, "A1"), applicant(fair, "A1")
    stalls = {stall.code: stall.pk for stall in fair.hall_uses.get().plan.stalls.all()}
    actions.pin(fair.pk, other.pk, stalls["A1"], reason="کنار در، برای ویلچر", by=None)
    assert refused(actions.pin, fair.pk, one.pk, stalls["A1"], reason="x", by=None) == "pinned"
    stranger = makers.application(drawn_fair())
    pin = {"reason": "x", "by": None}
    assert refused(actions.pin, fair.pk, stranger.pk, stalls["A2"], **pin) == "nobody_there"

    draw = run(published(fair))

    assert draw.entries.get(application=other).drawn == ["A1"]
    assert StallPin.objects.count() == 1


def test_a_change_by_hand_says_what_it_breaks_and_swaps():
    fair = drawn_fair(3, stall_fee=0)
    jam, felt = make.trade(), make.trade("T2")
    one, other, third = (
        applicant(fair, f"A{n}", trade=trade) for n, trade in ((1, jam), (2, felt), (3, jam))
    )
    if fair.hall_uses.get().plan.stalls.values("aisle").distinct().count() > 1:
        pytest.skip("the plan has one aisle here")
    draw = run(published(fair))
    code = codes(draw)

    looked = actions.preview(draw, code[other.pk], "A1")
    assert looked.other.code == code[one.pk]
    assert [row.rule for row in looked.breaks] == ["rivals"]
    ask = {"reason": "پله برای او سخت است", "by": None}
    assert refused(actions.change, draw.pk, code[other.pk], "A1", breaks_accepted=False, **ask) == (
        "breaks"
    )
    actions.change(draw.pk, code[other.pk], "A1", breaks_accepted=True, **ask)

    stands = dict(draw.entries.values_list("application", "stands"))
    assert stands == {one.pk: ["A2"], other.pk: ["A1"], third.pk: ["A3"]}
    assert refused(actions.preview, draw, code[other.pk], "A1") == "same"
    assert refused(actions.preview, draw, "00000", "A1") == "nobody_there"
    assert draw.result["stalls"][code[one.pk]] == ["A1"]


def test_reasons_are_worked_out_in_pieces():
    fair = drawn_fair(1)
    one, other = applicant(fair, "A1"), applicant(fair, "A1")
    draw = run(published(fair))
    lost = draw.entries.get(drawn=[])
    assert lost.why["wishes"][0]["state"] == "draw"
    assert lost.why["wishes"][0]["holders"] == [draw.entries.exclude(pk=lost.pk).get().code]

    kept = lost.why
    DrawEntry.objects.update(why=None)
    assert explain_the_rest(-1) == 0
    assert explain_the_rest(30) == 2
    lost.refresh_from_db()
    assert lost.why == kept
    assert {one.pk, other.pk} == set(codes(draw))


def test_a_fair_has_one_draw_that_counts():
    fair = drawn_fair()
    applicant(fair)
    draw = published(fair)

    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.create(fair=fair, number=2, published_at=timezone.now() - DAY,
                            figure_at=timezone.now())  # fmt: skip
    assert Draw.objects.get() == draw
    with pytest.raises(ObjectDoesNotExist):
        actions.void(draw.pk + 1, reason="x", by=None)
