"""Applications before an organiser, by requests."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from exhibitions.applying import actions
from exhibitions.models import Application
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair(client):
    made = tools.fair()
    client.force_login(makers.organiser(made))
    return made


def listed(client, fair, **query):
    answer = client.get(reverse("organiser:applications", args=[fair.slug]), query)
    return [one for one, *_more in answer.context["rows"]]


def path(fair, name, *args):
    return reverse(f"organiser:{name}", args=[fair.slug, *args])


def test_the_list_is_narrowed_sorted_and_counted(client, fair):
    here = tools.sent(fair, tools.shop(name="ب"))
    brj = make.county("BRJ", "بروجرد", "Borujerd")
    felt = make.trade("WVN-001", "نمدمالی", "Felt")
    there = tools.shop(name="الف", county=brj)
    make.licence(there, felt)
    mine = actions.begin(there, fair.slug, by=None, now=tools.NOW)
    goods = list(there.stockrecords.values_list("product", flat=True))
    actions.save_goods(mine.pk, there, trade=felt.pk, about="", goods=goods, now=tools.NOW)
    actions.submit(mine.pk, there, by=None, now=tools.NOW)
    tools.draft(fair)
    tools.sent(tools.fair())
    actions.shortlist(fair, [here.pk], by=None)

    assert listed(client, fair) == [here, mine]
    assert listed(client, fair, sort="name") == [mine, here]
    assert listed(client, fair, county="BRJ") == [mine]
    assert listed(client, fair, trade=felt.pk) == [mine]
    assert listed(client, fair, q="الف") == [mine]
    assert listed(client, fair, shelf="shortlisted") == [here]
    assert listed(client, fair, shelf="nonsense", sort="nonsense") == [here, mine]
    context = client.get(path(fair, "applications")).context
    counts = {key: count for key, _label, count in context["shelves"]}
    assert (counts[""], counts["waiting"], counts["shortlisted"]) == (2, 1, 1)
    assert [(code, n) for code, *_names, n in context["counties"]] == [("BRJ", 1), ("KHR", 1)]


def test_a_case_shows_all_and_is_asked_shortlisted_and_declined(client, fair):
    paper = tools.paper_of(fair)
    seller = tools.shop()
    draft = tools.draft(fair, seller)
    actions.add_paper(
        draft.pk, seller, paper=paper.pk, upload=tools.upload(), by=None, now=tools.NOW
    )
    mine = tools.sent(fair, seller)
    body = client.get(path(fair, "application", mine.pk)).content.decode()
    assert "مربای خانگی" in body
    assert client.get(path(fair, "application_paper", mine.pk, paper.pk)).status_code == 200

    slip = client.post(path(fair, "ask", mine.pk), {"question": ""})
    assert slip.status_code == 200
    client.post(path(fair, "ask", mine.pk), {"question": "چند نفرید؟"})
    assert tools.state_of(mine) == "needs_info"
    actions.answer(mine.pk, mine.seller, text="دو نفر", by=None)
    client.post(path(fair, "shortlist"), {"application": [mine.pk], "one": "1"})
    assert tools.state_of(mine) == "shortlisted"
    slip = client.post(path(fair, "decline", mine.pk), {"words": " "})
    assert slip.context["decline_form"].errors
    client.post(path(fair, "decline", mine.pk), {"reasons": ["@papers"], "words": "تا بعد"})
    mine.refresh_from_db()
    assert (mine.state, mine.reason) == ("declined", "@papers\nتا بعد")


def test_drafts_and_other_fairs_are_nobody_s_business(client, fair):
    draft, foreign = tools.draft(fair), tools.sent(tools.fair())
    for one in (draft, foreign):
        assert client.get(path(fair, "application", one.pk)).status_code == 404
        assert client.post(path(fair, "ask", one.pk), {"question": "؟"}).status_code == 404
    client.post(path(fair, "shortlist"), {"application": [draft.pk, foreign.pk]})
    assert set(Application.objects.values_list("state", flat=True)) == {"draft", "submitted"}


def test_the_sheet_holds_no_formula(client, fair):
    seller = tools.shop(name="=cmd|' /C calc'!A0")
    tools.sent(fair, seller)
    Application.objects.update(about="+1+1")

    answer = client.get(path(fair, "applications_export"))

    sheet = load_workbook(BytesIO(b"".join(answer))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]
    assert "+1+1" in [cell.value for cell in cells]


@pytest.mark.parametrize("many", [1, 5])
def test_pages_cost_the_same_for_one_or_many(client, fair, many):
    ones = [tools.sent(fair) for _ in range(many)]
    client.get(path(fair, "applications"))
    costs = {}
    for name, *args in (("applications",), ("application", ones[0].pk), ("applications_export",)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path(fair, name, *args)).status_code == 200
        costs[name] = len(queries)

    assert costs == {"applications": 11, "application": 25, "applications_export": 10}
