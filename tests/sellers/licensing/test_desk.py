"""My licence at the desk: what the office said, sending, renewing, today's tasks."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sellers.licensing import actions
from sellers.licensing.desk.entries import papers_due
from sellers.licensing.desk.queries import trades_without_permit
from sellers.licensing.states import PaperState
from sellers.models import Evidence, Licence, Permit
from tests import factories as make
from tests.core.test_private import picture
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db

LIST, NEW = "/desk/licences/", "/desk/licences/licence/new/"


@pytest.fixture
def seller(client):
    place = make.member(make.seller(until=None))
    client.force_login(place.user)
    return place.seller


def photo(name="licence.png"):
    return SimpleUploadedFile(name, picture("PNG"))


def answers(**more):
    return {"uid": "۱۴۰۲۱۲۳۴", "trades": [make.trade().pk], "send": "1", **more}


def edit(paper):
    return reverse("papers:edit", args=[paper.model_name, paper.pk])


class TestSending:
    def test_a_photo_and_the_trades_are_enough(self, client, seller):
        answer = client.post(NEW, answers(uid="", file=photo()))

        assert answer.url == LIST
        licence = Licence.objects.get()
        assert (licence.seller, licence.state) == (seller, PaperState.SUBMITTED)
        assert licence.evidence.count() == 1

    def test_digits_of_any_script_are_one_number(self, client, seller):
        client.post(NEW, answers())

        assert Licence.objects.get().uid == "14021234"

    def test_saved_for_later_is_not_sent(self, client, seller):
        answer = client.post(NEW, {"uid": "14021234"})

        draft = Licence.objects.get()
        assert draft.state == PaperState.DRAFT
        assert answer.url == edit(draft)
        assert "14021234" in client.get(answer.url).content.decode()

    def test_what_is_missing_is_said_and_the_rest_is_kept(self, client, seller):
        page = client.post(NEW, answers(trades=[], holder_name="مریم"), follow=True)

        draft = Licence.objects.get()
        assert (draft.state, draft.holder_name) == (PaperState.DRAFT, "مریم")
        assert "رسته" in " ".join(str(m) for m in page.context["messages"])

    def test_a_bad_photo_is_refused_and_the_words_are_kept(self, client, seller):
        page = client.post(NEW, answers(file=SimpleUploadedFile("x.png", b"<html>")))

        assert page.status_code == 200
        assert "file" in page.context["form"].errors
        assert (Licence.objects.get().uid, Licence.objects.get().state) == ("14021234", "draft")
        assert not Evidence.objects.exists()

    def test_a_number_is_named_once(self, client, seller):
        make.licence(seller, uid="14021234")

        page = client.post(NEW, answers())

        assert "uid" in page.context["form"].errors
        assert Licence.objects.count() == 1

    def test_a_question_of_the_office_is_read_and_answered(self, client, seller):
        client.post(NEW, answers())
        licence = Licence.objects.get()
        actions.ask_for_information(licence.pk, reason="عکس را بفرستید", by=None)

        assert "عکس را بفرستید" in client.get(LIST).content.decode()
        assert "عکس را بفرستید" in client.get(edit(licence)).content.decode()
        client.post(edit(licence), answers(file=photo()))

        licence.refresh_from_db()
        assert licence.state == PaperState.SUBMITTED

    def test_what_was_sent_is_written_in_no_more(self, client, seller):
        client.post(NEW, answers())
        licence = Licence.objects.get()

        assert client.post(edit(licence), answers(uid="14029999")).url == LIST
        licence.refresh_from_db()
        assert licence.uid == "14021234"

    def test_a_permit_too(self, client, seller):
        url = reverse("papers:new", args=["permit"])
        trade = make.trade("FOD-040", permit_path="vet_permit")

        page = client.get(f"{url}?trade={trade.pk}&kind=vet_permit").content.decode()
        client.post(
            url, {"kind": "vet_permit", "trades": [trade.pk], "number": "77/1", "send": "1"}
        )

        assert "checked" in page
        permit = Permit.objects.get()
        assert (permit.state, permit.seller) == (PaperState.SUBMITTED, seller)


class TestFiles:
    def test_own_files_are_shown_and_removed_until_they_are_sent(self, client, seller):
        draft = actions.save_draft(seller, by=None, uid="14021234", trades=[make.trade()])
        first = actions.add_evidence(draft.pk, photo(), by=None)
        second = actions.add_evidence(draft.pk, photo(), by=None)

        assert client.get(reverse("papers:file", args=[first.pk]))["Content-Type"] == "image/jpeg"
        client.post(reverse("papers:remove", args=[first.pk]))
        actions.submit_licence(draft.pk, by=None)
        client.post(reverse("papers:remove", args=[second.pk]))

        assert list(Evidence.objects.all()) == [second]

    def test_the_office_s_proofs_and_others_files_are_not_found(self, client, seller):
        mine = make.licence(seller, make.trade())
        proof = actions.add_evidence(mine.pk, photo(), by=None, is_proof=True)
        theirs = actions.add_evidence(make.licence(make.seller(until=None)).pk, photo(), by=None)

        for evidence in (proof, theirs):
            assert client.get(reverse("papers:file", args=[evidence.pk])).status_code == 404
            assert client.post(reverse("papers:remove", args=[evidence.pk])).status_code == 404


class TestRenewal:
    def test_it_goes_to_the_office(self, client, seller):
        licence = make.licence(seller, make.trade(), until=TODAY + 9 * DAY)
        url = reverse("papers:renew", args=["licence", licence.pk])

        empty = client.post(url, {})
        sent = client.post(url, {"file": photo()})
        again = client.post(url, {"file": photo()})

        assert (empty.status_code, sent.url, again.url) == (200, LIST, LIST)
        licence.refresh_from_db()
        assert licence.state == PaperState.RENEWING
        assert licence.is_in_force(TODAY)

    def test_a_day_that_lengthens_nothing_is_refused(self, client, seller):
        licence = make.licence(seller, make.trade(), until=TODAY + 900 * DAY)

        page = client.post(
            reverse("papers:renew", args=["licence", licence.pk]), {"until": "1405/10/01"}
        )

        assert page.status_code == 200
        licence.refresh_from_db()
        assert licence.state == PaperState.APPROVED

    @pytest.mark.parametrize("state", ["draft", "submitted", "rejected", "suspended"])
    def test_only_what_was_valid_is_renewed(self, client, seller, state):
        licence = make.licence(seller, make.trade(), state=state)

        assert client.get(reverse("papers:renewal", args=["licence", licence.pk])).url == LIST


class TestTasks:
    @pytest.mark.parametrize(
        ("left", "number", "urgent"),
        [(61, 0, False), (60, 1, False), (31, 1, False), (30, 1, True), (0, 1, True)],
    )
    def test_an_end_that_comes_near(self, seller, left, number, urgent):
        make.licence(seller, make.trade(), until=TODAY + left * DAY)

        cards = papers_due(seller, TODAY)

        assert len(cards) == number
        assert all(card.urgent == urgent for card in cards)

    @pytest.mark.parametrize(
        ("state", "number"),
        [(s, 1 if s in ("needs_information", "suspended", "expired") else 0) for s in PaperState],
    )
    def test_what_the_office_said(self, seller, state, number):
        make.licence(seller, make.trade(), state=state, reason="عکس تار است")

        cards = papers_due(seller, TODAY)

        assert [card.note for card in cards if card.urgent] == ["عکس تار است"] * number

    def test_a_starred_trade_asks_for_its_permit(self, client, seller):
        starred = make.trade("FOD-040", permit_path="vet_permit")
        make.licence(seller, make.trade(), starred)

        (card,) = papers_due(seller, TODAY)
        assert starred.pk in card.url
        assert client.get(card.url).status_code == 200
        make.permit(seller, starred)
        assert papers_due(seller, TODAY) == []

    @pytest.mark.parametrize("state", ["draft", "submitted", "needs_information"])
    def test_the_permit_is_asked_for_while_the_licence_waits(self, seller, state):
        starred = make.trade("FOD-040", permit_path="declaration_certificate")
        make.licence(seller, starred, state=state)

        assert starred.pk in papers_due(seller, TODAY)[-1].url
        make.permit(seller, starred, kind="health_permit", state="submitted")
        assert not any(starred.pk in card.url for card in papers_due(seller, TODAY))

    def test_an_ended_permit_is_asked_for_again_and_another_kind_opens_nothing(self, seller):
        starred = make.trade("FOD-040", permit_path="vet_permit")
        make.licence(seller, starred)
        make.permit(seller, starred, until=TODAY - DAY)
        make.permit(seller, starred, kind="health_permit")

        assert trades_without_permit(seller, TODAY) == [starred]


def test_the_list_s_queries_do_not_grow(client, seller, django_assert_max_num_queries):
    used = []
    for _ in range(3):
        actions.add_evidence(make.licence(seller, make.trade()).pk, photo(), by=None)
        make.permit(seller, make.trade("FOD-040", permit_path="vet_permit"))
        client.get(LIST)
        with django_assert_max_num_queries(15) as asked:
            client.get(LIST)
        used.append(len(asked))

    assert used[0] == used[-1]


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (None, ["مجوزتان را بفرستید"]),
        ("draft", ["مجوزتان را بفرستید"]),
        ("submitted", ["اداره مجوزتان را می‌بیند"]),
        ("approved", []),
    ],
)
def test_newcomers_see_how_their_first_licence_stands(seller, state, says):
    if state:
        make.licence(seller, make.trade(), state=state)

    assert [card.text for card in papers_due(seller, TODAY)] == says
