"""Codes at the producer's desk, and in the buyer's basket."""

import pytest
from django.urls import reverse
from oscar.apps.voucher.models import Voucher

from shop.coupons.models import Coupon
from tests import factories as make
from tests.sellers.desk.frame import asked
from tests.shop.basket.helpers import basket_of, fill
from tests.shop.coupons.tools import coupon_of
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("desk_coupons:list"), reverse("desk_coupons:new")
SAID = {
    "code": " نوروز ۱۴۰۶ ", "kind": "percent", "percent": "۱۵", "amount": "", "minimum": "",
    "first": "1405/09/07", "last": "1405/12/29", "limit": "", "once": "",
}  # fmt: skip


@pytest.fixture
def shop():
    return make.seller("مربای ننه")


@pytest.fixture
def at_desk(client, shop):
    client.force_login(make.member(shop).user)
    return client


def said_today(**changed):
    days = {"first": make.TODAY.isoformat(), "last": (make.TODAY + make.DAY).isoformat()}
    return {**SAID, **days, **changed}


def test_a_code_is_made_and_stopped(at_desk, shop):
    assert at_desk.post(NEW, said_today()).url == LIST

    coupon = Coupon.objects.get()
    assert (coupon.voucher.code, coupon.percent, coupon.seller) == ("نوروز1406", 15, shop)
    assert at_desk.get(LIST).context["rows"][0]["is_open"]
    assert at_desk.post(reverse("desk_coupons:stop", args=[coupon.pk])).url == LIST
    row = at_desk.get(LIST).context["rows"][0]
    assert (row["is_open"], row["can_stop"]) == (False, False)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "ab"}, "code"),
        ({"code": "NO-WAY"}, "code"),
        ({"code": "taken1"}, "code"),
        ({"percent": ""}, "percent"),
        ({"percent": "81"}, "percent"),
        ({"kind": "amount"}, "amount"),
        ({"kind": "amount", "amount": "80000", "minimum": "99999"}, "minimum"),
        ({"last": "2020-01-01"}, "last"),
        ({"first": "2090-01-01"}, "last"),
        ({"last": "2090-01-01"}, "last"),
        ({"limit": "0"}, "limit"),
    ],
)
def test_a_slip_makes_no_code(at_desk, changed, field):
    coupon_of(make.seller(), code="TAKEN1")
    form = at_desk.post(NEW, said_today(**changed)).context["form"]

    assert list(form.errors) == [field]
    assert (Coupon.objects.count(), Voucher.objects.count()) == (1, 1)


def test_an_amount_is_taken_off_enough_goods(at_desk):
    sent = said_today(kind="amount", percent="999", amount="80000", minimum="100000")
    assert at_desk.post(NEW, sent).url == LIST
    assert Coupon.objects.get().amount == 800_000


@pytest.mark.parametrize("n", [1, 3])
def test_the_list_costs_the_same_for_one_code_or_three(at_desk, shop, n):
    for number in range(n):
        made = basket(make.product(seller=shop))
        made.vouchers.add(coupon_of(shop, code=f"CODE{number}").voucher)
        order_it(made)
    at_desk.get(LIST)

    assert asked(at_desk, LIST) == 2
    rows = at_desk.get(LIST).context["rows"]
    assert [(row["coupon"].uses, row["cost"]) for row in rows] == [(1, 150_000)] * n


def use(client, code):
    return client.post("/en/basket/vouchers/", {"code": code}, follow=True).text


def test_the_buyer_reads_what_it_takes_off_and_who_gives_it(client):
    hers = make.seller(name_en="Granny's jam")
    fill(client, make.product(seller=hers, price=1_000_000), make.product(price=2_000_000))
    coupon_of(hers, code="JAM15")

    assert "Granny&#x27;s jam takes 15,000 toman off" in use(client, " jam۱۵ ")
    page = client.get("/en/basket/")
    assert page.context["contents"].items_total == 2_850_000
    assert [row["rials"] for row in page.context["rows"]] == [3_000_000, -150_000]
    assert "15,000 toman off, given by Granny" in page.text


def test_the_buyer_reads_why_it_takes_nothing_off(client):
    hers, other = make.seller(name_en="Granny's jam"), make.seller()
    fill(client, make.product(seller=other, price=1_000_000))
    coupon_of(hers, code="JAM15", minimum=2_000_000)
    coupon_of(hers, code="LATE", first=make.TODAY + make.DAY)
    coupon_of(hers, code="ONCE", once=True)

    assert "Your basket has none of them" in use(client, "JAM15")
    assert "begins on" in use(client, "LATE")
    assert "Sign in first" in use(client, "ONCE")
    fill(client, make.product(seller=hers, price=1_500_000))
    assert "needs 50,000 toman more" in use(client, "JAM15")
    assert not basket_of(client).vouchers.exists()


def test_a_code_that_stops_fitting_stays_and_says_so(client):
    hers = make.seller(name_en="Granny's jam")
    fill(client, make.product(seller=hers, price=1_000_000), make.product())
    coupon_of(hers, code="JAM15")
    use(client, "JAM15")
    basket_of(client).lines.filter(stockrecord__partner=hers).delete()

    page = client.get("/en/basket/")
    assert "Your basket has none of them" in page.text
    assert [row["rials"] for row in page.context["rows"]] == [1_000_000]


def test_of_one_producer_the_last_code_counts(client):
    hers = make.seller()
    fill(client, make.product(seller=hers, price=1_000_000))
    coupon_of(hers, code="FIRST", percent=10)
    coupon_of(hers, code="SECOND", percent=20)
    use(client, "FIRST")
    use(client, "SECOND")

    assert client.get("/en/basket/").context["contents"].items_total == 800_000
    assert basket_of(client).vouchers.get().code == "SECOND"


@pytest.mark.parametrize("n", [1, 3])
def test_a_code_costs_the_basket_the_same_for_one_line_or_three(
    client, n, django_assert_num_queries
):
    hers = make.seller()
    fill(client, *[make.product(seller=hers) for _ in range(n)])
    coupon_of(hers)
    use(client, "NOWRUZ")
    client.get("/basket/")

    with django_assert_num_queries(13):
        client.get("/basket/")


def test_the_desk_shows_the_code_in_what_is_received(at_desk, shop):
    made = basket(make.product(seller=shop, price=1_000_000))
    made.vouchers.add(coupon_of(shop).voucher)
    order = order_it(made)
    parcel = order.parcels.get()
    type(parcel).objects.update(state="new")

    page = at_desk.get(reverse("desk_orders:detail", args=[parcel.number]))

    rows = [row["rials"] for row in page.context["money"]]
    assert rows == [1_000_000, -150_000, parcel.shipping, 850_000 + parcel.shipping]
    assert "NOWRUZ" in page.context["money"][1]["label"]
    assert page.context["receipt"][-1]["rials"] == parcel.total - order.lines.get().commission


def test_the_dashboard_shows_a_producers_code(client, shop):
    coupon = coupon_of(shop)
    voucher, offer = coupon.voucher, coupon.voucher.offers.get()
    client.force_login(make.user(is_staff=True, is_superuser=True))
    for name, kwargs in (
        ("voucher-list", {}),
        ("voucher-stats", {"pk": voucher.pk}),
        ("voucher-update", {"pk": voucher.pk}),
        ("offer-detail", {"pk": offer.pk}),
        ("offer-benefit", {"pk": offer.pk}),
        ("offer-condition", {"pk": offer.pk}),
    ):
        assert client.get(reverse(f"dashboard:{name}", kwargs=kwargs)).status_code == 200, name
    records = reverse("admin:coupons_coupon_changelist")
    assert voucher.name in client.get(records).content.decode()
    assert client.get(reverse("admin:coupons_coupon_change", args=[coupon.pk])).status_code == 200
