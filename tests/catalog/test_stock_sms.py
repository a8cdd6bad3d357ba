"""«موجودی ۱۲ مربا»: whose goods, which of them, how many at least."""

import pytest

from catalog.stocktaking import counted_offers, named
from core.models import IncomingSms
from core.texting.receiving import take
from tests import factories as make
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db
NUMBER = "+989161234567"


@pytest.fixture
def shop():
    return make.seller()


@pytest.fixture
def owner(shop):
    return make.member(shop, user=make.user(mobile=NUMBER)).user


def count(product):
    return product.stockrecords.get().num_in_stock


def send(text, _n=[0]):  # noqa: B006 -- a counter of messages
    _n[0] += 1
    return take(f"m{_n[0]}", NUMBER, text)


def test_the_only_goods_need_no_name(shop, owner, django_capture_on_commit_callbacks):
    jam, other = make.product("مربای گل", seller=shop), make.product("مربای به")

    with django_capture_on_commit_callbacks(execute=True):
        answer = send("موجودی ۰")

    assert answer.outcome == "done"
    assert "«مربای گل»" in answer.answer
    assert (count(jam), count(other)) == (0, 10)
    jam.card.refresh_from_db()
    assert jam.card.stock == "sold_out"
    assert IncomingSms.objects.get().user == owner


@pytest.mark.parametrize("text", ["موجودی ۱۲ مربا گل", "موجودي مرباي گل ١٢", "stock 12 مربا‌ی گل"])
def test_one_of_several_is_named_in_any_spelling(shop, owner, text):
    jam, felt = make.product("مربای گل", seller=shop), make.product("دمپایی نمدی", seller=shop)

    assert send(text).outcome == "done"

    assert (count(jam), count(felt)) == (12, 10)


def test_without_a_name_the_last_named_is_meant(shop, owner):
    jam, felt = make.product("مربای گل", seller=shop), make.product("دمپایی نمدی", seller=shop)
    send("موجودی ۷ نمدی")
    send("موجودی ۵")
    assert (count(jam), count(felt)) == (10, 5)


def test_several_that_fit_are_named_and_nothing_changes(shop, owner):
    rose, quince = make.product("مربای گل", seller=shop), make.product("مربای به", seller=shop)
    for text in ("موجودی ۱۲", "موجودی ۱۲ مربا", "موجودی ۱۲ نیست"):
        answer = send(text)
        assert answer.outcome == "refused"
        assert "مربای گل" in answer.answer
    assert (count(rose), count(quince)) == (10, 10)


def test_an_exact_name_wins_over_a_longer_one(shop, owner):
    jam, fine = make.product("مربا", seller=shop), make.product("مربا ممتاز", seller=shop)
    send("موجودی ۳ مربا")
    assert (count(jam), count(fine)) == (3, 10)


@pytest.mark.parametrize("text", ["موجودی", "موجودی مربا", "موجودی 10000", "موجودی 123456789012"])
def test_without_a_sound_number_nothing_changes(shop, owner, text):
    jam = make.product("مربا", seller=shop)
    assert send(text).outcome == "refused"
    assert count(jam) == 10


def test_no_fewer_than_orders_hold(shop, owner):
    jam = make.product("مربا", seller=shop)
    order_it(basket(jam, quantity=3))

    answer = send("موجودی ۲")
    assert answer.outcome == "refused"
    assert "۳" in answer.answer
    assert count(jam) == 10
    assert send("موجودی ۳").outcome == "done"
    assert count(jam) == 3


def test_another_s_goods_and_goods_made_to_order_are_not_there(shop, owner):
    make.product("مربای همسایه")
    make.product("نمد سفارشی", seller=shop, stock=None)
    answer = send("موجودی ۲ مربای همسایه")
    assert answer.outcome == "refused"
    assert "همسایه" not in answer.answer
    assert counted_offers([shop.pk]) == []


@pytest.mark.parametrize("role", ["packer"])
def test_who_may_not_keep_goods_gets_help(shop, role):
    make.member(shop, role, user=make.user(mobile=NUMBER))
    jam = make.product("مربا", seller=shop)
    answer = send("موجودی ۲")
    assert answer.outcome == "helped"
    assert count(jam) == 10


def test_words_may_be_in_any_order(shop):
    make.product("دمپایی نمدی زنانه", seller=shop)
    assert len(named(counted_offers([shop.pk]), ("زنانه", "دمپایی"))) == 1
