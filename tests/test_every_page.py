"""Every page in one full house: none asks once for each row, and each bears its headers."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from openpyxl import load_workbook

from core.sheets.cells import FORMULA_STARTS
from sellers.models import StockRecord
from shop.limits import rules
from shop.security import area_of
from tests import factories as make
from tests.every_page import House, Shapes, Visit, shape

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# There are four of everything. One question may be asked three times for different parts of a page.
MOST = 3
# One breaks by design; Oscar's list of offers has no order, a warning that tests make an error.
BROKEN = {"wagtailadmin_error_test", "dashboard:offer-list"}
# Pages of packages that ask a fixed number of times, however many rows there are.
LEFT_ALONE = {
    "dashboard:index": "twelve sums, of the hours of a day",
    "wagtailusers_groups:add": "a table of permissions by kind of object",
    "admin:catalogue_product_add": "empty rows of forms, each with its choices",
    "admin:taggit_tag_add": "the same",
}


@pytest.fixture(scope="module")
def visits(django_db_setup, django_db_blocker) -> Iterator[list[Visit]]:
    """All pages, each opened once by whom it is for; the house goes afterwards."""
    with django_db_blocker.unblock(), translation.override("fa"):
        cache.clear()
        whole = transaction.atomic()
        whole._from_testcase = True  # as TestCase does: actions that must be outermost are content
        with whole:
            house = House()
            assert house.poisoned > 60  # columns that somebody may fill with hostile words
            yield list(house.visits())
            connection.set_rollback(True)


def ours(visit: Visit) -> bool:
    return area_of(visit.path) is None


def test_the_house_shows_its_pages(visits):
    shown = [visit for visit in visits if visit.answer.status_code == 200]
    names = {visit.name for visit in shown}

    assert len([visit for visit in shown if ours(visit)]) > 165
    assert len(shown) > 230
    assert {"home", "catalogue:detail", "desk_orders:list", "organiser:bookings", "office:queue",
            "orders:detail", "bulk:home", "talk:inbox", "moderation:queue"} <= names  # fmt: skip
    broken = {visit.name: visit.answer.status_code for visit in visits
              if visit.answer.status_code >= 500}  # fmt: skip
    assert broken.keys() <= BROKEN


def test_no_page_asks_once_for_each_row(visits):
    asked = {
        f"{visit.name} {visit.path}": repeated
        for visit in visits
        if visit.name not in LEFT_ALONE and (repeated := visit.shapes.repeated(MOST))
    }
    assert asked == {}


def test_what_is_left_alone_still_asks(visits):
    """An exception that is no longer needed goes from the list."""
    repeating = {visit.name for visit in visits if visit.shapes.repeated(MOST)}
    assert LEFT_ALONE.keys() - repeating == set()


def test_a_page_that_asks_for_each_row_would_be_found():
    for _ in range(MOST + 1):
        make.product()

    with Shapes() as bad:
        [record.partner.name for record in StockRecord.objects.all()]
    with Shapes() as good:
        [record.partner.name for record in StockRecord.objects.select_related("partner")]

    assert list(bad.repeated(MOST).values()) == [StockRecord.objects.count()]
    assert good.repeated(MOST) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('SELECT "a" WHERE "a"."id" = 1 LIMIT 21', 'SELECT "a" WHERE "a"."id" = 22 LIMIT 21'),
        ("SELECT x WHERE y IN (%s, %s)", "SELECT x WHERE y IN (%s)"),
        ("SELECT x WHERE y = 'ab''c'", "SELECT x WHERE y = 'd'"),
        ('SELECT 1 FROM "a" T3', 'SELECT 1 FROM "a" T3'),
    ],
)
def test_values_make_no_difference_to_a_shape(one, other):
    assert shape(one) == shape(other)


def test_other_questions_have_other_shapes():
    assert shape('SELECT "a"') != shape('SELECT "b"')


def directives(answer) -> dict[str, str]:
    parts = (part.strip() for part in answer["Content-Security-Policy"].split(";"))
    return dict(part.partition(" ")[::2] for part in parts if part)


def faults_of(answer) -> list[str]:
    """Say which header an answer lacks."""
    rules = directives(answer) if "Content-Security-Policy" in answer else {}
    wanted = {
        "policy": bool(rules),
        "nosniff": answer.get("X-Content-Type-Options") == "nosniff",
        "referrer": answer.get("Referrer-Policy") == "strict-origin-when-cross-origin",
        "frames": answer.get("X-Frame-Options") in ("DENY", "SAMEORIGIN"),
        "features": "camera=()" in answer.get("Permissions-Policy", ""),
        "nothing else": rules.get("default-src") in ("'self'", "'none'"),
        "no frame": "sandbox" in rules or rules.get("frame-ancestors") in ("'none'", "'self'"),
    }
    return [name for name, is_there in wanted.items() if not is_there]


def test_every_page_bears_its_headers(visits):
    assert {visit.path: faults for visit in visits if (faults := faults_of(visit.answer))} == {}


def test_no_page_of_ours_may_run_what_stands_in_it(visits):
    loose = [
        visit.path
        for visit in visits
        if ours(visit) and "unsafe" in visit.answer["Content-Security-Policy"]
        and "sandbox" not in visit.answer["Content-Security-Policy"]
    ]  # fmt: skip
    assert loose == []


def test_what_is_shown_to_one_person_is_kept_by_nobody_else(visits):
    """Public pictures, which are everybody's, may be kept; they say so themselves."""
    everybodys = {"media", "share:shop", "share:goods", "producers:voice"}
    kept = {
        visit.path: visit.answer.get("Cache-Control", "")
        for visit in visits
        if visit.answer.wsgi_request.COOKIES.get("sessionid")
        and not {"private", "no-store"} & set(visit.answer.get("Cache-Control", "").split(", "))
        and ours(visit)
        and visit.name not in everybodys
    }  # fmt: skip
    assert kept == {}


FILES = ("application/pdf", "spreadsheetml", "text/csv", "application/xml")


def test_files_for_one_person_are_saved_under_a_plain_name_and_not_kept(visits):
    files = [
        visit
        for visit in visits
        if ours(visit)
        and visit.answer.status_code == 200
        and any(kind in visit.answer.get("Content-Type", "") for kind in FILES)
        and visit.answer.wsgi_request.COOKIES.get("sessionid")
    ]
    assert len(files) > 10
    faults = {}
    for visit in files:
        how, keep = visit.answer.get("Content-Disposition", ""), visit.answer["Cache-Control"]
        plain = how.isascii() and ".." not in how and "/" not in how.replace("UTF-8''", "")
        if not (how and plain and ("no-store" in keep or "private" in keep)):
            faults[visit.path] = (how, keep)
    assert faults == {}


SESSIONS = "django.contrib.sessions.backends.cached_db"


def test_hostile_words_are_shown_as_words(visits):
    """Every text of every row holds a script, a way out of an attribute, a template's brackets."""
    run, shown = [], 0
    for visit in visits:
        if visit.answer.get("Content-Type", "").startswith("text/html"):
            text = visit.answer.content.decode()
            shown += "onerror=alert(1)" in text
            if re.search(r"<img src=x|</script>(?:\{\{7|49)|'>49", text):
                run.append(visit.path)
    assert run == []
    assert shown > 60  # else nothing was proven


def test_hostile_words_in_sheets_are_no_formulas(visits):
    found = 0
    for visit in visits:
        kind = visit.answer.get("Content-Type", "")
        if "spreadsheetml" in kind:
            for page in load_workbook(io.BytesIO(body_of(visit.answer))):
                cells = [cell for row in page.iter_rows() for cell in row]
                assert [cell for cell in cells if cell.data_type == "f"] == [], visit.path
                found += sum(str(cell.value).startswith("=1+1") for cell in cells)
        elif kind.startswith("text/csv"):
            rows = csv.reader(io.StringIO(body_of(visit.answer).decode("utf-8-sig")))
            words = [word for row in rows for word in row]
            assert [word for word in words if word.startswith(FORMULA_STARTS)] == [], visit.path
            found += sum(word.startswith("'=1+1") for word in words)
    assert found > 5


def test_hostile_words_stay_within_their_line_of_a_calendar(visits):
    feed = next(visit for visit in visits if visit.name == "fairs:calendar")
    lines = body_of(feed.answer).decode().replace("\r\n ", "").split("\r\n")

    assert any("onerror" in line for line in lines)
    assert all(re.match(r"[A-Z-]+[:;]|$", line) for line in lines)


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def boom(request):
    raise ValueError("a fault of ours")


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (lambda c, _: c.get("/no-such-page/"), 404),
        (lambda c, _: c.post("/basket/", {}), 405),
        (lambda c, _: c.get("/", headers={"Host": "evil example"}), 400),
        (lambda c, _: Client(enforce_csrf_checks=True).post("/basket/add/"), 403),
        (lambda c, patch: (patch.setattr(rules, "FORM", (rules.Limit(0, 9, rules.STRANGER),)),
                           c.post("/basket/add/"))[1], 429),
        (lambda c, patch: (patch.setattr("shop.monitoring.parts.database", lambda: boom(None)),
                           c.get("/health/"))[1], 500),
        (lambda c, patch: (patch.setattr(f"{SESSIONS}.SessionStore.load",
                                         boom), c.get("/account/"))[1], 500),
    ],
)  # fmt: skip
def test_errors_bear_them_too(monkeypatch, ask, status):
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a" * 32
    answer = ask(client, monkeypatch)

    assert answer.status_code == status
    assert faults_of(answer) == ["frames"] * ("X-Frame-Options" not in answer)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
