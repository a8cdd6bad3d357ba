"""The list of producers and a producer's page."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from catalog.models import Card
from catalog.photos.sizes import COVERS, FACES
from catalog.producers import queries
from tests import factories as make
from tests.pictures import photo

pytestmark = pytest.mark.django_db


def cost(client, url: str) -> int:
    client.get(url)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def names(page: str) -> list[str]:
    return re.findall(r'class="producer-name"><a [^>]*>([^<]+)</a>', page)


def listed(client, **query: str) -> list[str]:
    return names(client.get(reverse("producers:index"), query).content.decode())


class TestList:
    def test_goods_that_ended_in_the_night_are_counted_off(self):
        busy, ended = make.seller("مس"), make.seller("پایان")
        jam, _pickle, lost = (make.product(seller=s) for s in (busy, busy, ended))
        past = [jam.pk, lost.pk]
        Card.objects.filter(pk__in=past).update(until=make.TODAY - make.DAY)

        found = queries.with_goods(make.TODAY)
        assert [(seller.pk, seller.on_sale) for seller in found] == [(busy.pk, 1)]
        assert [(c.code, c.count) for c in queries.counties(make.TODAY)] == [(busy.county_id, 1)]

    def test_the_same_five_queries_for_one_and_three(self, client):
        counted = []
        for n in (1, 3):
            while make.Partner.objects.count() < n:
                faced = make.seller(portrait=photo(sizes=FACES))
                make.product(seller=faced)
            counted.append(cost(client, reverse("producers:index")))
        assert counted == [5, 5]

    def test_only_those_with_goods_on_sale_the_busiest_first(self, client):
        two, one = make.seller("دوتایی"), make.seller("یکی")
        for seller in (two, one, two):
            make.product(seller=seller)
        make.seller("بی‌کالا")
        make.product(seller=make.seller("بسته", is_open=True))
        make.Partner.objects.filter(name="بسته").update(is_open=False)
        assert listed(client) == ["دوتایی", "یکی"]

    def test_by_county(self, client):
        borujerd = make.county("BRJ", "بروجرد", "Borujerd")
        make.product(seller=make.seller("بروجردی", county=borujerd))
        make.product(seller=make.seller("خرم‌آبادی"))
        assert listed(client, county="BRJ") == ["بروجردی"]
        assert len(listed(client, county="nowhere")) == 2

    def test_by_name_as_people_type(self, client):
        make.product(seller=make.seller("کندوی گَرین"))
        make.product(seller=make.seller("مس چلونی"))
        assert listed(client, q="كندوي گرين") == ["کندوی گَرین"]

    def test_a_filtered_list_is_not_for_machines(self, client):
        make.product()
        assert "noindex" not in client.get("/producers/").content.decode()
        assert "noindex" in client.get("/producers/?county=KHR").content.decode()


class TestPage:
    def test_the_same_seven_queries_for_few_and_many(self, client):
        seller = make.seller(portrait=photo(sizes=FACES), cover=photo(sizes=COVERS))
        counted = []
        for n in (1, 3):
            while make.Product.objects.count() < n:
                make.product(seller=seller)
                make.licence(seller, make.trade("WVN-001", "گلیم", "Kilim"))
            counted.append(cost(client, seller.get_absolute_url()))
        assert counted == [7, 7]

    def test_the_badge_leads_to_the_proof(self, client):
        seller = make.seller()
        make.product(seller=seller)
        page = client.get(seller.get_absolute_url()).content.decode()
        assert 'href="#licence"' in page
        assert seller.licences.get().uid in page

    def test_an_ended_licence_is_no_proof(self, client):
        seller = make.seller(until=make.TODAY - make.DAY)
        page = client.get(seller.get_absolute_url()).content.decode()
        assert 'href="#licence"' not in page
        assert seller.licences.get().uid not in page

    def test_goods_by_trade(self, client):
        kilim = make.trade("WVN-001", "گلیم", "Kilim")
        seller = make.seller("", make.trade(), kilim)
        jam = make.product("مربا", seller=seller)
        rug = make.product("گلیم لری", seller=seller, trade=kilim)
        page = client.get(seller.get_absolute_url(), {"trade": "WVN-001"}).content.decode()
        assert rug.card.get_absolute_url() in page
        assert jam.card.get_absolute_url() not in page

    def test_a_closed_shop_is_not_found(self, client):
        seller = make.seller(is_open=False)
        assert client.get(seller.get_absolute_url()).status_code == 404

    def test_persian_stands_in_with_its_direction(self, client):
        seller = make.seller(story="از کودکی <می‌بافم>")
        with override("en"):
            page = client.get(seller.get_absolute_url()).content.decode()
        assert 'lang="fa" dir="rtl"><p>از کودکی &lt;می‌بافم&gt;</p>' in page

    def test_organization_for_machines(self, client, settings):
        settings.SITE_URL = "https://bazarche.example"
        seller = make.seller("مس", portrait=photo(sizes=FACES))
        page = client.get(seller.get_absolute_url()).content.decode()
        text = re.search(r'ld\+json">(.*?)</script>', page)[1]
        told, crumbs = json.loads(text)["@graph"]
        assert (told["@type"], told["name"]) == ("Organization", "مس")
        assert told["logo"].startswith("https://bazarche.example/media/")
        assert crumbs["@type"] == "BreadcrumbList"
        assert "streetAddress" not in text
