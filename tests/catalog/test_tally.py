"""Producers' own numbers follow their cards."""

from decimal import Decimal

import pytest
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog import tally
from catalog.actions import refresh_cards
from catalog.audits import tallies_agree_with_cards
from sellers.models import Partner
from tests import factories as make

pytestmark = pytest.mark.django_db


def told(seller) -> tally.Tally:
    return tally.told(Partner.objects.get(pk=seller.pk))


def review(product, score, status=ProductReview.APPROVED):
    return ProductReview.objects.create(
        product=product, user=make.user(), score=score, title="ت", body="م", status=status
    )


def test_an_approved_review_changes_its_producer_alone():
    ours, theirs = make.seller(), make.seller()
    jam, pickle = make.product(seller=ours), make.product(seller=ours)
    make.product(seller=theirs)
    review(jam, 5)
    review(pickle, 2)
    waiting = review(pickle, 1, ProductReview.FOR_MODERATION)
    refresh_cards([jam.pk, pickle.pk])
    assert told(ours) == (2, 2, Decimal("3.50"))

    waiting.status = ProductReview.APPROVED
    waiting.save()
    refresh_cards([pickle.pk])

    assert told(ours) == (2, 3, Decimal("2.67"))
    assert told(theirs) == (1, 0, None)


def test_goods_that_leave_are_not_counted():
    maker = make.seller()
    jam, _pickle = make.product(seller=maker), make.product(seller=maker)
    assert told(maker) == (2, 0, None)

    jam.is_public = False
    jam.save()
    refresh_cards([jam.pk])

    assert told(maker) == (1, 0, None)


def test_deleted_goods_are_not_counted(django_capture_on_commit_callbacks):
    maker = make.seller()
    jam, _pickle = make.product(seller=maker), make.product(seller=maker)

    with django_capture_on_commit_callbacks(execute=True):
        jam.delete()

    assert told(maker) == (1, 0, None)


def test_goods_that_change_hands_count_for_the_new_one():
    old, new = make.seller(), make.seller()
    jam = make.product(seller=old)
    jam.stockrecords.update(partner=new)

    refresh_cards([jam.pk])

    assert (told(old)[0], told(new)[0]) == (0, 1)


def test_the_audit_names_a_producer_whose_numbers_are_wrong():
    right, wrong = make.seller(), make.seller()
    make.product(seller=right)
    make.product(seller=wrong)
    Partner.objects.filter(pk=wrong.pk).update(goods=7)

    [finding] = tallies_agree_with_cards()

    assert finding.subject == f"seller {wrong.pk}"
    refresh_cards()
    assert list(tallies_agree_with_cards()) == []
