"""The first listing: five inputs, kept whatever happens, one listing for one form."""

from uuid import uuid4

import pytest
from django.urls import reverse

from catalog.models import Card, Product
from catalog.moderation.states import ListingState
from core.models import Photo
from tests import factories as make
from tests.catalog.desk.conftest import JAM, RUGS, at_desk, typed
from tests.catalog.test_photos import files, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
NEW, KEEP, PHOTO = "/desk/goods/new/", "/desk/goods/new/keep/", "/desk/goods/new/photo/"


def shot(colour=(180, 40, 40), name="jam.jpg"):
    return upload(picture(400, 500, colour), name=name)


def names(page):
    return [name for name in page.context["form"].fields if name != "key"]


def test_five_things_are_asked(client, seller):
    page = client.get(NEW)

    assert names(page) == ["photos", "title", "price", "quantity", "trade"]


def test_a_first_listing_waits_with_all_its_defaults(client, seller, jam):
    page = client.post(NEW, typed(photos=shot()))

    listing = Product.objects.get()
    assert page.url == reverse("goods:done", args=[listing.pk])
    assert (listing.state, listing.is_public) == ("waiting", False)
    assert (listing.title, listing.slug) == ("مربای به خانگی", "مربای-به-خانگی")
    assert (listing.trade_id, listing.unit, listing.withdrawal_rule) == (JAM, "jar", "review_food")
    assert (listing.shipping_class, listing.weight_g) == ("post_fragile", 800)
    offer = listing.stockrecords.get()
    assert (offer.partner, offer.price, offer.num_in_stock) == (seller, 4_800_000, 5)
    assert Photo.objects.get().title == listing.title
    assert "به‌زودی" not in client.get(page.url).content.decode()


def test_nothing_is_in_the_shop_before_the_look(client, seller, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW, typed(photos=shot()))

    assert not Card.objects.exists()


def test_no_pieces_means_made_to_order(client, seller):
    client.post(NEW, typed(photos=shot(), quantity="۰"))

    listing = Product.objects.get()
    assert (listing.made_to_order, listing.stockrecords.get().num_in_stock) == (True, None)


def test_a_service_is_neither_counted_nor_sent(client, rugs):
    lessons = make.trade("SRV-001", "آموزش بافندگی", "Weaving lessons", output_kind="service")
    at_desk(client, make.seller("", lessons))

    client.post(NEW, typed(photos=shot(), title="آموزش بافندگی", trade="SRV-001"))

    listing = Product.objects.get()
    assert (listing.shipping_class, listing.withdrawal_rule) == ("none", "service_until_started")
    assert listing.product_class.slug == "services"
    assert listing.stockrecords.get().num_in_stock is None


def test_the_trade_is_guessed_when_nobody_chose(client, seller):
    client.post(NEW, typed(photos=shot(), title="گليم دستباف لُری", trade=""))

    assert Product.objects.get().trade_id == RUGS


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "م"}, "title"),
        ({"price": "ارزان"}, "price"),
        ({"price": "۰"}, "price"),
        ({"price": "-5"}, "price"),
        ({"quantity": "چند تا"}, "quantity"),
        ({"quantity": "۲٫۵"}, "quantity"),
        ({"trade": "HND-001"}, "trade"),
    ],
)
def test_a_fault_keeps_what_was_typed_and_the_photo(client, seller, change, field):
    page = client.post(NEW, typed(photos=shot(), **change))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert len(page.context["shots"]) == 1
    for name, value in typed(**change).items():
        if name in ("title", "price", "quantity"):
            assert page.context["form"][name].value() == value
    assert Product.objects.get().state == ListingState.DRAFT


def test_without_a_photo_it_is_not_handed_in(client, seller):
    page = client.post(NEW, typed())

    assert list(page.context["form"].errors) == ["photos"]
    assert Product.objects.get().state == ListingState.DRAFT


def test_the_same_form_again_makes_one_listing(client, seller):
    said = typed()
    for colour in ((1, 2, 3), (1, 2, 3)):
        page = client.post(NEW, {**said, "photos": shot(colour)})

    listing = Product.objects.get()
    assert page.url == reverse("goods:done", args=[listing.pk])
    assert listing.images.count() == Photo.objects.count() == 1


def test_a_draft_waits_on_another_phone(client, seller):
    said = typed(do="")
    client.post(KEEP, {**said, "price": "", "quantity": ""}, headers={"hx-request": "true"})
    client.post(PHOTO, {"key": said["key"], "photos": shot()})

    form = client.get(NEW).context["form"]

    assert (form["title"].value(), form["price"].value()) == ("مربای به خانگی", None)
    assert str(form["key"].value()) == said["key"]
    assert len(client.get(NEW).context["shots"]) == 1
    assert client.get(f"{NEW}?fresh").context["shots"] == []


def test_what_is_unsound_does_not_spoil_the_draft(client, seller):
    said = typed()
    client.post(KEEP, said)
    client.post(KEEP, {**said, "price": "نمی‌دانم"})

    assert Product.objects.get().stockrecords.get().price == 4_800_000


def test_nothing_typed_begins_no_draft(client, seller):
    client.post(KEEP, typed(title="", price="", quantity=""))
    client.post(NEW, typed(title="", price="", quantity=""))

    assert not Product.objects.exists()


def test_what_is_received_stands_beside_the_price(client, seller):
    from catalog.commission.models import CommissionRule  # noqa: PLC0415 -- only this test

    CommissionRule.objects.create(
        series="s", scope="platform", permille=75, starts=make.TODAY, version=1
    )
    page = client.post(KEEP, typed(), headers={"hx-request": "true"})

    assert "۴۴۴٬۰۰۰" in page.content.decode()
    assert "۷٫۵٪" in page.content.decode()
    plain = client.post(NEW, typed(do="look"))
    assert plain.context["receipt"].received == 4_440_000
    assert not plain.context["form"].errors


def test_another_sellers_form_is_not_found(client, seller):
    said = typed()
    client.post(KEEP, said)
    at_desk(client, make.seller())

    assert client.post(KEEP, said).status_code == 404
    assert client.post(NEW, said).status_code == 404
    assert client.post(PHOTO, {"key": said["key"], "photos": shot()}).status_code == 404
    assert client.get(f"{NEW}?key={said['key']}").status_code == 404
    assert Photo.objects.count() == 0


def test_packers_and_strangers_have_no_business_here(client, seller):
    at_desk(client, seller, role="packer")
    assert client.get(NEW).status_code == 404
    client.logout()
    assert client.get(NEW).url.startswith("/sign-in/")


def test_without_a_licence_the_page_says_so(client, jam):
    at_desk(client, make.seller("", jam, until=make.TODAY - make.DAY))

    page = client.get(NEW)

    assert page.context["trades"] == []
    assert '<form method="post" action="/desk/goods/new/"' not in page.content.decode()
    assert client.post(NEW, typed(photos=shot())).status_code == 422


@pytest.mark.parametrize(("state", "listed"), [("submitted", True), ("rejected", False)])
def test_goods_are_prepared_while_the_office_looks(client, jam, state, listed):
    newcomer = make.seller("", until=None)
    make.licence(newcomer, jam, state=state)
    at_desk(client, newcomer)

    client.post(NEW, typed(photos=shot()))

    assert Product.objects.filter(state="waiting").exists() == listed
    assert not Card.objects.exists()


def test_a_trade_without_its_permit_is_refused_with_what_to_do(client):
    starred = make.trade("FOD-001", "شیرینی‌پزی", "Pastry", permit_path="health_permit")
    at_desk(client, make.seller("", starred))

    page = client.post(NEW, typed(photos=shot(), title="نان برنجی", trade="FOD-001"))

    [error] = page.context["form"].errors["trade"]
    assert "شیرینی‌پزی" in error
    assert Product.objects.get().state == ListingState.DRAFT


def test_photos_have_a_limit_and_can_be_taken_off(client, seller):
    said = typed()
    for n in range(8):
        assert (
            client.post(PHOTO, {"key": said["key"], "photos": shot((n * 30, 9, 9))}).status_code
            == 200
        )
    ninth = client.post(PHOTO, {"key": said["key"], "photos": shot((9, 9, 250))})
    assert ninth.status_code == 422
    listing = Product.objects.get()
    first = listing.images.order_by("pk")[0]

    page = client.post(NEW, {**said, "do": f"drop:{first.pk}"})

    assert len(page.context["shots"]) == Photo.objects.count() == 7
    assert page.context["form"]["price"].value() == said["price"]


def test_another_sellers_photo_is_not_taken_off(client, seller):
    other = make.product(card=False)
    from catalog.photos import attach  # noqa: PLC0415 -- after the place for files is set

    image = attach(other, picture(400, 500))
    client.post(NEW, typed(photos=shot(), do=f"drop:{image.pk}"))

    assert other.images.count() == 1


@pytest.mark.parametrize("key", ["", "no-uuid", "0" * 400])
def test_a_strange_key_is_refused(client, seller, key):
    assert client.post(NEW, typed(key=key, photos=shot())).status_code == 422
    assert client.post(PHOTO, {"key": key, "photos": shot()}).status_code == 422
    assert not Product.objects.exists()


def test_a_name_of_another_trade_says_what_to_do(client, jam):
    make.trade("WVN-003", "گلیم‌بافی", "Gelim weaving")
    at_desk(client, make.seller("", jam))

    note = client.post(KEEP, typed(title="گلیم لری"), headers={"hx-request": "true"})

    assert "گلیم‌بافی" in note.context["note"]
    right = client.post(KEEP, typed(key=str(uuid4())), headers={"hx-request": "true"})
    assert right.context["note"] == ""


def test_nothing_of_a_refused_photo_stays(client, seller, media):
    said = typed()
    client.post(PHOTO, {"key": said["key"], "photos": shot()})
    before = files(media)
    bad = upload(picture(30, 30), name="x.jpg")
    bad.file.seek(0)
    broken = type(bad)("x.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 400)

    answer = client.post(PHOTO, {"key": said["key"], "photos": broken})

    assert answer.status_code == 422
    assert len(answer.content.decode()) > 20
    assert files(media) == before
