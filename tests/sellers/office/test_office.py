"""The queue and its cases: who sees what, what is decided, and what comes next."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.models import MoveRecord
from sellers.licensing import actions
from sellers.licensing.states import PAPER_MOVES, PaperState
from sellers.models import Evidence, Licence, Reason
from sellers.office import cases
from sellers.office.rules import DECISIONS, NEEDS_REASON, Decision, OfficeRight, rights_of
from tests import factories as make
from tests.core.test_private import document, picture
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db

QUEUE = "/office/"


def submitted(county=None, **more):
    seller = make.seller("", until=None, county=county or make.county())
    licence = make.licence(seller, make.trade(), state=PaperState.SUBMITTED, **more)
    Licence.objects.filter(pk=licence.pk).update(submitted_at=make.timezone.now())
    return licence


def borujerd():
    return make.county("BRJ", "بروجرد", "Borujerd")


def case_of(paper):
    return reverse("office:case", args=[paper.model_name, paper.pk])


def decide(client, paper, decision, **said):
    return client.post(
        reverse("office:decide", args=[paper.model_name, paper.pk, decision]), said, follow=False
    )


def fully(**more):
    return {"number": "14021234", "since": "1404/01/01", "until": "1409/12/29", "note": "", **more}


def state_of(paper):
    return type(paper).objects.get(pk=paper.pk).state


@pytest.fixture
def clerk(client):
    person = make.officer(make.county(), first_name="زهرا")
    client.force_login(person)
    return person


class TestRules:
    def test_every_decision_is_a_move_of_the_table(self):
        to = {
            Decision.APPROVE: PaperState.APPROVED,
            Decision.ASK: PaperState.NEEDS_INFORMATION,
            Decision.REJECT: PaperState.REJECTED,
            Decision.RENEW: PaperState.RENEWED,
            Decision.DECLINE: PaperState.APPROVED,
            Decision.SUSPEND: PaperState.SUSPENDED,
            Decision.LIFT: PaperState.APPROVED,
        }
        for state, decisions in DECISIONS.items():
            for decision in decisions:
                assert PAPER_MOVES.allows(state, to[decision]), (state, decision)

    def test_heads_may_all_and_clerks_decide(self):
        assert rights_of("head") == set(OfficeRight)
        assert rights_of("clerk") == {OfficeRight.ANYONE, OfficeRight.DECIDE}
        assert rights_of("x") == frozenset()


class TestWho:
    @pytest.mark.parametrize("path", [QUEUE, "case", "file"])
    def test_strangers_and_producers_find_nothing(self, client, path):
        licence = submitted()
        evidence = actions.add_evidence(licence.pk, SimpleUploadedFile("x.jpg", picture()), by=None)
        paths = {"case": case_of(licence), "file": reverse("office:file", args=[evidence.pk])}
        path = paths.get(path, path)

        assert client.get(path).url.startswith("/sign-in/")
        for person in (make.user(), make.member(licence.seller).user, make.user(is_superuser=True)):
            client.force_login(person)
            assert client.get(path).status_code == 404

    def test_another_county_s_clerk_finds_nothing_and_changes_nothing(self, client):
        licence = submitted(uid="14021234")
        evidence = actions.add_evidence(licence.pk, SimpleUploadedFile("x.jpg", picture()), by=None)
        client.force_login(make.officer(borujerd()))

        assert list(client.get(QUEUE).context["listed"]) == []
        assert client.get(case_of(licence)).status_code == 404
        assert client.get(reverse("office:file", args=[evidence.pk])).status_code == 404
        assert decide(client, licence, "approve", **fully()).status_code == 404
        assert state_of(licence) == PaperState.SUBMITTED

    def test_the_province_sees_all_and_two_counties_see_two(self, client):
        here, there = submitted(), submitted(borujerd())
        third = submitted(make.county("DLF", "دلفان", "Delfan"))
        person = make.officer(make.county())
        make.OfficeRole.objects.create(user=person, county=borujerd())

        def seen(user):
            client.force_login(user)
            return {paper.pk for paper, _waited in client.get(QUEUE).context["listed"]}

        assert seen(make.officer()) == {here.pk, there.pk, third.pk}
        assert seen(person) == {here.pk, there.pk}

    @pytest.mark.parametrize("page", ["office:reasons"])
    def test_reasons_are_for_heads(self, client, clerk, page):
        assert client.get(reverse(page)).status_code == 404
        client.force_login(make.officer(duty="head"))
        assert client.get(reverse(page)).status_code == 200


class TestQueue:
    def test_drafts_are_nobody_s_business(self, client, clerk):
        draft = actions.save_draft(make.seller(until=None), by=None, uid="14021234")

        assert client.get(case_of(draft)).status_code == 404
        assert client.get(QUEUE).context["page"].paginator.count == 0

    @pytest.mark.parametrize(
        ("query", "wanted"),
        [
            ("", {"new", "old", "permit"}),
            ("?kind=permit", {"permit"}),
            ("?older=7", {"old"}),
            ("?q=OLD-77", {"old"}),
            ("?q=نمد", {"new"}),
            ("?shelf=suspended", {"stopped"}),
            ("?shelf=soon", {"soon"}),
            ("?county=XXX&older=x&kind=y&shelf=z", {"new", "old", "permit"}),
        ],
    )
    def test_it_is_narrowed(self, client, clerk, query, wanted):
        papers = {"new": submitted(), "old": submitted(uid="OLD-77")}
        papers["new"].seller.name = "نمد مریم"
        papers["new"].seller.save()
        Licence.objects.filter(pk=papers["old"].pk).update(
            submitted_at=make.timezone.now() - 8 * DAY
        )
        papers["permit"] = make.permit(make.seller(), make.trade(), state=PaperState.SUBMITTED)
        papers["stopped"] = make.licence(make.seller(until=None), state=PaperState.SUSPENDED)
        papers["soon"] = make.licence(make.seller(until=None), until=TODAY + 9 * DAY)

        page = client.get(QUEUE + query)

        names = {(p.model_name, p.pk): name for name, p in papers.items()}
        found = {(p.model_name, p.pk) for p, _waited in page.context["listed"]}
        assert {names[key] for key in found} == wanted
        assert page.context["page"].paginator.count == len(wanted)

    def test_the_longest_waiting_comes_first_and_shelves_are_counted(self, client, clerk):
        new, old = submitted(), submitted()
        Licence.objects.filter(pk=old.pk).update(submitted_at=make.timezone.now() - 3 * DAY)
        actions.ask_for_information(submitted().pk, reason="x", by=clerk)

        page = client.get(QUEUE)

        assert [(p.pk, w) for p, w in page.context["listed"]] == [(old.pk, 3), (new.pk, 0)]
        counts = {key: count for key, _label, count in page.context["shelves"]}
        assert (counts["waiting"], counts["asked"], counts["in_force"]) == (2, 1, 0)

    @pytest.mark.parametrize("number", [1, 3])
    def test_its_queries_do_not_grow(self, client, clerk, number, django_assert_num_queries):
        for _ in range(number):
            submitted()
            make.permit(make.seller(), make.trade(), state=PaperState.SUBMITTED)
        client.get(QUEUE)

        with django_assert_num_queries(11):
            page = client.get(QUEUE)

        assert page.context["page"].paginator.count == 2 * number


class TestCase:
    def test_documents_stand_beside_the_data(self, client, clerk):
        licence = submitted(holder_name="مریم", holder_national_id="0499370899")
        photo = actions.add_evidence(licence.pk, SimpleUploadedFile("p.jpg", picture()), by=None)
        paper = actions.add_evidence(licence.pk, SimpleUploadedFile("p.pdf", document()), by=None)

        text = client.get(case_of(licence)).content.decode()

        assert reverse("office:file", args=[photo.pk]) in text
        assert reverse("office:file", args=[paper.pk]) in text
        assert "مریم" in text
        assert "0499370899" not in text
        assert "mojavez.ir" in text

    def test_approval_leads_to_the_next_case(self, client, clerk):
        first, second = submitted(), submitted()

        answer = decide(client, first, "approve", **fully(note="صفحهٔ عمومی"))

        assert answer.url == case_of(second)
        first.refresh_from_db()
        assert (first.state, first.uid, first.verified_by) == ("approved", "14021234", clerk)
        assert client.get(case_of(second)).context["following"] is None

    def test_filters_stay_on_the_way(self, client, clerk):
        first, second = submitted(), submitted()
        url = reverse("office:decide", args=["licence", first.pk, "approve"])

        assert client.post(f"{url}?kind=licence", fully()).url == f"{case_of(second)}?kind=licence"

    def test_the_last_case_leads_to_the_queue(self, client, clerk):
        assert decide(client, submitted(), "approve", **fully()).url == QUEUE

    @pytest.mark.parametrize("decision", sorted(NEEDS_REASON))
    def test_no_reason_no_decision(self, client, clerk, decision):
        licence = submitted()

        page = decide(client, licence, decision, words="")

        assert page.status_code == 200
        assert state_of(licence) == PaperState.SUBMITTED
        assert not MoveRecord.objects.exists()

    def test_prepared_and_own_words_reach_the_producer(self, client, clerk):
        licence = submitted()
        reason = Reason.objects.create(use="ask", text="عکس را روشن‌تر بفرستید.")
        foreign = Reason.objects.create(use="suspend", text="بازرسی")

        refused = decide(client, licence, "ask", reasons=[foreign.pk])
        taken = decide(client, licence, "ask", reasons=[reason.pk], words="هر دو رو")

        assert (refused.status_code, taken.status_code) == (200, 302)
        licence.refresh_from_db()
        assert licence.reason == "عکس را روشن‌تر بفرستید.\nهر دو رو"

    def test_what_was_typed_stays_on_a_slip(self, client, clerk):
        page = decide(client, submitted(), "approve", **fully(until="1403/13/40"))

        assert "1403/13/40" in page.content.decode()

    def test_the_second_officer_reads_that_it_is_decided(self, client, clerk):
        licence = submitted()
        actions.reject_licence(licence.pk, reason="x", by=make.user())

        answer = client.post(
            reverse("office:decide", args=["licence", licence.pk, "approve"]), fully(), follow=True
        )

        assert state_of(licence) == PaperState.REJECTED
        assert [str(m) for m in answer.context["messages"]] != []
        assert MoveRecord.objects.count() == 1

    def test_a_number_of_another_is_refused_in_words(self, client, clerk):
        taken = make.seller().licences.get()

        page = decide(client, submitted(), "approve", **fully(number=taken.uid))

        assert "شماره را نگاه کنید" in page.content.decode()

    def test_suspending_and_lifting(self, client, clerk):
        licence = make.seller().licences.get()

        decide(client, licence, "suspend", words="شکایت")
        assert state_of(licence) == PaperState.SUSPENDED
        decide(client, licence, "lift", words="")
        assert state_of(licence) == PaperState.APPROVED

    def test_a_proof_is_kept_and_a_bad_one_refused(self, client, clerk):
        licence = submitted()
        url = reverse("office:proof", args=["licence", licence.pk])

        bad = client.post(url, {"file": SimpleUploadedFile("x.png", b"<html>")})
        good = client.post(url, {"file": SimpleUploadedFile("x.png", picture("PNG"))})

        assert (bad.status_code, good.status_code) == (200, 302)
        assert Evidence.objects.get().is_proof

    def test_history_names_who_decided(self, client, clerk):
        licence = submitted()
        actions.ask_for_information(licence.pk, reason="عکس تار است", by=clerk)

        text = client.get(case_of(licence)).content.decode()

        assert "زهرا" in text
        assert "عکس تار است" in text

    @pytest.mark.parametrize("number", [1, 3])
    def test_its_queries_do_not_grow(self, client, clerk, number, django_assert_num_queries):
        licence = submitted()
        for _ in range(number):
            actions.add_evidence(licence.pk, SimpleUploadedFile("x.jpg", picture()), by=None)
            actions.ask_for_information(licence.pk, reason="x", by=clerk)
            actions.submit_licence(licence.pk, by=None)
            make.permit(licence.seller, make.trade())
            submitted()
        client.get(case_of(licence))

        with django_assert_num_queries(13):
            client.get(case_of(licence))

    def test_unknown_cases_and_decisions_are_not_found(self, client, clerk):
        licence = submitted()

        assert client.get(f"/office/cases/nothing/{licence.pk}/").status_code == 404
        assert client.get("/office/cases/permit/999/").status_code == 404
        assert decide(client, licence, "burn").status_code == 404
        assert client.get(reverse("office:decide", args=["licence", licence.pk, "ask"])).url == (
            case_of(licence)
        )


class TestReasons:
    @pytest.fixture(autouse=True)
    def head(self, client):
        client.force_login(make.officer(duty="head"))

    def test_a_head_writes_changes_and_takes_away(self, client):
        client.post("/office/reasons/", {"use": "ask", "text": "عکس روشن بفرستید", "text_en": ""})
        reason = Reason.objects.get()
        client.post(
            f"/office/reasons/{reason.pk}/", {"use": "ask", "text": "هر دو رو", "text_en": ""}
        )
        reason.refresh_from_db()
        assert reason.text == "هر دو رو"

        client.post(f"/office/reasons/{reason.pk}/forget/")
        assert not Reason.objects.exists()

    def test_an_empty_one_is_refused(self, client):
        assert client.post("/office/reasons/", {"use": "ask", "text": ""}).status_code == 200
        assert not Reason.objects.exists()


def test_shelves_leave_no_seen_paper_out():
    seller = make.seller(until=None)
    for state in PaperState:
        make.licence(seller, state=state)
    make.licence(seller, until=TODAY - DAY)
    officer = cases.Officer(make.user(), None, frozenset())

    counts = cases.counts(officer, TODAY)

    whole = sum(number for name, number in counts.items() if name != "soon")
    # One that is being renewed waits and is in force.
    assert whole == Licence.objects.exclude(state="draft").count() + 1
