"""From a draft to a decision and to its end; what is on sale follows."""

import pytest

from catalog.models import Card
from core import sms
from core.models import MoveRecord
from core.moves import MoveRefused
from sellers.licensing import actions
from sellers.licensing.actions import NotComplete, NumberTaken, WrongDays
from sellers.licensing.states import PaperState
from sellers.models import Licence, Permit
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db

LATER = TODAY + 90 * DAY


@pytest.fixture(autouse=True)
def run_on_commit(django_capture_on_commit_callbacks):
    sms.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    def run(work, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return work(*args, **kwargs)

    return run


@pytest.fixture
def clerk():
    return make.user(first_name="زهرا")


def on_sale():
    return set(Card.objects.for_sale(TODAY).values_list("pk", flat=True))


def submitted(**more):
    seller = make.seller(until=None)
    return make.licence(seller, make.trade(), state=PaperState.SUBMITTED, **more)


def history(paper):
    rows = MoveRecord.objects.filter(model=paper._meta.label_lower, object_id=paper.pk)
    return list(rows.values_list("from_state", "to_state", "by", "reason"))


class TestDrafts:
    def test_each_step_saves_its_own_answer_in_one_draft(self):
        seller, person = make.seller(until=None), make.user()

        first = actions.save_draft(seller, by=person, uid="14021234")
        second = actions.save_draft(seller, by=person, trades=[make.trade()])

        assert second == first
        licence = Licence.objects.get()
        assert (licence.uid, licence.state) == ("14021234", "draft")
        assert list(licence.trades.all()) == [make.trade()]

    def test_a_sent_paper_is_not_written_in(self):
        sent = submitted(uid="14021234")

        actions.save_draft(sent.seller, by=None, uid="14029999")

        sent.refresh_from_db()
        assert sent.uid == "14021234"

    def test_nothing_but_sellers_facts_is_written(self):
        with pytest.raises(TypeError):
            actions.save_draft(make.seller(until=None), by=None, state="approved")

        assert not Licence.objects.exists()

    def test_a_permit_of_another_seller_is_not_found(self):
        permit = make.permit(make.seller(), make.trade(), state=PaperState.DRAFT)

        with pytest.raises(Permit.DoesNotExist):
            actions.save_permit(make.seller(), by=None, pk=permit.pk, number="12345")

    def test_a_draft_without_anything_is_not_sent(self):
        draft = actions.save_draft(make.seller(until=None), by=None)

        with pytest.raises(NotComplete) as refused:
            actions.submit_licence(draft.pk, by=None)

        assert refused.value.missing == ["paper", "trades"]
        draft.refresh_from_db()
        assert draft.state == PaperState.DRAFT
        assert history(draft) == []

    def test_a_draft_that_is_sent_waits_and_is_recorded(self):
        person = make.user()
        draft = actions.save_draft(
            make.seller(until=None), by=person, uid="14021234", trades=[make.trade()]
        )

        sent = actions.submit_licence(draft.pk, by=person)

        assert sent.submitted_at is not None
        assert history(draft) == [("draft", "submitted", person.pk, "")]
        assert list(Licence.objects.waiting()) == [draft]


class TestDecisions:
    def test_approval_brings_the_goods_and_tells_the_seller(self, clerk, commit):
        licence = submitted()
        licence.seller.users.add(make.user("+989161112233"))
        jam = make.product(seller=licence.seller)
        assert on_sale() == set()

        commit(actions.approve_licence, licence.pk, until=LATER, by=clerk, note="portal")

        licence.refresh_from_db()
        assert (licence.state, licence.valid_until) == ("approved", LATER)
        assert (licence.verified_by, licence.verified_how) == (clerk, "manual")
        assert licence.verified_note == "portal"
        assert history(licence) == [("submitted", "approved", clerk.pk, "")]
        assert on_sale() == {jam.pk}
        assert [message.to for message in sms.outbox] == ["+989161112233"]

    def test_the_office_writes_in_what_the_photo_says(self, clerk):
        photo_only = submitted(uid="", since=None, until=None)

        actions.approve_licence(
            photo_only.pk, until=LATER, since=TODAY, by=clerk, uid="555000", trades=[make.trade()]
        )

        photo_only.refresh_from_db()
        assert (photo_only.uid, photo_only.issued_on) == ("555000", TODAY)

    @pytest.mark.parametrize(
        ("read", "refusal"),
        [
            ({"uid": ""}, NotComplete),
            ({"trades": []}, NotComplete),
            ({"until": TODAY - 999 * DAY}, WrongDays),
        ],
    )
    def test_a_paper_that_says_too_little_is_not_approved(self, clerk, read, refusal):
        licence = submitted()

        with pytest.raises(refusal):
            actions.approve_licence(licence.pk, **{"until": LATER, "by": clerk, **read})

        licence.refresh_from_db()
        assert licence.state == PaperState.SUBMITTED
        assert licence.trades.count() == 1

    def test_a_number_is_approved_once(self, clerk):
        taken = make.seller().licences.get()
        thief = submitted(uid=taken.uid)

        with pytest.raises(NumberTaken):
            actions.approve_licence(thief.pk, until=LATER, by=clerk)

        thief.refresh_from_db()
        assert thief.state == PaperState.SUBMITTED
        assert history(thief) == []

    def test_the_second_decision_finds_the_first(self, clerk):
        licence = submitted()
        actions.reject_licence(licence.pk, reason="نام دیگری است", by=clerk)

        with pytest.raises(MoveRefused):
            actions.approve_licence(licence.pk, until=LATER, by=make.user())

        assert len(history(licence)) == 1

    def test_the_seller_answers_a_question_and_sends_again(self, clerk):
        licence = submitted(uid="14021234")

        actions.ask_for_information(licence.pk, reason="عکس تار است", by=clerk)
        again = actions.save_draft(licence.seller, by=None, holder_name="مریم")
        actions.submit_licence(licence.pk, by=None)

        assert again == licence
        licence.refresh_from_db()
        assert (licence.state, licence.holder_name, licence.reason) == ("submitted", "مریم", "")
        assert history(licence)[0] == ("submitted", "needs_information", clerk.pk, "عکس تار است")

    @pytest.mark.parametrize("decide", ["approve", "lift_suspension", "decline_renewal", "suspend"])
    def test_a_draft_is_not_decided(self, clerk, decide):
        draft = actions.save_draft(make.seller(until=None), by=None, uid="14021234")
        work = {
            "approve": lambda: actions.approve_licence(draft.pk, until=LATER, by=clerk),
            "lift_suspension": lambda: actions.lift_suspension(draft.pk, by=clerk),
            "suspend": lambda: actions.suspend_licence(draft.pk, reason="x", by=clerk),
            "decline_renewal": lambda: actions.decline_renewal(
                Licence, draft.pk, reason="x", by=clerk
            ),
        }

        with pytest.raises(MoveRefused):
            work[decide]()

        assert history(draft) == []


class TestSuspension:
    def test_it_stops_sale_at_once_and_lifting_brings_it_back(self, clerk, commit):
        jam = make.product()
        licence = jam.stockrecords.get().partner.licences.get()

        commit(actions.suspend_licence, licence.pk, reason="شکایت بهداشتی", by=clerk)
        assert on_sale() == set()
        licence.refresh_from_db()
        assert licence.reason == "شکایت بهداشتی"

        commit(actions.lift_suspension, licence.pk, by=clerk)
        assert on_sale() == {jam.pk}

    def test_a_suspended_licence_is_not_approved_from_the_queue(self, clerk):
        licence = make.seller().licences.get()
        actions.suspend_licence(licence.pk, reason="x", by=clerk)

        with pytest.raises(MoveRefused):
            actions.approve_licence(licence.pk, until=LATER, by=clerk)

    def test_it_may_be_taken_for_good(self, clerk):
        licence = make.seller().licences.get()
        actions.suspend_licence(licence.pk, reason="x", by=clerk)

        actions.reject_licence(licence.pk, reason="باطل شد", by=clerk)

        licence.refresh_from_db()
        assert licence.state == PaperState.REJECTED


class TestEndAndRenewal:
    def test_papers_end_the_day_after_their_last_and_once(self, commit):
        today, ended = make.seller(until=TODAY), make.seller(until=TODAY - DAY)

        assert commit(actions.expire_licences, TODAY) == 1
        assert commit(actions.expire_licences, TODAY) == 0

        assert today.licences.get().state == PaperState.APPROVED
        over = ended.licences.get()
        assert over.state == PaperState.EXPIRED
        assert history(over) == [("approved", "expired", None, "")]

    def test_a_renewal_that_is_asked_for_leaves_the_goods_on_sale(self, clerk, commit):
        jam = make.product()
        licence = jam.stockrecords.get().partner.licences.get()
        wanted = licence.valid_until + 365 * DAY

        commit(actions.ask_renewal, Licence, licence.pk, until=wanted, by=None)
        assert on_sale() == {jam.pk}
        assert list(Licence.objects.waiting()) == [licence]

        commit(actions.renew_licence, licence.pk, until=wanted, by=clerk)
        licence.refresh_from_db()
        assert (licence.state, licence.valid_until) == ("renewed", wanted)
        assert licence.renewal_until is None
        assert on_sale() == {jam.pk}

    def test_goods_return_with_a_late_renewal(self, clerk, commit):
        seller = make.seller(until=TODAY - DAY)
        jam = make.product(seller=seller)
        commit(actions.expire_licences, TODAY)
        assert on_sale() == set()

        commit(actions.renew_licence, seller.licences.get().pk, until=LATER, by=clerk)

        assert on_sale() == {jam.pk}

    @pytest.mark.parametrize(("until", "state"), [(TODAY, "approved"), (TODAY - DAY, "expired")])
    def test_a_declined_renewal_leaves_all_as_it_was(self, clerk, until, state):
        licence = make.seller(until=until).licences.get()
        actions.expire_licences(TODAY)
        actions.ask_renewal(Licence, licence.pk, until=None, by=None)

        actions.decline_renewal(Licence, licence.pk, reason="عکس خوانا نیست", by=clerk)

        licence.refresh_from_db()
        assert (licence.state, licence.reason) == (state, "عکس خوانا نیست")

    def test_a_renewal_lengthens(self, clerk):
        licence = make.seller(until=LATER).licences.get()

        for work in (
            lambda: actions.renew_licence(licence.pk, until=LATER, by=clerk),
            lambda: actions.ask_renewal(Licence, licence.pk, until=LATER, by=None),
        ):
            with pytest.raises(WrongDays):
                work()

        licence.refresh_from_db()
        assert licence.state == PaperState.APPROVED
