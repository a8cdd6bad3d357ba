"""What machines are told: robots, sitemaps, addresses, JSON-LD."""

import json
import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from catalog.shelves import sync_shelves
from core.structured import breadcrumbs, ld_json
from tests import factories as make
from tests.shop.pages import tools

pytestmark = pytest.mark.django_db
SITE = "https://bazarche.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def places(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert "xml" in response["Content-Type"]
    return re.findall(r"<loc>([^<]+)</loc>", response.content.decode())


class TestSitemap:
    def test_the_index_leads_to_each_part_at_the_public_address(self, client):
        make.product()
        parts = places(client, "/sitemap.xml")
        assert [part.rpartition("/")[2] for part in parts] == [
            f"sitemap-{name}.xml?p=1"
            for name in ("doors", "pages", "shelves", "producers", "goods", "fairs")
        ]
        assert all(part.startswith(f"{SITE}/sitemap-") for part in parts)
        assert all(client.get(part.removeprefix(SITE)).status_code == 200 for part in parts)

    def test_goods_on_sale_in_both_languages(self, client):
        sold, ended = make.product(), make.product()
        type(ended.card).objects.filter(pk=ended.pk).update(until=make.TODAY - make.DAY)
        path = sold.card.get_absolute_url()
        assert places(client, "/sitemap-goods.xml") == [f"{SITE}{path}", f"{SITE}/en{path}"]
        text = client.get("/sitemap-goods.xml").content.decode()
        assert set(re.findall(r'hreflang="([^"]+)"', text)) == {"fa", "en", "x-default"}

    def test_producers_and_shelves(self, client):
        seller = make.seller()
        make.product(seller=seller)
        make.seller("بی‌کالا")
        sync_shelves()
        assert places(client, "/sitemap-producers.xml")[0] == SITE + seller.get_absolute_url()
        assert len(places(client, "/sitemap-producers.xml")) == 2
        assert len(places(client, "/sitemap-shelves.xml")) == 4

    def test_text_pages_name_their_translation(self, client):
        key = uuid4()
        tools.text_page(tools.home("fa"), "درباره", "darbareh", key=key)
        tools.text_page(tools.home("en"), "About", "about", key=key)
        urls = places(client, "/sitemap-pages.xml")
        assert urls == [f"{SITE}/darbareh/", f"{SITE}/en/about/"]
        text = client.get("/sitemap-pages.xml").content.decode()
        assert text.count(f'hreflang="en" href="{SITE}/en/about/"') == 2
        assert text.count(f'hreflang="x-default" href="{SITE}/darbareh/"') == 2

    def test_every_address_answers(self, client):
        make.product()
        sync_shelves()
        tools.home("fa")
        tools.home("en")
        for part in places(client, "/sitemap.xml"):
            for url in places(client, part.removeprefix(SITE)):
                assert client.get(url.removeprefix(SITE)).status_code == 200, url


def test_robots_stay_out_of_private_and_endless_pages(client):
    text = client.get("/robots.txt").content.decode()
    for prefix in ("", "/en"):
        for name in ("basket", "checkout", "orders", "account", "search"):
            assert f"Disallow: {prefix}/{name}/\n" in text
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert not re.search(r"^Disallow: /$|Disallow: .*catalogue|Disallow: .*producers", text, re.M)


class TestAddresses:
    @pytest.mark.parametrize("name", ["catalogue:index", "producers:index"])
    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_canonical_and_alternates_of_lists(self, client, name, language):
        make.product()
        paths = {}
        for code in ("fa", "en"):
            with override(code):
                paths[code] = reverse(name)
        page = client.get(paths[language]).content.decode()
        assert f'<link rel="canonical" href="{SITE}{paths[language]}">' in page
        for code in ("fa", "en"):
            assert f'hreflang="{code}" href="{SITE}{paths[code]}"' in page

    def test_a_page_that_is_not_there_names_no_address(self, client):
        response = client.get("/nowhere/at-all/")
        page = response.content.decode()
        assert response.status_code == 404
        assert 'rel="canonical"' not in page
        assert 'rel="alternate"' not in page
        assert "noindex" in page


class TestStructured:
    def test_markup_letters_cannot_leave_the_script(self):
        evil = "</script><!-- & \u2028"
        text = ld_json({"name": evil})
        assert not set("<>&\u2028") & set(text)
        assert json.loads(text)["name"] == evil

    def test_nothing_is_told_of_what_is_empty(self):
        assert json.loads(ld_json({"name": "x", "logo": "", "image": [], "price": 0})) == {
            "@context": "https://schema.org", "name": "x", "price": 0,
        }  # fmt: skip

    def test_crumbs_are_absolute_and_counted_from_one(self):
        told = breadcrumbs([{"label": "A", "url": "/a/"}, {"label": "B"}])["itemListElement"]
        assert told == [
            {"@type": "ListItem", "position": 1, "name": "A", "item": f"{SITE}/a/"},
            {"@type": "ListItem", "position": 2, "name": "B"},
        ]
