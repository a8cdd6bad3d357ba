"""The home page: what editors lay on it, what it costs, what follows their changes."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.models import CardWords, Category
from catalog.photos.sizes import FACES
from catalog.shelves import sync_shelves
from shop.pages import actions, queries
from shop.pages.models import HomePage
from tests import factories as make
from tests.pictures import photo
from tests.shop.pages import tools

pytestmark = pytest.mark.django_db
NEVER_TOUCHED = ("basket", "session", "offer", "voucher")


def page(client, path: str = "/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def asked(client, path: str = "/") -> list[str]:
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return [query["sql"] for query in seen]


class TestCost:
    def test_all_blocks_in_six_queries_for_one_and_three(self, client):
        seller = make.seller(portrait=photo(sizes=FACES))
        make.product(seller=seller)
        sync_shelves()
        tools.home("fa", *tools.everything(seller, photo()))
        few = asked(client)
        for _ in (1, 2):
            make.product(seller=seller)
            make.product()
        many = asked(client)
        assert [len(few), len(many)] == [6, 6]

    def test_a_warm_page_asks_for_page_goods_and_story_only(self, client):
        seller = make.seller()
        make.product(seller=seller)
        tools.home("fa", *tools.everything(seller))
        client.get("/")
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        assert len(seen) == 3

    def test_a_visitor_costs_no_basket_and_no_session(self, client):
        tools.home("fa", *tools.everything())
        said = " ".join(asked(client))
        assert said
        assert not [table for table in NEVER_TOUCHED if f'"{table}_' in said]
        assert not client.cookies


class TestBlocks:
    def test_figures_and_doors_count_what_is_on_sale(self):
        kilim = make.trade("WVN-001", "گلیم", "Kilim")
        borujerd = make.county("BRJ", "بروجرد", "Borujerd")
        weaver = make.seller("", kilim, county=borujerd)
        make.product(seller=weaver, trade=kilim)
        make.product(seller=weaver, trade=kilim)
        make.product()
        ended = make.product()
        type(ended.card).objects.filter(pk=ended.pk).update(until=make.TODAY - make.DAY)
        CardWords.objects.filter(pk=ended.pk).update(until=make.TODAY - make.DAY)
        sync_shelves()
        assert queries.figures() == {"sellers": 2, "goods": 3, "counties": 2}
        assert {d.code: d.count for d in queries.shelves_with_goods()} == {"WVN": 2, "FOD": 1}
        assert {d.code: d.count for d in queries.counties_with_goods()} == {"BRJ": 2, "KHR": 1}

    def test_new_goods_begin_with_one_of_each_producer(self):
        busy, other = make.seller(), make.seller()
        old = make.product(seller=other)
        new = [make.product(seller=busy) for _ in range(3)]
        assert [card.pk for card in queries.newest(3)] == [new[2].pk, old.pk, new[1].pk]

    def test_a_story_without_goods_is_left_out(self, client):
        seller = make.seller("مسِ چلونی")
        tools.home("fa", *tools.everything(seller))
        assert "مسِ چلونی" not in page(client)
        make.product(seller=seller)
        assert "مسِ چلونی" in page(client)

    def test_a_story_ends_when_the_producer_is_deleted(self, client):
        seller = make.seller()
        tools.home("fa", *tools.everything(seller))
        seller.licences.all().delete()
        seller.delete()
        assert "داستان" not in page(client)


class TestPictures:
    def test_publishing_cuts_the_hero_ahead(self, client):
        home = tools.home("fa", *tools.everything(image=photo(sizes=())))
        assert list(home.pictures) == [str(home.body[0].value["image"].pk)]
        shown = page(client)
        assert 'type="image/avif"' in shown
        assert 'fetchpriority="high"' in shown

    def test_a_changed_photo_is_drawn_anew(self):
        image = photo(sizes=())
        home = tools.home("fa", *tools.everything(image=image))
        image.renditions.all().delete()
        image.description = "کوه"
        image.save()
        home.refresh_from_db()
        assert home.pictures[str(image.pk)]["alt"] == "کوه"
        assert image.renditions.exists()

    def test_another_photo_changes_no_home(self):
        home = tools.home("fa", *tools.everything(image=photo(sizes=())))
        before = home.pictures
        actions.renew_pictures(photo())
        home.refresh_from_db()
        assert home.pictures == before

    def test_a_deleted_photo_leaves_page_and_editor_whole(self, client, admin_client):
        image = photo(sizes=())
        home = tools.home("fa", *tools.everything(image=image))
        type(image).objects.filter(pk=image.pk).delete()
        assert client.get("/").status_code == 200
        editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[home.pk]))
        assert editor.status_code == 200


class TestLanguages:
    def test_each_language_has_its_own_home(self, client):
        tools.home("fa", ("text", "<p>سلام</p>"))
        tools.home("en", ("text", "<p>Hello</p>"))
        assert "سلام" in page(client, "/")
        assert "Hello" in page(client, "/en/")

    def test_an_unpublished_home_is_not_shown(self, client):
        home = tools.home("fa")
        home.unpublish()
        assert client.get("/").status_code == 404


class TestMenu:
    def test_a_renamed_shelf_shows_at_once(self, client, django_capture_on_commit_callbacks):
        make.product()
        sync_shelves()
        tools.home("fa")
        assert "صنایع غذایی" in page(client)
        shelf = Category.objects.get(sector="FOD")
        shelf.name = "خوراکی"
        with django_capture_on_commit_callbacks(execute=True):
            shelf.save()
        assert "خوراکی" in page(client)

    def test_a_hidden_shelf_leaves_the_menu(self, client, django_capture_on_commit_callbacks):
        sync_shelves()
        make.sector()
        sync_shelves()
        tools.home("fa")
        assert 'class="sectors"' in page(client)
        with django_capture_on_commit_callbacks(execute=True):
            Category.objects.get(sector="FOD").delete()
        assert 'class="sectors"' not in page(client)


class TestContact:
    def test_only_what_is_set_is_shown(self, client, settings):
        tools.home("fa")
        assert "foot-contact" not in page(client)
        settings.SHOP_PHONE = "۰۶۶-۳۳۲۲۱۱۰۰"
        shown = page(client)
        assert "foot-contact" in shown
        assert "mailto:" not in shown


class TestEditor:
    def test_the_window_finds_producers_as_people_type(self, admin_client):
        make.product(seller=make.seller("کندوی گَرین"))
        make.product(seller=make.seller("مس چلونی"))
        make.seller("کندوی بی‌کالا")
        found = admin_client.get("/cms/seller_chooser/results/", {"q": "كندوي"}).content.decode()
        assert "کندوی گَرین" in found
        assert "مس چلونی" not in found
        assert "بی‌کالا" not in found

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_a_draft_is_previewed_in_its_language(self, admin_client, language):
        blocks = tools.everything(make.product().card.seller, photo(sizes=()))
        home = {code: tools.home(code, *blocks) for code in ("fa", "en")}[language]
        home.title = "Draft"
        home.save_revision()
        shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[home.pk]))
        assert shown.status_code == 200
        assert f'<html lang="{language}"' in shown.content.decode()

    def test_machines_learn_who_we_are(self, client):
        tools.home("fa")
        text = page(client).partition('ld+json">')[2].partition("</script>")[0]
        kinds = [thing["@type"] for thing in json.loads(text)["@graph"]]
        assert kinds == ["Organization", "WebSite"]


def test_pictures_of_a_revision_do_not_come_back():
    """A page published from an old draft has the pictures of what it shows now."""
    first, second = photo(sizes=()), photo(sizes=(), colour="#22406b")
    home = tools.home("fa", *tools.everything(image=first))
    draft = HomePage.objects.get(pk=home.pk)
    draft.body = tools.everything(image=second)
    draft.save_revision().publish()
    home.refresh_from_db()
    assert list(home.pictures) == [str(second.pk)]
