"""What can be bought: every refusal differs from a good offer in one fact."""

import pytest
from django.utils import translation

from sellers.models import StockRecord
from sellers.strategy import Selector
from tests import factories as make

pytestmark = pytest.mark.django_db


def info(product, **more):
    return Selector().strategy(**more).fetch_for_product(product)


def test_price_includes_everything_and_tax_is_zero():
    price = info(make.product(price=4_800_000)).price

    assert (price.incl_tax, price.tax, price.currency) == (4_800_000, 0, "IRR")
    assert price.effective_price == price.incl_tax


def test_stock_is_what_no_order_holds():
    jam = make.product(stock=5)
    StockRecord.objects.filter(product=jam).update(num_allocated=2)

    policy = info(jam).availability

    assert policy.num_available == 3
    assert policy.is_purchase_permitted(3) == (True, "")
    with translation.override("en"):
        why = policy.is_purchase_permitted(5)
    assert why == (False, "Only 3 are left; you asked for 5.")
    assert "۳" in policy.is_purchase_permitted(5)[1]


def test_made_to_order_has_no_limit_and_says_how_long():
    felt = make.product(stock=None, lead_days=12)

    policy = info(felt).availability

    assert policy.is_purchase_permitted(40) == (True, "")
    with translation.override("en"):
        assert policy.message == "Made for you in 12 days"


def test_untracked_goods_have_no_limit():
    lesson = make.product(stock=0)
    assert not info(lesson).availability.is_available_to_buy
    lesson.product_class.track_stock = False
    assert info(lesson).availability.is_available_to_buy


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p, s: setattr(p, "is_public", False),
        lambda p, s: setattr(s, "is_open", False),
        lambda p, s: setattr(s, "county", None),
        lambda p, s: s.licences.update(valid_until=make.TODAY - make.DAY),
        lambda p, s: s.licences.update(issued_on=make.TODAY + make.DAY),
        lambda p, s: s.licences.get().trades.set([make.trade("FOD-001")]),
        lambda p, s: setattr(p, "trade", None),
        lambda p, s: s.stockrecords.update(price=None),
        lambda p, s: s.stockrecords.update(num_in_stock=0),
    ],
    ids=[
        "hidden", "closed", "nowhere", "licence over", "licence not yet", "other trade", "no trade",
        "no price", "sold out",
    ],
)  # fmt: skip
def test_one_fact_takes_goods_out_of_the_shop(spoil):
    seller = make.seller()
    good, spoiled = make.product(seller=make.seller()), make.product(seller=seller)

    spoil(spoiled, seller)
    seller.save()
    spoiled.save()

    assert info(good).availability.is_available_to_buy
    assert not info(spoiled).availability.is_available_to_buy
    assert str(info(spoiled).availability.is_purchase_permitted(1)[1])


def test_licence_holds_on_its_last_day_and_not_after():
    jam = make.product(seller=make.seller(until=make.TODAY))

    assert info(jam, day=make.TODAY).availability.is_available_to_buy
    assert not info(jam, day=make.TODAY + make.DAY).availability.is_available_to_buy


def test_rights_ask_once_for_each_seller(django_assert_num_queries):
    strategy = Selector().strategy()
    sellers = [make.seller().pk for _ in range(3)]

    with django_assert_num_queries(1):
        strategy.rights.learn(sellers)
        assert all(strategy.rights.covers(pk, "FOD-031") for pk in sellers)
        assert not strategy.rights.covers(sellers[0], "FOD-001")


def test_a_strategy_does_not_look_at_the_visitor(rf):
    class Visitor:
        @property
        def is_authenticated(self):
            raise AssertionError("looked at the visitor")

    request = rf.get("/")
    request.user = Visitor()
    Selector().strategy(request=request)
