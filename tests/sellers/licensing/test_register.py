"""The portal's register: what a row means, the file by row and column, once and for all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalog.models import Card
from core.jalali import date_text
from core.models import MoveRecord
from core.sheets import Page, SheetRefused, read_sheet, xlsx
from core.texting.models import OutgoingSms
from sellers.licensing.register import actions
from sellers.licensing.register.rules import Entry, Known, Outcome, judge
from sellers.licensing.states import PaperState
from sellers.models import Licence, RegisterImport
from sellers.office.access import officer_of
from tests import factories as make
from tests.factories import DAY, TODAY

LATER = TODAY + 400 * DAY


def known(state="submitted", **more):
    facts = {"since": None, "until": LATER, "holder": "", "county": "", "trades": frozenset({"A"})}
    return Known(state=state, **{**facts, **more})


class TestRule:
    @pytest.mark.parametrize(
        ("ours", "outcome", "fields"),
        [
            ([], Outcome.UNKNOWN, []),
            ([known()], Outcome.APPROVE, []),
            ([known(until=None)], Outcome.APPROVE, []),
            ([known(), known()], Outcome.SEVERAL, []),
            ([known(until=LATER - DAY)], Outcome.DIFFERS, ["until"]),
            ([known(holder="زهرا")], Outcome.DIFFERS, ["holder"]),
            ([known(holder="مريم  كریمی")], Outcome.APPROVE, []),
            ([known(county="BRJ")], Outcome.DIFFERS, ["county"]),
            ([known(trades=frozenset())], Outcome.DIFFERS, ["trades"]),
            ([known(trades=frozenset({"A", "B"}))], Outcome.DIFFERS, ["trades"]),
            ([known("approved")], Outcome.SAME, []),
            ([known("approved", until=LATER - DAY)], Outcome.RENEW, []),
            ([known("expired", until=TODAY - DAY)], Outcome.RENEW, []),
            ([known("renewing", until=TODAY)], Outcome.RENEW, []),
            ([known("suspended", until=TODAY)], Outcome.SAME, []),
            ([known("approved", until=LATER + DAY)], Outcome.DIFFERS, ["until"]),
        ],
    )
    def test_a_row(self, ours, outcome, fields):
        entry = Entry("1", LATER, holder="مریم کریمی", county="KHR", trades=frozenset({"A"}))

        assert judge(entry, ours, TODAY) == (outcome, fields)

    def test_what_has_ended_is_not_approved(self):
        entry = Entry("1", TODAY - DAY)

        assert judge(entry, [known(until=None)], TODAY) == (Outcome.DIFFERS, ["until"])


HEADINGS = ("شناسه یکتا", "تاریخ پایان اعتبار", "نام دارنده", "شهرستان", "رسته")


def shamsi(day):
    return date_text(day, "fa", "short")


def sheet(*rows, headings=HEADINGS, name="register.xlsx"):
    return SimpleUploadedFile(name, xlsx([Page("x", headings, rows)]))


def waiting(uid, **more):
    seller = make.member(make.seller(until=None)).seller
    return make.licence(
        seller, make.trade(), uid=uid, until=LATER, state=PaperState.SUBMITTED, **more
    )


@pytest.fixture
def head(client):
    person = make.officer(duty="head")
    client.force_login(person)
    return person


pytestmark = pytest.mark.django_db


class TestFile:
    def test_persian_and_english_headings_digits_and_calendars(self, head):
        make.county()
        persian = sheet(("۱۴۰۲۱۲۳۴", shamsi(LATER), "مريم", "خرم آباد", "مرباسازی"))
        make.trade()
        english = SimpleUploadedFile(
            "x.csv", f"Unique id,Valid until\n14029999,{LATER.isoformat()}\n".encode()
        )

        first = actions.read(persian, name="x", by=head)
        second = actions.read(english, name="x", by=head)

        (row,) = first.rows
        assert (row["uid"], row["until"]) == ("14021234", LATER.isoformat())
        assert (row["holder"], row["county"], row["trades"]) == ("مریم", "KHR", ["FOD-031"])
        assert second.rows[0]["uid"] == "14029999"
        assert first.faults["rows"] == second.faults["rows"] == []

    def test_faults_are_said_by_row_and_column(self, head):
        make.county()
        stored = actions.read(
            sheet(
                ("1402111", shamsi(LATER), "", "خرم‌آباد", ""),
                ("", shamsi(LATER), "", "", ""),
                ("1402222", "دیروز", "", "تهران", ""),
                ("1402111", shamsi(LATER), "", "", ""),
                ("=1+1", shamsi(LATER), "=cmd", "", ""),
            ),
            name="x",
            by=head,
        )

        assert [row["uid"] for row in stored.rows] == ["1402111"]
        assert stored.faults["numbers"] == [3, 4, 5, 6]
        told = [row[-1] for row in stored.faults["rows"]]
        assert "(A)" in told[0]
        assert "(B)" in told[1]
        assert "(D)" in told[1]
        assert "۲" in told[2]

    @pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a,b\n1,2\n", b"PK\x03\x04x"])
    def test_what_is_no_register_is_refused(self, head, content):
        with pytest.raises(SheetRefused):
            actions.read(SimpleUploadedFile("x.xlsx", content), name="x", by=head)

        assert not RegisterImport.objects.exists()


class TestApplying:
    def read(self, head, *rows):
        return actions.read(sheet(*rows), name="x", by=head)

    def test_it_approves_and_renews_once(self, head, django_capture_on_commit_callbacks):
        new = waiting("1402111")
        jam = make.product(seller=new.seller)
        old = make.licence(make.member(make.seller(until=None)).seller, make.trade(), uid="1402222")
        other = waiting("1402333", holder_name="زهرا")
        stored = self.read(
            head,
            *[(uid, shamsi(LATER), "مریم", "", "") for uid in ("1402111", "1402222", "1402333")],
            ("1402444", shamsi(LATER), "", "", ""),
        )

        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                done = actions.apply(stored.pk, officer=officer_of(head))

        assert done.results == {
            "approve": 1, "renew": 1, "same": 0, "differs": 1, "several": 0, "unknown": 1,
        }  # fmt: skip
        for paper, state in ((new, "approved"), (old, "renewed"), (other, "submitted")):
            paper.refresh_from_db()
            assert paper.state == state
        assert (old.valid_until, new.verified_how, new.verified_by) == (LATER, "register", head)
        assert list(Card.objects.for_sale(TODAY)) == [jam.card]
        assert MoveRecord.objects.filter(by=head).count() == 2
        assert OutgoingSms.objects.count() == 2

    def test_the_same_file_again_finds_all_as_it_is(self, head):
        waiting("1402111")
        row = ("1402111", shamsi(LATER), "", "", "")
        actions.apply(self.read(head, row).pk, officer=officer_of(head))

        again = actions.apply(self.read(head, row).pk, officer=officer_of(head))

        assert again.results["same"] == 1
        assert MoveRecord.objects.count() == 1

    def test_a_county_s_head_decides_for_the_county_alone(self):
        licence = waiting("1402111")
        elsewhere = make.officer(make.county("BRJ", "بروجرد", "Borujerd"), "head")

        done = actions.apply(
            self.read(elsewhere, ("1402111", shamsi(LATER), "", "", "")).pk,
            officer=officer_of(elsewhere),
        )

        assert done.results["unknown"] == 1
        licence.refresh_from_db()
        assert licence.state == PaperState.SUBMITTED

    @pytest.mark.parametrize("number", [1, 3])
    def test_its_queries_do_not_grow(self, head, number, django_assert_num_queries):
        rows = [(f"14021{n}", shamsi(LATER), "", "", "") for n in range(number)]
        for uid, *_rest in rows:
            waiting(uid)
        stored = self.read(head, *rows)

        with django_assert_num_queries(12):
            actions.apply(stored.pk, officer=officer_of(head))

        assert Licence.objects.filter(state="approved").count() == number


class TestPages:
    def test_look_first_then_apply(self, client, head):
        new, other = waiting("1402111"), waiting("1402333", holder_name="زهرا")
        rows = [("1402111", shamsi(LATER), "", "", ""), ("1402333", shamsi(LATER), "مریم", "", "")]

        answer = client.post("/office/register/", {"file": sheet(*rows, ("x", "", "", "", ""))})
        page = client.get(answer.url).content.decode()

        assert reverse("office:case", args=["licence", other.pk]) in page
        new.refresh_from_db()
        assert new.state == PaperState.SUBMITTED
        stored = RegisterImport.objects.get()
        client.post(reverse("office:register-apply", args=[stored.pk]))
        new.refresh_from_db()
        assert new.state == PaperState.APPROVED
        assert client.get(answer.url).status_code == 200

    def test_the_file_to_correct_holds_the_faulty_rows_and_no_formula(self, client, head):
        client.post("/office/register/", {"file": sheet(("=1+1", "", "=cmd()", "", ""))})
        stored = RegisterImport.objects.get()

        body = client.get(reverse("office:register-to-correct", args=[stored.pk])).content

        back = read_sheet(SimpleUploadedFile("x.xlsx", body))
        assert back.rows[0].cells[:3] == ("=1+1", None, "=cmd()")

    def test_another_head_s_file_is_not_found(self, client, head):
        client.post("/office/register/", {"file": sheet(("1402111", shamsi(LATER), "", "", ""))})
        pk = RegisterImport.objects.get().pk
        client.force_login(make.officer(duty="head"))

        for name in ("preview", "apply", "to-correct"):
            url = reverse(f"office:register-{name}", args=[pk])
            assert client.post(url).status_code == 404
