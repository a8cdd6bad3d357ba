"""One form sent many times at once, on PostgreSQL with real connections."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalog.desk import drafts
from catalog.desk.actions import HeldByOrders, change_offer
from catalog.models import Product
from core.models import Photo
from tests import factories as make
from tests.catalog.desk.conftest import JAM, RUGS, at_desk, typed
from tests.catalog.test_photos import files, picture
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import basket, order_it

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seller(media):
    return make.seller("", make.trade(JAM), make.trade(RUGS, "گلیم‌بافی"))


def shot():
    buffer = io.BytesIO()
    picture(40, 50).save(buffer, "JPEG")
    return SimpleUploadedFile("jam.jpg", buffer.getvalue())


def test_many_photos_of_one_form_begin_one_draft(seller):
    key = uuid4()

    found = at_once(*[lambda: drafts.draft_for(seller, key).pk] * 8)

    assert set(found) == {Product.objects.get().pk}
    assert Product.objects.get().stockrecords.count() == 1


def test_a_form_pressed_many_times_makes_one_listing(seller, media):
    first = Client()
    user = at_desk(first, seller)
    said = typed()

    def press():
        client = Client()
        client.force_login(user)
        return client.post("/desk/goods/new/", {**said, "photos": shot()}).status_code

    assert set(at_once(*[press] * 5)) == {302}
    listing = Product.objects.get()
    assert listing.state == "waiting"
    assert listing.images.count() == Photo.objects.count() == 1
    assert len(files(media)) == 1 + Photo.objects.get().renditions.count()


def test_a_count_and_an_order_at_once_never_contradict(seller):
    for _ in range(6):
        jam = make.product(seller=seller, stock=5)
        bought = basket(jam, quantity=3)

        answers = at_once(
            lambda j=jam: change_offer(seller, j.pk, pieces=2), lambda b=bought: order_it(b)
        )

        offer = jam.stockrecords.get()
        assert offer.num_in_stock >= (offer.num_allocated or 0)
        assert sum(isinstance(answer, Exception) for answer in answers) == 1
        assert offer.num_in_stock == (5 if isinstance(answers[0], HeldByOrders) else 2)
