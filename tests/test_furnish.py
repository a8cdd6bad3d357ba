"""A new installation: all that it needs, nobody invented, a page for the first visitor."""

from io import StringIO

import pytest
from django.core.management import call_command

from catalog.models import Category, Product
from core import audit
from core.models import User
from exhibitions.models import Fair
from sellers.models import County, Partner, Trade
from shop.pages.models import HomePage, TextPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def furnished(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr("shop.pages.demo.steps.HERO_WIDTH", 96)
    return furnish()


def furnish():
    said = StringIO()
    call_command("furnish", stdout=said)
    return said.getvalue()


def test_places_trades_shelves_and_pages_are_there_and_nobody_else(furnished):
    assert County.objects.count() == 12
    assert Trade.objects.filter(retired=False).count() == 355
    assert Category.objects.filter(sector__isnull=False).exists()
    assert HomePage.objects.count() == 2
    assert TextPage.objects.count() == 6
    for model in (User, Partner, Product, Fair):
        assert not model.objects.exists(), model
    assert [str(finding) for finding in audit.run()] == []


def test_a_second_run_leaves_editors_and_offices_words_alone(furnished):
    HomePage.objects.update(search_description="ours")
    County.objects.filter(code="KHR").update(allows_cash=False)

    assert "0 new pages" in furnish()
    assert set(HomePage.objects.values_list("search_description", flat=True)) == {"ours"}
    assert not County.objects.get(code="KHR").allows_cash


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    ["/", "/catalogue/", "/search/?q=عسل", "/producers/", "/fairs/", "/basket/", "/about/",
     "/desk/join/"],
)  # fmt: skip
def test_the_first_visitor_gets_a_page(furnished, client, language, path):
    answer = client.get(language + path, follow=True)
    assert answer.status_code == 200, answer.redirect_chain


def test_an_empty_shop_invites_and_counts_nothing(furnished, client):
    assert 'class="figures"' not in client.get("/").text
    page = client.get("/producers/").text
    assert "اولین تولیدکننده‌ها در راه‌اند" in page
    assert "اولین تولیدکننده‌ها در راه‌اند" not in client.get("/producers/?q=کسی").text
