"""The operators' screens: the queue, one listing, the decision; nobody else finds them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection

from catalog.models import Card
from catalog.moderation import words
from core.texting.models import OutgoingSms
from tests import factories as make
from tests.catalog.moderation.tools import listing, moves_of, state_of

pytestmark = pytest.mark.django_db
QUEUE = "/moderation/"


@pytest.fixture
def staff(client, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    client.force_login(make.user(is_staff=True))
    return client


def url(product):
    return f"{QUEUE}{product.pk}/"


def decide(client, product, do, **more):
    seen = client.get(url(product)).context["seen"]
    return client.post(url(product), {"do": do, "seen": seen, **more})


def test_the_queue_costs_the_same_for_one_and_for_many(staff):
    staff.get(QUEUE)  # what is asked once a process
    counts = []
    for times in (1, 4):
        for _ in range(times):
            listing()
        with CaptureQueriesContext(connection) as asked:
            page = staff.get(QUEUE)
        counts.append(len(asked))

    assert len(page.context["cases"]) == 5
    assert counts[0] == counts[1]


def test_who_waits_longest_comes_first(staff):
    first, second = listing(), listing()
    listing("published", unseen=True)

    assert [c.listing for c in staff.get(QUEUE).context["cases"]] == [first, second]
    afterwards = staff.get(QUEUE, {"kind": "unseen"}).context["cases"]
    assert [c.listing.state for c in afterwards] == ["published"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("submitted", "مجوز تولیدکننده هنوز"),
        ("needs_information", "مجوز تولیدکننده هنوز"),
        ("rejected", "هیچ مجوز معتبری"),
        ("approved", ""),
    ],
)
def test_the_page_says_what_papers_the_sale_waits_for(staff, state, said):
    seller = make.seller(until=None)
    jam = listing(seller=seller)
    make.licence(seller, jam.trade, state=state)

    page = staff.get(url(jam))
    assert page.context["not_sold"].startswith(said)
    assert bool(said) is bool(page.context["not_sold"])
    assert page.context["not_sold"] in page.content.decode()


def test_a_missing_permit_is_said(staff):
    vet = make.trade("FOD-040", permit_path="vet_permit")
    seller = make.seller("", vet)

    assert "پروانه" in staff.get(url(listing(seller=seller, trade=vet))).context["not_sold"]


def test_an_accepted_listing_is_in_the_shop_and_its_producer_knows(
    staff, django_capture_on_commit_callbacks
):
    jam, other = listing(), listing()
    owner = make.member(jam.stockrecords.get().partner).user
    make.member(jam.stockrecords.get().partner, "packer")
    with django_capture_on_commit_callbacks(execute=True):
        page = decide(staff, jam, "publish")

    assert page.url == url(other)
    assert state_of(jam) == ("published", True)
    assert Card.objects.filter(pk=jam.pk).exists()
    [sms] = OutgoingSms.objects.all()
    assert sms.to == owner.mobile
    assert jam.title in sms.text


def test_what_comes_back_says_why_by_sms_and_at_the_desk(staff):
    jam = listing()
    member = make.member(jam.stockrecords.get().partner)
    page = decide(staff, jam, "back", reason="photo_dark", note="عکس دوم خوب است")

    assert page.url == QUEUE
    assert state_of(jam) == ("revision", False)
    [sms] = OutgoingSms.objects.all()
    assert str(words.REASONS["photo_dark"]) in sms.text
    assert "عکس دوم خوب است" in sms.text
    assert f"/desk/goods/{jam.pk}/" in sms.text
    staff.force_login(member.user)
    assert "عکس دوم خوب است" in staff.get("/desk/goods/").content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [({}, "reason"), ({"reason": "other"}, "note"), ({"reason": "no such"}, "reason")],
)
def test_nothing_comes_back_without_a_reason(staff, typed, field):
    jam = listing()
    page = decide(staff, jam, "back", **typed)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert state_of(jam) == ("waiting", False)
    assert not OutgoingSms.objects.exists()


def test_a_second_press_decides_nothing(staff):
    jam = listing()
    seen = staff.get(url(jam)).context["seen"]
    for do in ("publish", "publish", "back"):
        staff.post(url(jam), {"do": do, "seen": seen, "reason": "photo_dark"})

    assert moves_of(jam) == [("waiting", "published")]


def test_what_is_well_leaves_the_sample(staff):
    jam = listing("published", unseen=True)
    decide(staff, jam, "well")

    jam.refresh_from_db()
    assert (jam.unseen, jam.state) == (False, "published")
    assert staff.get(url(jam)).context["history"][0]["reason"]


def test_others_find_nothing(client):
    jam = listing()
    assert client.get(QUEUE).url.startswith("/sign-in/")
    client.force_login(make.member(jam.stockrecords.get().partner).user)
    for address in (QUEUE, url(jam)):
        assert client.get(address).status_code == 404
    assert client.post(url(jam), {"do": "publish"}).status_code == 404
    assert state_of(jam) == ("waiting", False)


def test_drafts_are_nobodys_business(staff):
    assert staff.get(url(listing("draft"))).status_code == 404
