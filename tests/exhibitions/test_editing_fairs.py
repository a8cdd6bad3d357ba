"""What organisers may say of fairs, and what stays because people rely on it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import MoveRecord
from core.sms import outbox
from exhibitions.models import AddOn, Fair, FairRules, HallUse, OrganiserRole, StallWish
from exhibitions.organising import actions, helpers
from exhibitions.organising.access import organiser_of
from exhibitions.schedule.actions import HallTaken, move_fair
from exhibitions.states import ApplicationState, FairState
from tests import factories as make
from tests.exhibitions import makers

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WHEN = {"opens_at": "۱۰", "closes_at": "21:30"}


@pytest.fixture(autouse=True)
def _no_messages_yet():
    outbox.clear()


@pytest.fixture
def province(client):
    user = makers.organiser()
    client.force_login(user)
    return user


def at(name, fair, **more):
    return reverse(f"organiser:{name}", kwargs={"slug": fair.slug, **more})


def jalali(day):
    return day.isoformat()  # read as Gregorian, shown in the reader's calendar


def when(fair, days, **more):
    said = {"venue": fair.venue_id, "first": jalali(days[0]), "last": jalali(days[-1])}
    return {**WHEN, **said, **more}


def terms(fair, **more):
    return {
        "giving": fair.giving, "most_stalls": 1, "stall_fee": fair.stall_fee // 10, "deposit": 100,
        "instalments": 0, "pay_within_hours": 72, **more,
    }  # fmt: skip


def window(fair, **more):
    fair.giving, fair.apply_until = "draw", timezone.now() + DAY
    for name, value in more.items():
        setattr(fair, name, value)
    fair.save()
    return fair


def wrong(page):
    return " ".join(page.context["form"].non_field_errors())


class TestBeginning:
    def test_a_fair_begins_as_a_draft_on_its_days(self, client, province):
        first = make.TODAY + DAY
        said = {
            "name_fa": "بازار جمعه", "name_en": "Begin", "kind": "weekly_bazaar", **WHEN,
            "venue": makers.venue().pk, "first": jalali(first), "last": jalali(first + 13 * DAY),
            "weekdays": ["6"],
        }  # fmt: skip

        client.post(reverse("organiser:begin"), said)

        fair = Fair.objects.get()
        assert fair.slug == "begin-fair"  # «begin» itself is an address of the organisers
        assert fair.state == FairState.DRAFT
        assert [row.day.weekday() for row in fair.days.all()] == [4, 4]
        assert MoveRecord.objects.get().by == province

    def test_nobody_begins_a_fair_in_another_county(self, client):
        client.force_login(makers.organiser(county=make.county()))
        elsewhere = makers.venue(county=make.county("BRJ"))
        said = {"name_fa": "x", "kind": "festival", "venue": elsewhere.pk, **WHEN}

        page = client.post(
            reverse("organiser:begin"), {**said, "first": "1405/10/01", "last": "1405/10/02"}
        )

        assert list(page.context["form"].errors) == ["venue"]
        assert not Fair.objects.exists()


class TestDaysAndHalls:
    def test_who_holds_the_hall_when_is_said_and_nothing_changes(self, client, province):
        plan = makers.plan()
        other = makers.fair(make.TODAY + DAY, at=plan, name_fa="جشنوارهٔ انار")
        fair = makers.fair(make.TODAY, venue=plan.hall.venue, state=FairState.DRAFT)
        said = when(fair, [make.TODAY + DAY], **{f"hall_{plan.hall_id}": plan.pk})

        page = client.post(at("when", fair), said)

        assert other.name_fa in wrong(page)
        assert page.context["form"]["opens_at"].value() == "۱۰"
        assert [row.day for row in fair.days.all()] == [make.TODAY]
        assert set(HallUse.objects.values_list("fair", flat=True)) == {other.pk}

    def test_days_change_and_those_in_the_fair_are_told(
        self, client, province, django_capture_on_commit_callbacks
    ):
        plan = makers.plan(3)
        fair = makers.fair(at=plan)
        owner = make.member(make.seller()).user
        makers.application(fair, seller=owner.shops.get().seller, state=ApplicationState.DRAFT)
        days = [make.TODAY + DAY, make.TODAY + 2 * DAY]
        with django_capture_on_commit_callbacks(execute=True):
            client.post(at("when", fair), when(fair, days, **{f"hall_{plan.hall_id}": plan.pk}))

        fair.refresh_from_db()
        assert (fair.starts_on, fair.ends_on, fair.stalls_count) == (days[0], days[1], 3)
        assert f"{fair.closes_at:%H:%M}" == "21:30"
        assert [message.to for message in outbox] == [owner.mobile]

    @pytest.mark.parametrize("wished", [True, False])
    def test_the_plan_stays_when_a_stall_on_it_is_wished(self, client, province, wished):
        plan = makers.plan()
        fair = makers.fair(at=plan)
        application = makers.application(fair)
        if wished:
            StallWish.objects.create(application=application, rank=1, stall=plan.stalls.first())

        client.post(at("when", fair), when(fair, [make.TODAY]))

        assert fair.hall_uses.exists() == wished


class TestTerms:
    @pytest.mark.parametrize("state", [ApplicationState.DRAFT, ApplicationState.SUBMITTED])
    def test_fees_stay_once_an_application_was_sent(self, client, province, state):
        fair = window(makers.fair(stall_fee=900))
        makers.application(fair, state=state)
        later = {"apply_until_day": jalali(make.TODAY + 9 * DAY), "apply_until_hour": "۲۰:۳۰"}

        client.post(at("terms", fair), terms(fair, stall_fee=200, **later))

        fair.refresh_from_db()
        assert timezone.localtime(fair.apply_until).date() == make.TODAY + 9 * DAY
        assert fair.stall_fee == (2000 if state == ApplicationState.DRAFT else 900)
        with pytest.raises(actions.Fixed) if state != "draft" else _nothing():
            actions.write_terms(
                fair.pk, {**_terms(fair), "stall_fee": 5}, {}, by=province, reason=""
            )

    def test_a_window_ends_after_it_begins(self, client, province):
        fair = makers.fair()
        said = terms(fair, giving="draw", apply_from_day="1405/10/02", apply_until_day="1405/10/01")

        page = client.post(at("terms", fair), said)

        assert list(page.context["form"].errors) == ["apply_until"]
        fair.refresh_from_db()
        assert fair.giving == "none"

    def test_add_ons_of_another_fair_are_not_touched(self, client, province):
        theirs = AddOn.objects.create(fair=makers.fair(), name_fa="میز", price=50)
        fair = makers.fair()
        row = {"pk": theirs.pk, "name_fa": "میز بزرگ", "price": "۱٬۰۰۰", "quantity": "5"}
        rows = {f"form-0-{name}": value for name, value in row.items()}
        rows |= {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0}

        client.post(at("rows", fair, which="add-ons"), rows)

        theirs.refresh_from_db()
        assert (theirs.fair_id == fair.pk, theirs.name_fa, theirs.price) == (False, "میز", 50)
        mine = fair.add_ons.get()
        assert (mine.name_fa, mine.price, mine.quantity) == ("میز بزرگ", 10_000, 5)

    def test_there_are_never_fewer_add_ons_than_are_taken(self, client, province):
        fair = makers.fair()
        table = AddOn.objects.create(fair=fair, name_fa="میز", price=50, quantity=9, taken=3)
        row = {"pk": table.pk, "name_fa": "میز", "name_en": "", "price": 50}

        actions.write_add_ons(fair.pk, [{**row, "quantity": 3}], by=province)
        with pytest.raises(actions.TooFew):
            actions.write_add_ons(fair.pk, [{**row, "quantity": 2}], by=province)

        table.refresh_from_db()
        assert table.quantity == 3

    def test_a_row_cannot_come_twice(self, client, province):
        fair = makers.fair()
        rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0}
        for n in (0, 1):
            rows |= {f"form-{n}-days_before": 7, f"form-{n}-percent": 50 + n}

        page = client.post(at("rows", fair, which="refunds"), rows)

        assert page.context["formset"].forms[1].errors
        assert not fair.refund_steps.exists()


class TestTheNextEdition:
    def test_it_has_the_same_halls_and_terms_on_later_days(self, province):
        plan = makers.plan()
        old = window(makers.fair(make.TODAY, make.TODAY + 2 * DAY, at=plan), stall_fee=70)
        AddOn.objects.create(fair=old, name_fa="میز", price=50, quantity=9, taken=3)
        FairRules.objects.create(fair=old, rural=55)
        old.criteria.create(name_fa="کیفیت", weight=2)
        until = old.apply_until

        new = actions.clone_fair(old.pk, name_fa="دوم", first=make.TODAY + 7 * DAY, by=province)

        assert [row.day for row in new.days.all()] == [make.TODAY + 7 * DAY, make.TODAY + 9 * DAY]
        assert (new.state, new.stall_fee, new.apply_until) == ("draft", 70, until + 7 * DAY)
        assert [(a.price, a.quantity, a.taken) for a in new.add_ons.all()] == [(50, 9, 0)]
        assert {use.plan for use in new.hall_uses.all()} == {plan}
        assert (new.rules.rural, [c.weight for c in new.criteria.all()]) == (55, [2])
        assert (old.rules.rural, old.criteria.count(), old.add_ons.get().taken) == (55, 1, 3)

    def test_it_is_not_begun_where_a_hall_is_taken(self, province):
        plan = makers.plan()
        old = makers.fair(make.TODAY, make.TODAY + DAY, at=plan)

        with pytest.raises(HallTaken):
            actions.clone_fair(old.pk, name_fa="دوم", first=make.TODAY + DAY, by=province)

        assert list(Fair.objects.all()) == [old]


class TestMoves:
    def test_it_says_what_is_missing_and_then_opens(
        self, client, province, django_capture_on_commit_callbacks
    ):
        plan = makers.plan()
        fair = makers.fair(make.TODAY + 9 * DAY, at=plan)
        drafted = make.member(make.seller()).user
        makers.application(fair, seller=drafted.shops.get().seller, state=ApplicationState.DRAFT)
        client.post(at("move", fair, to="applications"))
        assert Fair.objects.get().state == FairState.ANNOUNCED

        window(fair)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(at("move", fair, to="applications"))

        assert Fair.objects.get().state == FairState.APPLICATIONS
        assert [message.to for message in outbox] == [drafted.mobile]

    @pytest.mark.parametrize("to", ["cancelled", "published", "draft", "nonsense"])
    def test_what_has_a_page_of_its_own_is_not_moved_here(self, client, province, to):
        fair = makers.fair()

        assert client.post(at("move", fair, to=to)).status_code == 404
        assert Fair.objects.get().state == FairState.ANNOUNCED

    def test_a_fair_that_is_off_lets_go_of_its_halls(self, province):
        plan = makers.plan()
        fair = makers.fair(at=plan)

        move_fair(fair.pk, FairState.CANCELLED, by=province, reason="برف")

        assert makers.fair(at=plan).hall_uses.exists()


class TestHelpers:
    def test_a_number_becomes_a_helper_and_is_told(
        self, client, province, django_capture_on_commit_callbacks
    ):
        fair = makers.fair()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(at("people", fair), {"mobile": "۰۹۱۶۱۲۳۴۵۶۷"})

        role = OrganiserRole.objects.get(fair=fair)
        assert [message.to for message in outbox] == ["+989161234567"]
        assert list(organiser_of(role.user).fairs()) == [fair]
        assert not role.user.mobile_verified

    def test_a_helper_lets_nobody_go_but_those_they_added(self):
        fair = makers.fair()
        helper = organiser_of(makers.organiser(fair))
        stranger = OrganiserRole.objects.create(user=make.user(), fair=fair)
        own, _new = helpers.add_helper(fair, "+989161234567", by=helper.user)

        assert helpers.may_remove(helper, own)
        assert not helpers.may_remove(helper, stranger)
        assert helpers.may_remove(organiser_of(makers.organiser()), stranger)


def test_a_hall_stays_as_large_as_its_plans(client, province):
    plan = makers.plan()
    room = plan.hall
    url = reverse("organiser:hall", args=[room.pk])

    page = client.post(url, {"name_fa": room.name_fa, "width_cm": "۲٫۵", "depth_cm": "20"})
    assert page.context["form"].non_field_errors()
    client.post(url, {"name_fa": room.name_fa, "width_cm": "۴۰٫۵", "depth_cm": "20"})

    room.refresh_from_db()
    assert (room.width_cm, room.depth_cm) == (4050, 2000)


def _terms(fair):
    return {name: getattr(fair, name) for name in actions.TERMS}


class _nothing:  # noqa: N801 -- a context that expects nothing
    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False
