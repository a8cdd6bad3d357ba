"""A product's page: what it says, whom it lets choose, what it costs."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog import photos
from catalog.actions import refresh_cards
from catalog.models import Product, ShippingClass, WithdrawalRule
from catalog.shelves import sync_shelves
from sellers.models import StockRecord
from tests import factories as make
from tests.pictures import picture

pytestmark = pytest.mark.django_db
NEVER_TOUCHED = ("basket", "session", "offer", "voucher")


def open_page(client: Client, goods: Product, language: str = "fa") -> str:
    with override(language):
        response = client.get(goods.card.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return [query["sql"] for query in asked]


def fresh(goods: Product) -> Product:
    return Product.objects.get(pk=goods.pk)


def review(goods: Product, score: int = 5, status: int = ProductReview.APPROVED) -> ProductReview:
    made = ProductReview.objects.create(
        product=goods, user=make.user(), score=score, title="خوب", body="خوب بود", status=status
    )
    goods.refresh_from_db()
    goods.update_rating()
    refresh_cards([goods.pk])
    return made


def parent_with(*kinds: tuple[str, int, int]) -> Product:
    """Goods with kinds: (label, price in rials, stock)."""
    parent = make.product("گیوه", title_en="Giveh")
    offer = StockRecord.objects.get(product=parent)
    seller = offer.partner
    offer.delete()
    Product.objects.filter(pk=parent.pk).update(structure=Product.PARENT)
    for label, price, stock in kinds:
        child = Product.objects.create(
            structure=Product.CHILD, parent=parent, title=f"گیوه، {label}", title_en=""
        )
        StockRecord.objects.create(
            product=child, partner=seller, partner_sku=label, price=price, num_in_stock=stock
        )
    refresh_cards([parent.pk])
    return fresh(parent)


class TestCost:
    def test_the_same_eight_queries_for_few_and_many(self, client):
        sync_shelves()
        goods, seller = make.product(), make.seller()
        counted = []
        for _ in (1, 2, 3):
            photos.attach(goods, picture())
            review(goods)
            make.product(seller=seller)
            client.get(goods.card.get_absolute_url())  # the process has read what it keeps
            cache.clear()
            counted.append(len(queries_of(client, goods.card.get_absolute_url())))
        assert counted == [8, 8, 8]

    def test_kinds_cost_no_more(self, client):
        goods = parent_with(("۳۷", 900_000, 3), ("۳۸", 900_000, 3), ("۳۹", 950_000, 3))
        review(goods)
        cache.clear()
        assert len(queries_of(client, goods.card.get_absolute_url())) == 8

    def test_a_visitor_costs_no_basket_and_no_session(self, client):
        goods = make.product()
        asked = " ".join(queries_of(client, goods.card.get_absolute_url()))
        assert asked
        assert not [table for table in NEVER_TOUCHED if f'"{table}_' in asked]
        assert "sessionid" not in client.cookies


class TestChoosing:
    def test_a_kind_must_be_chosen_and_shows_what_it_adds(self, client):
        goods = parent_with(("سایز ۳۷", 900_000, 3), ("سایز ۴۱", 950_000, 0))
        page = open_page(client, goods)
        radios = re.findall(r'<input type="radio" name="child_id"[^>]*>', page)
        assert len(radios) == 2
        assert all("required" in radio for radio in radios)
        assert ["disabled" in radio for radio in radios] == [False, True]
        assert ">سایز ۳۷<" in page

    def test_the_form_puts_the_chosen_kind_in_the_basket(self, client):
        goods = parent_with(("سایز ۳۷", 900_000, 3), ("سایز ۳۸", 900_000, 3))
        child = goods.children.get(title__contains="۳۸")
        action = re.search(r'id="buy" method="post" action="([^"]+)"', open_page(client, goods))
        client.post(action[1], {"child_id": child.pk, "quantity": "۲"})
        assert client.cookies["basket_count"].value == "2"

    def test_htmx_answers_with_toast_and_count(self, client):
        goods = make.product()
        url = reverse("basket:add", args=[goods.pk])
        answer = client.post(url, {"quantity": "1"}, HTTP_HX_REQUEST="true").content.decode()
        assert 'hx-swap-oob="beforeend:#toasts"' in answer
        assert "data-basket-count" in answer

    @pytest.mark.parametrize(("stock", "form"), [(1, True), (0, False), (None, True)])
    def test_only_what_can_be_had_has_a_form(self, client, stock, form):
        goods = make.product(stock=stock)
        assert ('id="buy"' in open_page(client, goods)) is form

    def test_a_service_is_not_sent(self, client):
        goods = make.product(
            shipping_class=ShippingClass.NONE, withdrawal_rule=WithdrawalRule.SERVICE, stock=None
        )
        page = open_page(client, goods)
        assert 'id="send-to"' not in page
        assert 'name="quantity"' not in page


class TestWhereItGoes:
    def test_the_chosen_county_is_remembered_and_told(self, client):
        make.county("BRJ", "بروجرد", "Borujerd")
        goods = make.product()
        url = goods.card.get_absolute_url()
        back = client.post(reverse("basket:send-to"), {"to": "BRJ", "next": f"{url}#delivery"})
        assert back.url == f"{url}#delivery"
        page = open_page(client, goods)
        assert '<option value="BRJ" selected>' in page


class TestLanguages:
    def test_persian_stands_in_and_says_so(self, client):
        goods = make.product("گلیم", description="بافت ریز")
        page = open_page(client, goods, "en")
        assert '<span lang="fa" dir="rtl">گلیم</span>' in page
        assert '<div class="prose" lang="fa" dir="rtl"><p>بافت ریز</p></div>' in page

    def test_english_is_shown_where_there_is_some(self, client):
        goods = make.product("گلیم", title_en="Kilim", description="ب", description_en="Fine")
        page = open_page(client, goods, "en")
        assert '<h1 id="product-name">Kilim</h1>' in page
        assert '<div class="prose"><p>Fine</p></div>' in page


class TestAddresses:
    def test_a_wrong_slug_is_sent_on_for_good(self, client):
        goods = make.product("گلیم")
        answer = client.get(f"/catalogue/wrong_{goods.pk}/?a=1")
        assert answer.status_code == 301
        assert answer.url == goods.card.get_absolute_url() + "?a=1"

    def test_what_is_not_sold_answers_404_with_others_like_it(self, client):
        gone, near = make.product("قدیمی"), make.product("نزدیک")
        kilim = make.trade("WVN-001", "گلیم", "Kilim")
        far = make.product("دور", make.seller("", kilim), trade=kilim)
        far_url = far.card.get_absolute_url()
        url = gone.card.get_absolute_url()
        Product.objects.filter(pk=gone.pk).update(is_public=False)
        refresh_cards([gone.pk])
        Product.objects.filter(pk=gone.pk).update(is_public=True)  # no card, though public
        answer = client.get(url)
        page = answer.content.decode()
        assert answer.status_code == 404
        assert near.card.get_absolute_url() in page
        assert far_url not in page
        assert 'rel="canonical"' not in page
        assert "noindex" in page

    def test_a_licence_that_ended_ends_the_page(self, client):
        goods = make.product(seller=make.seller("", make.trade(), until=make.TODAY))
        url = goods.card.get_absolute_url()
        assert client.get(url).status_code == 200
        type(goods.card).objects.update(until=make.TODAY - make.DAY)
        assert client.get(url).status_code == 404

    def test_a_variant_has_no_page_of_its_own(self, client):
        goods = parent_with(("۳۷", 900_000, 3))
        assert client.get(f"/catalogue/x_{goods.children.get().pk}/").status_code == 404


def structured(page: str) -> list[dict]:
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    return json.loads(text)["@graph"]


class TestForMachines:
    def test_one_offer_in_rials(self, client):
        goods = make.product(price=480_000)
        product, crumbs = structured(open_page(client, goods))
        assert product["offers"]["@type"] == "Offer"
        assert (product["offers"]["price"], product["offers"]["priceCurrency"]) == (480_000, "IRR")
        assert product["offers"]["availability"] == "https://schema.org/InStock"
        assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2]
        assert "aggregateRating" not in product

    def test_kinds_are_an_aggregate_offer(self, client):
        goods = parent_with(("۳۷", 900_000, 3), ("۳۸", 950_000, 3))
        review(goods, score=4)
        offers = structured(open_page(client, goods))[0]["offers"]
        assert offers["@type"] == "AggregateOffer"
        assert (offers["lowPrice"], offers["highPrice"], offers["offerCount"]) == (
            900_000, 950_000, 2,
        )  # fmt: skip

    def test_reviews_are_counted_once_approved(self, client):
        goods = make.product()
        review(goods, score=4)
        review(goods, score=1, status=ProductReview.FOR_MODERATION)
        rating = structured(open_page(client, goods))[0]["aggregateRating"]
        assert (rating["ratingValue"], rating["reviewCount"]) == (4.0, 1)

    def test_a_title_cannot_end_the_script(self, client):
        evil = "</script><script>alert(1)</script>\u2028&<!--"
        goods = make.product(evil, description=evil)
        page = open_page(client, goods)
        assert "<script>alert" not in page
        assert structured(page)[0]["name"] == evil

    def test_share_card_and_canonical_are_absolute(self, client, settings):
        settings.SITE_URL = "https://bazarche.example"
        goods = make.product()
        photos.attach(goods, picture())
        page = open_page(client, fresh(goods), "en")
        url = f"https://bazarche.example/en{goods.card.get_absolute_url()}"
        assert f'<link rel="canonical" href="{url}">' in page
        card = rf"https://bazarche\.example/en/share/goods/{goods.pk}\.png\?v=\w+"
        assert re.search(rf'property="og:image" content="{card}"', page)
        assert f'hreflang="fa" href="{url.replace("/en/", "/")}"' in page
        assert f'hreflang="en" href="{url}"' in page


class TestPictures:
    def test_each_photo_once_in_order_with_its_cuts(self, client):
        goods = make.product()
        for alt in ("یک", "دو"):
            photos.attach(goods, picture(), alt)
        page = open_page(client, goods)
        assert re.findall(r'id="photo-\d"><a [^>]*><picture.*?alt="([^"]+)"', page) == ["یک", "دو"]
        assert page.count('fetchpriority="high"') == 1
        assert 'type="image/avif"' in page

    def test_a_photo_without_cuts_is_shown_as_it_came(self, client):
        goods = make.product()
        image = photos.attach(goods, picture())
        image.photo.renditions.all().delete()
        assert f'src="{image.photo.file.url}"' in open_page(client, goods)
