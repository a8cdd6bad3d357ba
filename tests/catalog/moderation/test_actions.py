"""A listing moves by one function each: locked, recorded, and the card follows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from catalog.models import Card, Product, ProductImage
from catalog.moderation import actions
from catalog.moderation.queries import record_of
from catalog.moderation.rules import Record
from core.models import OutgoingSms, Photo
from core.moves import MoveRefused
from tests import factories as make
from tests.catalog.moderation.tools import listing, moves_of, state_of
from tests.pictures import picture

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def operator():
    return make.user(is_staff=True)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize(("until", "says"), [(TODAY, "حالا در فروشگاه"), (None, "با مجوز شما")])
def test_the_text_message_knows_whether_the_papers_hold(operator, commit, until, says):
    seller = make.seller(until=until)
    member = make.member(seller)
    with commit():
        actions.publish(listing(seller=seller).pk, by=operator)

    (sent,) = OutgoingSms.objects.filter(to=member.user.mobile)
    assert says in sent.text
    assert "%D8" not in sent.text


def trusted_seller():
    seller = make.seller()
    seller.joined_on = TODAY - timedelta(days=30)
    seller.save()
    for _ in range(3):
        make.product(seller=seller, card=False)
    return seller


def test_a_new_sellers_listing_waits(commit):
    jam = listing("draft")
    with commit():
        actions.submit(jam.pk, seller=jam.stockrecords.get().partner, by=None, day=TODAY)

    assert state_of(jam) == ("waiting", False)
    assert moves_of(jam) == [("draft", "waiting")]
    assert not Card.objects.exists()


def test_a_trusted_sellers_listing_is_on_sale_at_once(commit):
    seller = trusted_seller()
    jam = listing("draft", seller=seller)
    with commit():
        actions.submit(jam.pk, seller=seller, by=None, day=TODAY)

    assert state_of(jam) == ("published", True)
    assert Card.objects.get(pk=jam.pk).title == jam.title


def test_what_came_back_is_looked_at_whoever_sells_it():
    seller = trusted_seller()
    jam = listing("revision", seller=seller)

    actions.submit(jam.pk, seller=seller, by=None, day=TODAY)

    assert state_of(jam) == ("waiting", False)


def test_handing_in_twice_moves_once():
    jam = listing("draft")
    for _ in range(2):
        actions.submit(jam.pk, seller=jam.stockrecords.get().partner, by=None, day=TODAY)

    assert moves_of(jam) == [("draft", "waiting")]


def test_an_accepted_listing_is_in_the_shop_from_now(operator, commit):
    jam = listing()
    before = jam.date_created
    with commit():
        actions.publish(jam.pk, by=operator)

    assert state_of(jam) == ("published", True)
    assert Card.objects.get(pk=jam.pk).published > before


def test_what_is_sent_back_leaves_the_shop(operator, commit):
    jam = listing("published")
    with commit():
        jam.save()
    assert Card.objects.filter(pk=jam.pk).exists()
    with commit():
        actions.send_back(jam.pk, reason="photo_dark", by=operator)

    assert state_of(jam) == ("revision", False)
    assert not Card.objects.exists()


def test_nothing_is_decided_about_what_changed_meanwhile(operator):
    jam = listing()
    seen = jam.date_updated
    jam.description = "با شکر"
    jam.save()

    with pytest.raises(actions.ListingChanged):
        actions.publish(jam.pk, by=operator, seen=seen)
    with pytest.raises(actions.ListingChanged):
        actions.send_back(jam.pk, reason="other", by=operator, seen=seen)
    assert state_of(jam) == ("waiting", False)


@pytest.mark.parametrize("state", ["draft", "revision", "published", "removed"])
def test_only_what_waits_is_accepted(operator, state):
    jam = listing(state)

    with pytest.raises(MoveRefused):
        actions.publish(jam.pk, by=operator)
    assert moves_of(jam) == []


def test_hiding_and_showing_goes_there_and_back(commit):
    jam = listing("published")
    day = jam.date_created
    for _ in range(2):
        actions.hide(jam.pk, by=None)
    with commit():
        assert state_of(jam) == ("hidden", False)
        for _ in range(2):
            actions.show(jam.pk, by=None)

    assert moves_of(jam) == [("published", "hidden"), ("hidden", "published")]
    assert Card.objects.get(pk=jam.pk).published == day


def test_a_deleted_draft_leaves_nothing(settings, tmp_path, commit):
    from catalog.photos import attach  # noqa: PLC0415 -- after the place for files is set

    settings.MEDIA_ROOT = str(tmp_path)
    sight = picture(400, 500)
    jam, shared = listing("draft"), listing("draft")
    attach(jam, sight)
    other = attach(shared, sight)
    ProductImage.objects.create(
        product=jam, photo=other.photo, original=other.original.name, display_order=1
    )
    with commit():
        actions.remove(jam.pk, by=None)

    assert not Product.objects.filter(pk=jam.pk).exists()
    assert list(Photo.objects.all()) == [other.photo]
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert len(left) == 1 + other.photo.renditions.count()


def test_what_was_once_in_the_shop_is_put_away_not_deleted():
    jam = listing("hidden")

    actions.remove(jam.pk, by=None)

    assert state_of(jam) == ("removed", False)
    assert jam not in Product.objects.of_seller(jam.stockrecords.get().partner)


def test_what_is_in_the_shop_is_not_removed():
    jam = listing("published")

    with pytest.raises(MoveRefused):
        actions.remove(jam.pk, by=None)
    assert state_of(jam) == ("published", True)


@pytest.mark.parametrize("state", ["draft", "waiting", "revision", "hidden", "removed"])
def test_the_database_lets_nothing_else_be_public(state):
    jam = listing(state)

    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=jam.pk).update(is_public=True)


def test_the_record_counts_what_the_seller_has_shown(operator):
    seller = trusted_seller()
    listing("published", seller=seller, unseen=True)
    listing("waiting", seller=seller)
    listing("published")  # another one's
    bad = listing("waiting", seller=seller)
    actions.send_back(bad.pk, reason="photo_dark", by=operator)

    assert record_of(seller, TODAY + timedelta(days=2)) == Record("independent", 32, 3, 2)


def test_variants_belong_to_their_parents_seller():
    seller, other = make.seller(), make.seller()
    parent = make.product(seller=seller, card=False)
    child = make.product(seller=seller, card=False)
    Product.objects.filter(pk=parent.pk).update(structure="parent")
    parent.stockrecords.all().delete()
    Product.objects.filter(pk=child.pk).update(structure="child", parent=parent)

    assert list(Product.objects.of_seller(seller)) == [parent]
    assert list(Product.objects.of_seller(other)) == []
