"""Pages of text: the foot that leads to them, their two languages."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.pages import foot
from tests.shop.pages import tools

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return tools.home("fa"), tools.home("en")


@pytest.fixture
def about(homes):
    """A page in both languages, with a slug of its own in each."""
    key = uuid4()
    fa = tools.text_page(homes[0], "درباره", "درباره", key=key)
    return fa, tools.text_page(homes[1], "About", "about", key=key)


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="http://[^/]+([^"]+)"', page))


class TestLanguages:
    def test_each_names_the_other_by_its_own_slug(self, client, about):
        expected = {
            "fa": "/%D8%AF%D8%B1%D8%A8%D8%A7%D8%B1%D9%87/",
            "en": "/en/about/",
            "x-default": "/%D8%AF%D8%B1%D8%A8%D8%A7%D8%B1%D9%87/",
        }
        assert alternates(client.get("/درباره/").content.decode()) == expected
        assert alternates(client.get("/en/about/").content.decode()) == expected

    def test_the_switch_leads_to_the_translation(self, client, about):
        page = client.get("/درباره/").content.decode()
        assert re.search(r'href="/en/about/"[^>]*hreflang="en"', page)

    def test_without_a_translation_the_switch_leads_home(self, client, homes):
        tools.text_page(homes[0], "قوانین", "rules")
        page = client.get("/rules/").content.decode()
        assert alternates(page) == {}
        assert re.search(r'href="/en/"[^>]*hreflang="en"', page)

    def test_an_unpublished_translation_does_not_count(self, client, about):
        about[1].unpublish()
        assert alternates(client.get("/درباره/").content.decode()) == {}


class TestFoot:
    def test_lists_the_pages_of_its_language_in_menus(self, about, homes):
        tools.text_page(homes[1], "Hidden", "hidden", show_in_menus=False)
        assert foot.links("en") == [{"label": "About", "url": "/en/about/"}]

    def test_follows_publishing_and_unpublishing(self, client, about, homes):
        assert "شرایط" not in client.get("/").content.decode()
        page = tools.text_page(homes[0], "شرایط", "terms")
        assert "شرایط" in client.get("/").content.decode()
        page.unpublish()
        assert "شرایط" not in client.get("/").content.decode()

    def test_follows_a_deleted_page(self, client, about):
        assert "درباره" in client.get("/").content.decode()
        about[0].delete()
        assert "درباره" not in client.get("/").content.decode()

    def test_is_asked_for_once(self, about):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            foot.links("fa")
            foot.links("fa")
        assert len(asked) == 1
