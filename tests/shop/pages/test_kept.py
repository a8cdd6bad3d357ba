"""Kept pages: what ends them, and that nobody sees what was made for another."""

import pickle
import re

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Card, Product
from catalog.shelves import sync_shelves
from core.kept import Page
from core.models import Edition
from sellers.models import Partner, StockRecord
from shop.order.actions import stock
from tests import factories as make
from tests.factories import DAY, TODAY, TOMAN
from tests.pictures import photo
from tests.shop.pages import tools

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = re.compile(r'csrfmiddlewaretoken" value="(\w*)"')
LOCAL = "django.core.cache.backends.locmem.LocMemCache"


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.KEEP_PAGES_SECONDS = 60
    settings.CACHES = {
        "default": {"BACKEND": LOCAL},
        "pages": {"BACKEND": LOCAL, "LOCATION": "kept pages"},
    }
    yield
    caches["pages"].clear()


@pytest.fixture
def jam():
    make.county()
    seller = make.seller("خانهٔ مربا", until=TODAY + DAY)
    return make.product("مربای به", seller, price=480_000 * TOMAN, stock=3)


def text(path: str, client: Client | None = None, **headers: str) -> str:
    return (client or Client()).get(path, headers=headers).content.decode()


def asked(path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        text(path)
    return len(seen)


def keep(path: str) -> str:
    """Ask until the page is kept; return it without its form tokens."""
    text(path)
    made = text(path)
    assert asked(path) == 1
    return TOKEN.sub("", made)


def kept_pages() -> list[Page]:
    found = (pickle.loads(entry) for entry in caches["pages"]._cache.values())
    return [page for _, page in found if page is not None]


def url(jam) -> str:
    return Card.objects.get(pk=jam.pk).get_absolute_url()


class TestKeeping:
    def test_the_second_visit_keeps_and_the_third_asks_once(self, jam):
        costs = [asked(url(jam)) for _ in range(4)]
        assert costs[0] > 1
        assert costs[2:] == [1, 1]

    def test_a_kept_page_says_the_same_in_the_same_words(self, jam):
        path = url(jam)
        kept = keep(path)
        response = Client().get(path)
        assert TOKEN.sub("", response.content.decode()) == kept
        caches["pages"].clear()
        made = Client().get(path)
        of_each = {"Vary": "", "X-Request-ID": "", "ETag": ""}
        assert {**response.headers, **of_each} == {**made.headers, **of_each}
        assert response["X-Request-ID"] != made["X-Request-ID"]
        assert "Cookie" in response["Vary"]

    def test_who_has_the_page_already_is_told_so_until_it_changes(self, jam):
        keep(url(jam))
        visitor = Client()
        tag = visitor.get(url(jam))["ETag"]
        again = visitor.get(url(jam), headers={"if-none-match": tag})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
        assert "Cookie" in again["Vary"]
        new_price(jam)
        changed = visitor.get(url(jam), headers={"if-none-match": tag})
        assert changed.status_code == 200
        assert "۹۹۰٬۰۰۰" in changed.content.decode()

    def test_a_page_with_another_one_s_form_token_is_sent_whole(self, jam):
        keep(url(jam))
        tag = Client().get(url(jam))["ETag"]
        assert "csrfmiddlewaretoken" in text(url(jam))
        assert Client().get(url(jam), headers={"if-none-match": tag}).status_code == 200

    def test_nothing_is_kept_when_it_is_turned_off(self, jam, settings):
        settings.KEEP_PAGES_SECONDS = 0
        assert min(asked(url(jam)) for _ in range(4)) > 1

    def test_what_is_gone_or_sent_on_is_not_kept(self, jam):
        for path, status in ((f"/catalogue/other_{jam.pk}/", 301), ("/catalogue/gone_999/", 404)):
            assert {Client().get(path).status_code for _ in range(4)} == {status}
        assert kept_pages() == []


def new_price(jam):
    offer = jam.stockrecords.get()
    offer.price = 990_000 * TOMAN
    offer.save()


def sold_out(jam):
    StockRecord.objects.filter(product=jam).update(num_in_stock=0)
    from catalog.actions import refresh_cards  # noqa: PLC0415 -- as a bulk import does

    refresh_cards([jam.pk])


def held(jam):
    with transaction.atomic():
        assert stock.allocate({jam.stockrecords.get().pk: 2}) == []


def renamed_seller(jam):
    seller = Partner.objects.get(name="خانهٔ مربا")
    seller.name = "خانهٔ عسل"
    seller.save()


def closed_seller(jam):
    seller = Partner.objects.get(name="خانهٔ مربا")
    seller.is_open = False
    seller.save()


def reviewed(jam):
    ProductReview.objects.create(
        product=jam, score=5, title="خوب", body="خوب", user=make.user(), status=1
    )


def hidden(jam):
    jam.is_public = False
    jam.save()


ALL = [new_price, sold_out, held, renamed_seller, closed_seller, reviewed, hidden]
LISTED = [change for change in ALL if change is not held]


class TestChanges:
    @pytest.mark.parametrize("change", ALL)
    def test_a_product_page_ends_with_any_change(self, jam, change):
        path = url(jam)
        before = keep(path)
        change(jam)
        assert TOKEN.sub("", text(path)) != before

    @pytest.mark.parametrize("change", LISTED)
    def test_a_list_ends_with_any_change(self, jam, change):
        before = keep("/catalogue/")
        change(jam)
        assert text("/catalogue/") != before

    def test_the_last_day_of_a_licence_ends_them(self, jam, monkeypatch):
        path = url(jam)
        keep(path)
        assert "مربای به" in keep("/catalogue/")
        for days, there in ((1, True), (2, False)):
            monkeypatch.setattr(timezone, "localdate", lambda *_, d=days: TODAY + d * DAY)
            assert ("مربای به" in text("/catalogue/")) == there
            assert Client().get(path).status_code == (200 if there else 404)

    def test_what_is_rolled_back_ends_nothing(self, jam):
        keep(url(jam))
        with transaction.atomic():
            new_price(jam)
            transaction.set_rollback(True)
        assert asked(url(jam)) == 1

    def test_many_changes_of_one_transaction_are_one_edition(self, jam):
        Edition.objects.update_or_create(pk=1, defaults={"number": 7})
        with transaction.atomic():
            for number in range(3):
                Product.objects.get(pk=jam.pk).save()
                assert Edition.objects.get().number == 7, number
        # The goods, and then their card when it differs.
        assert Edition.objects.get().number == 8

    def test_a_page_made_while_something_changed_is_made_again(self, jam, monkeypatch):
        path = url(jam)
        text(path)
        from catalog.detail import queries  # noqa: PLC0415 -- patched here

        real = queries.page_of

        def slow(*given):
            page = real(*given)  # has read the old price
            new_price(jam)
            return page

        monkeypatch.setattr(queries, "page_of", slow)
        assert "۴۸۰٬۰۰۰" in text(path)
        monkeypatch.setattr(queries, "page_of", real)
        assert "۹۹۰٬۰۰۰" in text(path)

    def test_a_published_page_and_a_new_picture_end_the_home_page(self, jam):
        image = photo()
        home = tools.home("fa", *tools.everything(None, image))
        before = keep("/")
        home.title = "نام تازه"
        home.save_revision().publish()
        named = keep("/")
        assert named != before
        tools.text_page(home, "دربارهٔ ما", "about")
        assert "دربارهٔ ما" in keep("/")
        image.description = "یک کوزه"
        image.save()
        assert "یک کوزه" in text("/")

    def test_a_new_shelf_ends_the_home_page(self, jam):
        tools.home("fa", ("shelves", {"title": "رسته‌ها"}))
        before = keep("/")
        sync_shelves()
        jam.save()
        assert text("/") != before


class TestOthers:
    def test_languages_themes_hosts_and_queries_lie_apart(self, jam):
        fa = keep("/catalogue/")
        assert 'lang="en"' in keep("/en/catalogue/")
        dark = Client()
        dark.cookies["theme"] = "dark"
        for _ in range(3):
            assert 'data-theme="dark"' in text("/catalogue/", dark)
        assert 'data-theme="' not in text("/catalogue/")
        assert text("/catalogue/?sort=price") != fa
        assert text("/catalogue/") == fa

    def test_htmx_gets_its_part_and_a_reader_the_whole(self, jam):
        keep("/catalogue/")
        assert "<html" not in text("/catalogue/", **{"HX-Request": "true"})
        assert "<html" in text("/catalogue/")

    def test_each_visitor_gets_a_token_that_works(self, jam):
        path = url(jam)
        keep(path)
        tokens = set()
        for _ in range(2):
            visitor = Client(enforce_csrf_checks=True)
            found = set(TOKEN.findall(text(path, visitor)))
            assert len(found) == 1
            tokens |= found
            sent = {"quantity": "1", "csrfmiddlewaretoken": found.pop()}
            assert visitor.post(f"/basket/add/{jam.pk}/", sent).status_code == 302
        assert len(tokens) == 2

    def test_no_token_is_kept(self, jam):
        keep(url(jam))
        (page,) = kept_pages()
        assert not re.search(rb"\b\w{64}\b", page.body)

    def test_somebody_with_a_basket_or_an_account_is_never_answered_so(self, jam):
        path = url(jam)
        keep(path)
        buyer = Client()
        buyer.post(f"/basket/add/{jam.pk}/", {"quantity": "1"})
        assert buyer.cookies["basket_count"].value == "1"
        assert re.search(r'class="count[^>]*>\s*(?:<[^>]*>\s*)*۱', text(path, buyer))
        person = Client()
        person.force_login(make.user(first_name="سارا"))
        for _ in range(3):
            assert "ورود</a>" not in text(path, person)
            assert "ورود</a>" in text(path)

    def test_a_chosen_place_is_never_shown_to_others(self, jam):
        path = url(jam)
        kept = keep(path)
        chooser = Client()
        chooser.cookies["send_to"] = "KHR"
        for _ in range(3):
            assert TOKEN.sub("", text(path, chooser)) != kept
        assert TOKEN.sub("", text(path)) == kept

    def test_a_long_address_is_not_kept(self, jam):
        for _ in range(3):
            text("/catalogue/?x=" + "a" * 400)
        assert kept_pages() == []


def test_no_template_writes_a_token_but_by_the_tag():
    for face in settings.TEMPLATES[0]["DIRS"]:
        for template in face.rglob("*.html"):
            assert "{{ csrf_token" not in template.read_text(encoding="utf-8"), template
