"""Pages of goods: the same few queries for one or many, whole or in part, never an error."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog import facts, frame
from catalog.listing import counts, rules
from catalog.models import Category
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    """The shelf of jams, in the shelf of foods."""
    jam = make.trade()
    food = Category.add_root(name="غذا", name_en="Food", slug="food", sector=jam.sector)
    return food.add_child(name="مربا", name_en="Jam", slug="jam", trade=jam)


def questions(caught) -> int:
    """Count what is asked; that PostgreSQL is told to use an index is no question."""
    return sum(query["sql"].startswith(("SELECT", "(SELECT")) for query in caught.captured_queries)


def queries(client, url: str) -> int:
    """Count the queries of a page whose goods have just changed; menus and names are known."""
    client.get(url)
    counts.outdate()
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return questions(caught)


@pytest.mark.parametrize(("url", "asked"), [
    ("/catalogue/", 2),
    ("/catalogue/?county=KHR&price=0-100&sort=price", 2),
    ("/catalogue/?price_min=1000", 2),
    ("/search/?q=مربا", 4),
    ("/search/?q=مربا&sort=price", 3),
    ("/search/?q=مریا", 6),
    ("/search/suggest/?q=مر", 3),
])  # fmt: skip
def test_queries_are_constant(client, url, asked):
    seller = make.seller()
    counted = []
    for goods in (1, 3):
        for _ in range(goods - len(counted)):
            make.product("مربا", seller, price=500_000)
        counted.append(queries(client, url))
    assert counted == [asked, asked]


def test_queries_of_a_shelf_are_constant(client, shelf):
    counted = []
    for goods in (1, 3):
        for _ in range(goods - len(counted)):
            make.product()
        counted.append(queries(client, shelf.get_absolute_url()))
    assert counted == [4, 4]


@pytest.mark.parametrize(("url", "asked"), [("/catalogue/", 6), ("/search/?q=مربا", 8)])
def test_the_first_page_of_a_process_stays_within_the_budget(client, url, asked):
    make.product("مربا")
    client.get(url)
    facts.forget()
    cache.clear()
    with CaptureQueriesContext(connection) as caught:
        client.get(url)
    assert questions(caught) == asked


def test_a_warm_list_asks_for_its_cards_only(client):
    make.product()
    client.get("/catalogue/")
    with CaptureQueriesContext(connection) as caught:
        client.get("/catalogue/")
    assert len(caught) == 1


def test_the_page_says_what_is_there(client):
    make.product("مربای به", price=950_000)
    page = client.get("/catalogue/").content.decode()
    assert "مربای به" in page
    assert "۹۵٬۰۰۰" in page
    assert "خرم‌آباد" in page
    assert 'rel="canonical"' in page
    assert "noindex" not in page


def test_a_narrowed_list_is_not_for_search_engines(client):
    make.product()
    page = client.get("/catalogue/?county=KHR").content.decode()
    assert 'content="noindex, follow"' in page
    assert 'href="http://127.0.0.1:8000/catalogue/"' in page


def test_wrong_values_are_left_out_with_a_sentence(client):
    jam = make.product("مربای به")
    make.county("BRJ", "بروجرد", "Borujerd")
    page = client.get("/en/catalogue/?county=NOPE&price_min=cheap&page=abc&sort=x")
    assert page.status_code == 200
    assert "left it out" in page.content.decode()
    assert jam.title in page.content.decode()


def test_htmx_gets_the_part_and_the_tidy_address(client):
    make.product()
    url = "/catalogue/?county=KHR&price_min=&price_max=&sort=newest"
    part = client.get(url, headers={"HX-Request": "true"})
    text = part.content.decode()
    assert part["HX-Push-Url"] == "/catalogue/?county=KHR"
    assert "HX-Request" in part["Vary"]
    assert 'id="results"' in text
    assert 'id="facets-body"' in text
    assert "<html" not in text


def test_a_shelf_holds_its_trade_and_a_wrong_slug_is_sent_on(client, shelf):
    make.product("مربای به")
    make.product("گلیم", trade=make.trade("WVN-001"), seller=make.seller("", make.trade("WVN-001")))
    page = client.get(shelf.get_absolute_url()).content.decode()
    assert "مربای به" in page
    assert "گلیم" not in page.partition('id="results"')[2].partition("</main>")[0]

    wrong = reverse("catalogue:category", kwargs={"category_slug": "old", "pk": shelf.pk})
    sent = client.get(wrong + "?sort=price")
    assert (sent.status_code, sent["Location"]) == (301, shelf.get_absolute_url() + "?sort=price")


def test_a_shelf_of_staff_holds_what_they_put_there_and_below(client):
    gifts = Category.add_root(name="هدیه", slug="gifts")
    below = gifts.add_child(name="نوروز", slug="nowruz")
    put = make.product("مربای به")
    make.product("گلیم")
    put.categories.add(below)
    page = client.get(gifts.get_absolute_url()).content.decode()
    results = page.partition('id="results"')[2]
    assert "مربای به" in results
    assert "گلیم" not in results


def test_a_shelf_of_staff_is_in_the_menu_and_shows_the_public_shelves_in_it(
    client, shelf, django_capture_on_commit_callbacks
):
    client.get("/catalogue/")
    with django_capture_on_commit_callbacks(execute=True):
        gifts = Category.add_root(name="عیدی", name_en="Nowruz gifts", slug="gifts")
        small = gifts.add_child(name="کوچک", slug="small")
        gifts.add_child(name="پنهان", slug="hidden", is_public=False)

    page = client.get(gifts.get_absolute_url())

    assert [door.name_fa for door in frame.frame().own] == ["عیدی"]
    assert gifts.get_absolute_url() in client.get("/producers/").content.decode()
    assert [one["url"] for one in page.context["below"]] == [small.get_absolute_url()]
    assert small.get_absolute_url() in page.content.decode()


def test_a_shelf_kept_out_of_menus_is_in_none(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Category.add_root(name="نمایشگاه", slug="fair", exclude_from_menu=True)
        Category.add_root(name="عیدی", slug="gifts")

    assert [door.name_fa for door in frame.frame().own] == ["عیدی"]


def test_a_hidden_shelf_is_not_found(client, shelf):
    Category.objects.filter(pk=shelf.get_parent().pk).update(is_public=False)
    Category.objects.filter(pk=shelf.pk).update(ancestors_are_public=False)
    assert client.get(shelf.get_absolute_url()).status_code == 404


def test_pages_keep_the_choices(client, monkeypatch):
    for _ in range(rules.PAGE_SIZE + 1):
        make.product()
    page = client.get("/catalogue/?county=KHR").content.decode()
    assert re.search(r'rel="next" href="\?county=KHR&amp;page=2"', page)
    assert len(re.findall("<article", client.get("/catalogue/?page=2").content.decode())) == 1


def test_an_empty_search_goes_to_all_goods(client):
    assert client.get("/search/?q= ")["Location"] == "/catalogue/"


def test_a_search_that_was_mended_says_so(client):
    make.product("گلیم", title_en="Kilim")
    page = client.get("/en/search/?q=kilmi").content.decode()
    assert "“Kilim”" in page
    assert "kilmi" in page


def test_nothing_found_still_offers_something(client):
    make.product("گلیم سنه")
    make.product("مربای انجیر")
    page = client.get("/en/search/?q=گلیم انجیر").content.decode()
    assert "The nearest we have" in page
    assert "گلیم سنه" in page


def test_suggestions_name_goods_shelves_and_producers(client, shelf):
    make.product("مربای به", make.seller("مرجان", name_en="Marjan"))
    page = client.get("/search/suggest/?q=مر").content.decode()
    assert page.count('role="option"') == 3
    assert shelf.get_absolute_url() in page
    assert "<html" not in page


@pytest.mark.parametrize("q", ["", "م", "'", "…", "٪" * 300])
def test_too_little_suggests_nothing(client, q):
    make.product("مربا")
    answer = client.get("/search/suggest/", {"q": q})
    assert (answer.status_code, "option" in answer.content.decode()) == (200, False)
