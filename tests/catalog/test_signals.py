"""Cards follow whatever is saved, once for each commit."""

import pytest
from django.db import transaction
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog import signals
from catalog.models import Card
from core import audit
from sellers.facts import import_trades
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def jam():
    return make.product("مربا", price=500_000, stock=3)


def card(product) -> Card | None:
    return Card.objects.filter(pk=product.pk).first()


def rename(jam):
    jam.title = "مربای به"
    jam.save()
    return "title", "مربای به"


def new_price(jam):
    offer = jam.stockrecords.get()
    offer.price = 700_000
    offer.save()
    return "price", 700_000


def new_seller_name(jam):
    seller = jam.stockrecords.get().partner
    seller.name = "نام تازه"
    seller.save()
    return "seller_name", "نام تازه"


def new_licence(jam):
    make.licence(jam.stockrecords.get().partner, make.trade(), until=TODAY + 999 * DAY)
    return "until", TODAY + 999 * DAY


def review(jam):
    ProductReview.objects.create(
        product=jam, score=5, title="خوب", body="خوب", user=make.user(), status=1
    )
    return "reviews", 1


@pytest.mark.parametrize("change", [rename, new_price, new_seller_name, new_licence, review])
def test_a_card_follows(jam, change, django_capture_on_commit_callbacks):
    stays = make.product("گلیم")
    before = Card.objects.filter(pk=stays.pk).values().get()
    with django_capture_on_commit_callbacks(execute=True):
        name, value = change(jam)
    assert getattr(card(jam), name) == value
    assert Card.objects.filter(pk=stays.pk).values().get() == before


def test_a_hidden_product_loses_its_card(jam, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        jam.is_public = False
        jam.save()
    assert card(jam) is None


def test_many_saves_are_one_refresh(jam, monkeypatch, django_capture_on_commit_callbacks):
    calls = []
    monkeypatch.setattr(signals, "refresh_cards", lambda ids: calls.append(set(ids)))
    with django_capture_on_commit_callbacks(execute=True):
        other = make.product()
        calls.clear()
        for _ in range(3):
            jam.save()
            other.save()
    assert calls == [{jam.pk, other.pk}]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_refreshed(jam, monkeypatch):
    calls = []
    monkeypatch.setattr(signals, "refresh_cards", lambda ids: calls.append(set(ids)))
    with transaction.atomic():
        jam.save()
        transaction.set_rollback(True)
    other = make.product()
    assert {jam.pk} not in calls
    assert {other.pk} in calls


def findings() -> list[str]:
    return [f.text for f in audit.run() if f.check == "cards agree with goods"]


@pytest.mark.parametrize(("spoil", "text"), [
    (lambda p: Card.objects.filter(pk=p.pk).update(price=1), "the card is wrong in price"),
    (lambda p: Card.objects.filter(pk=p.pk).delete(), "is for sale and has no card"),
    (lambda p: type(p).objects.filter(pk=p.pk).update(is_public=False),
     "has a card and is not for sale"),
    (lambda p: type(p).objects.filter(pk=p.pk).update(description="تازه"),
     "search and counts do not know its card"),
])  # fmt: skip
def test_the_audit_sees_what_disagrees(jam, spoil, text):
    make.product("گلیم")
    assert findings() == []
    spoil(jam)
    assert text in findings()


def test_a_licence_that_ended_yesterday_is_no_finding():
    jam = make.product(seller=make.seller(until=TODAY))
    Card.objects.filter(pk=jam.pk).update(until=TODAY - DAY)
    jam.stockrecords.get().partner.licences.update(valid_until=TODAY - DAY)
    assert findings() == []


def test_goods_are_found_by_the_new_name_of_their_trade(
    tmp_path, jam, django_capture_on_commit_callbacks
):
    trade = jam.trade
    row = {
        "code": trade.pk, "name_fa": "شیرهٔ انگور", "name_en": "Grape syrup",
        "sector_code": trade.sector_id, "sector_fa": "خوراک", "sector_en": "Food",
        "executive_agency_fa": "", "executive_agency_code": "", "output_kind": "goods",
        "permit_path": "none", "starred": "no", "starred_authorities": "",
    }  # fmt: skip
    file = tmp_path / "trades.csv"
    file.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding="utf-8")

    with django_capture_on_commit_callbacks(execute=True):
        import_trades(file, "next", TODAY + DAY)

    assert findings() == []
