"""The two screens of checkout, as a browser without script uses them."""

import re
from decimal import Decimal
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from shop.order.actions import place as placing
from shop.order.models import Order
from shop.order.states import OrderState
from shop.payment.gateways.practice import PracticeBank
from shop.payment.models import Payment
from shop.payment.protocol import GatewayDown
from shop.payment.states import PaymentState
from tests import factories as make
from tests.shop.order.tools import basket, held, order_it, three_sellers

pytestmark = pytest.mark.django_db

UserAddress = get_model("address", "UserAddress")
INDEX, DELIVERY, PLACE = (reverse(f"checkout:{name}") for name in ("index", "delivery", "place"))
BASKET = reverse("basket:summary")
WHERE = {
    "name": "زهرا بازوند",
    "mobile": "۰۹۱۶۱۲۳۴۵۶۷",
    "place": "KHR",
    "line": "خرم‌آباد، خیابان علوی، پلاک ۲",
    "postcode": "۶۸۱۳۸-۳۳۹۴۶",
}


@pytest.fixture(autouse=True)
def _places():
    make.county()


def put(client: Client, *goods: Any, quantity: int = 1) -> None:
    for product in goods:
        client.post(reverse("basket:add", args=[product.pk]), {"quantity": quantity})


def tell_where(client: Client, **changed: Any) -> Any:
    return client.post(INDEX, {**WHERE, **changed})


def form_of(client: Client) -> dict[str, str]:
    """What the second screen would send as it stands."""
    answer = client.get(DELIVERY)
    assert answer.status_code == 200
    html = answer.content.decode()
    checked = re.findall(r'name="(send-\d+|gateway)" value="(\w+)"[^>]* checked', html)
    hidden = re.findall(r'type="hidden" name="(key|expected)" value="(\w+)"', html)
    return dict(checked + hidden)


def texts(client: Client, url: str) -> str:
    answer = client.get(url, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_whole_way_of_a_guest(client):
    goods = three_sellers()
    put(client, *goods)

    assert client.get(INDEX).status_code == 200
    assert tell_where(client)["Location"] == DELIVERY
    answer = client.post(PLACE, form_of(client))

    order = Order.objects.get()
    assert "/payments/practice/" in answer["Location"]
    assert (order.user, order.mobile, order.language) == (None, "+989161234567", "fa")
    assert order.shipping_address.postcode == "6813833946"
    assert order.parcels.count() == 3
    assert client.get(order.get_absolute_url()).status_code == 200
    assert client.session.get("checkout") is None
    assert client.cookies["basket_count"].value == ""


def test_seven_fields_on_two_screens(client):
    put(client, make.product())
    first = client.get(INDEX).content.decode()
    tell_where(client)
    second = client.get(DELIVERY).content.decode()

    main = [html.split("<main")[1].split("</main>")[0] for html in (first, second)]
    names = set(re.findall(r'<(?:input|select|textarea)[^>]*\bname="([\w-]+)"', " ".join(main)))
    hidden = {"csrfmiddlewaretoken", "key", "expected"}
    assert len(names - hidden) == 7


def test_empty_basket_goes_back_with_a_sentence(client):
    for url in (INDEX, DELIVERY):
        assert client.get(url)["Location"] == BASKET
    assert texts(client, INDEX)


def test_second_screen_needs_the_first(client):
    put(client, make.product())

    assert client.get(DELIVERY)["Location"] == INDEX
    assert client.post(PLACE, {"gateway": "practice"})["Location"] == INDEX
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "آ"),
        ("mobile", "02112345678"),
        ("place", "XXX"),
        ("place", ""),
        ("line", "کوچه"),
        ("postcode", "12345"),
        ("postcode", "۰۰۰۰۰۰۰۰۰۰"),
    ],
)
def test_wrong_field_is_told_and_everything_typed_is_kept(client, field, typed):
    put(client, make.product())

    answer = tell_where(client, **{field: typed})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    html = answer.content.decode()
    for kept in {**WHERE, field: typed}.values():
        assert kept in html
    assert client.get(DELIVERY)["Location"] == INDEX


def test_what_was_typed_comes_back_with_the_way_back(client):
    put(client, make.product())
    tell_where(client)

    initial = client.get(INDEX).context["form"].initial

    assert (initial["name"], initial["mobile"]) == (WHERE["name"], "+989161234567")


def test_chosen_way_to_send_changes_the_sum(client):
    seller = make.seller(offers_pickup=True, pickup="بازارچهٔ خرم‌آباد")
    put(client, make.product(seller=seller))
    tell_where(client)
    before = form_of(client)

    client.post(DELIVERY, {f"send-{seller.pk}": "pickup", "gateway": "transfer"})

    after = form_of(client)
    assert (before[f"send-{seller.pk}"], after[f"send-{seller.pk}"]) == ("post", "pickup")
    assert int(after["expected"]) == 100_000 * make.TOMAN < int(before["expected"])
    assert after["gateway"] == "transfer"


def test_htmx_renews_only_the_sum(client):
    seller = make.seller(offers_pickup=True, pickup="بازارچهٔ خرم‌آباد")
    put(client, make.product(seller=seller))
    tell_where(client)

    answer = client.post(DELIVERY, {f"send-{seller.pk}": "pickup"}, headers={"HX-Request": "true"})

    html = answer.content.decode()
    assert html.lstrip().startswith('<aside class="stack" id="sum"')
    assert 'name="expected" value="1000000"' in html


def test_other_choice_without_script_is_shown_before_it_is_ordered(client):
    seller = make.seller(offers_pickup=True, pickup="بازارچهٔ خرم‌آباد")
    put(client, make.product(seller=seller))
    tell_where(client)
    pressed = {**form_of(client), f"send-{seller.pk}": "pickup"}

    assert client.post(PLACE, pressed)["Location"] == DELIVERY
    assert not Order.objects.exists()
    again = form_of(client)
    assert again[f"send-{seller.pk}"] == "pickup"

    client.post(PLACE, again)
    assert Order.objects.get().total == 100_000 * make.TOMAN


def test_pressed_twice_is_one_order(client):
    put(client, make.product())
    tell_where(client)
    pressed = form_of(client)

    first = client.post(PLACE, pressed)["Location"]
    again = client.post(PLACE, pressed)["Location"]

    assert first == again
    assert Order.objects.count() == Payment.objects.count() == 1


def test_second_press_tells_the_count_of_the_basket_again(client):
    put(client, make.product())
    tell_where(client)
    pressed = form_of(client)
    client.post(PLACE, pressed)
    client.cookies["basket_count"] = "1"  # the answer to the first press was lost

    client.post(PLACE, pressed)

    assert not client.cookies["basket_count"].value


@pytest.mark.parametrize("page", [BASKET, reverse("orders:find")])
def test_unpaid_order_is_offered_to_be_paid_where_buyers_look_for_it(client, page):
    put(client, make.product())
    tell_where(client)
    client.post(PLACE, form_of(client))
    order = Order.objects.get()

    assert f'href="{order.get_absolute_url()}"' in client.get(page).content.decode()
    assert order.number not in Client().get(page).content.decode()

    Payment.objects.update(state=PaymentState.WAITING)  # its receipt number is told
    assert f'href="{order.get_absolute_url()}"' not in client.get(page).content.decode()
    Payment.objects.update(state=PaymentState.DECLINED)
    assert f'href="{order.get_absolute_url()}"' in client.get(page).content.decode()

    Order.objects.update(hold_until=timezone.now())
    assert f'href="{order.get_absolute_url()}"' not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("خرم‌آباد، خیابان علوی", "<p>خرم‌آباد، خیابان علوی</p>"),
        ("خیابان علوی", "<p>خرم‌آباد، خیابان علوی</p>"),
        ("خرم‌آبادی‌ها، پلاک ۲", "<p>خرم‌آباد، خرم‌آبادی‌ها، پلاک ۲</p>"),
    ],
)
def test_place_is_written_once(client, line, shown):
    put(client, make.product())
    tell_where(client, line=line)

    assert shown in client.get(DELIVERY).content.decode()


def test_slow_twin_of_a_press_does_not_bring_the_used_key_back(client):
    put(client, make.product())
    tell_where(client)
    form, before = form_of(client), client.session["checkout"]
    client.post(PLACE, form)
    session = client.session
    session["checkout"] = before  # the twin read its session before the order was placed
    session.save()

    client.post(PLACE, form)
    put(client, make.product())
    tell_where(client)
    client.post(PLACE, form_of(client))

    assert Order.objects.count() == 2


def test_busy_database_is_a_sentence_and_the_next_press_orders(client, monkeypatch):
    put(client, make.product())
    tell_where(client)
    form = form_of(client)
    with monkeypatch.context() as busy:
        locked = OperationalError("database is locked")
        busy.setattr("shop.order.actions.place._place", Mock(side_effect=locked))
        answer = client.post(PLACE, form)

    assert answer["Location"] == DELIVERY
    assert texts(client, DELIVERY)
    assert "/payments/practice/" in client.post(PLACE, form)["Location"]
    assert Order.objects.count() == 1


def test_the_line_to_the_database_breaks_after_all_is_written(client, monkeypatch):
    """Whether it was written is not known: a page says wait, and the same form finds the order."""
    put(client, make.product())
    tell_where(client)
    form = form_of(client)
    client.raise_request_exception = False
    once = placing._place_once

    def breaks(*given):
        once(*given)
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr(placing, "_place_once", breaks)
        broken.setattr("shop.checkout.views.connection.is_usable", lambda: False)
        assert client.post(PLACE, form).status_code == 503

    assert "/payments/practice/" in client.post(PLACE, form)["Location"]
    assert Order.objects.count() == 1


def test_opening_the_address_of_the_button_leads_back_to_it(client):
    order = order_it(basket(make.product()))

    assert client.get(PLACE)["Location"] == DELIVERY
    assert client.get(reverse("orders:pay", args=[order.number]))["Location"].endswith(
        f"/orders/{order.number}/"
    )


def test_key_of_somebody_else_is_not_made_up(client):
    put(client, make.product())
    tell_where(client)
    for key in ("", "guess", "0" * 31, "G" * 32):
        assert client.post(PLACE, {"key": key})["Location"] == DELIVERY
    assert not Order.objects.exists()


def test_sold_out_meanwhile_leads_to_the_basket_with_names_and_numbers(client):
    jam = make.product("مربای گل", stock=3)
    put(client, jam, quantity=3)
    tell_where(client)
    pressed = form_of(client)
    jam.stockrecords.update(num_allocated=1)

    answer = client.post(PLACE, pressed)

    assert answer["Location"] == BASKET
    said = texts(client, BASKET)
    assert "مربای گل" in said
    assert "۲" in said
    assert not Order.objects.exists()
    assert held(jam) == 1


def test_new_price_is_told_once_then_ordered(client):
    jam = make.product("مربای گل")
    put(client, jam)
    tell_where(client)
    pressed = form_of(client)
    jam.stockrecords.update(price=Decimal(1_200_000))

    assert client.post(PLACE, pressed)["Location"] == DELIVERY
    said = texts(client, DELIVERY)
    assert "۱۰۰٬۰۰۰" in said
    assert "۱۲۰٬۰۰۰" in said
    assert not Order.objects.exists()

    client.post(PLACE, form_of(client))
    assert Order.objects.get().parcels.get().items == 1_200_000


def test_goods_that_cannot_come_are_told_and_not_ordered(client):
    make.province("08", "تهران", "Tehran")
    put(client, make.product(shipping_class="cold_or_express"))
    tell_where(client, place="08")

    answer = client.get(DELIVERY)

    assert not answer.context["plan"].can_be_sent
    assert 'name="expected"' in answer.content.decode()
    assert client.post(PLACE, {"gateway": "practice"})["Location"] == DELIVERY
    assert not Order.objects.exists()


def test_cash_is_offered_where_every_producer_takes_it(client):
    takes, refuses = make.seller(accepts_cod=True), make.seller("بانوی زاگرس", accepts_cod=False)
    put(client, make.product(seller=takes))
    tell_where(client)
    assert [way["value"] for way in client.get(DELIVERY).context["ways"]][-1] == "cod"

    put(client, make.product(seller=refuses))
    context = client.get(DELIVERY).context
    assert "cod" not in [way["value"] for way in context["ways"]]
    assert "بانوی زاگرس" in context["no_cash"]


def test_cash_is_taken_where_the_county_allows_it(client):
    put(client, make.product(seller=make.seller(accepts_cod=True)))
    tell_where(client)
    form = form_of(client)
    assert client.get(DELIVERY).context["no_cash"] == ""

    here = make.county()
    here.allows_cash = False
    here.save()

    context = client.get(DELIVERY).context
    assert "cod" not in [way["value"] for way in context["ways"]]
    assert here.name_fa in context["no_cash"]
    assert client.post(PLACE, {**form, "gateway": "cod"})["Location"] == DELIVERY  # forged
    assert not Order.objects.exists()


def test_cash_is_placed_at_once(client):
    jam = make.product(seller=make.seller(accepts_cod=True))
    put(client, jam)
    tell_where(client)

    answer = client.post(PLACE, {**form_of(client), "gateway": "cod"})

    order = Order.objects.get()
    assert answer["Location"] == order.get_absolute_url()
    assert order.status == OrderState.PLACED
    assert held(jam) == 1


def test_transfer_leads_to_the_account(client):
    put(client, make.product())
    tell_where(client)

    answer = client.post(PLACE, {**form_of(client), "gateway": "transfer"})

    assert answer["Location"] == reverse("pay:transfer", args=[Payment.objects.get().token])


def test_bank_that_is_down_leaves_an_order_to_pay_again(client, monkeypatch):
    def down(self, payment, urls):
        raise GatewayDown

    monkeypatch.setattr(PracticeBank, "start", down)
    put(client, make.product())
    tell_where(client)

    answer = client.post(PLACE, form_of(client), follow=True)

    order = Order.objects.get()
    assert answer.redirect_chain == [(order.get_absolute_url(), 302)]
    assert answer.context["payable"]


def test_signed_in_buyer_has_an_address_of_hers_and_it_is_kept_once(client):
    buyer = make.user(mobile="+989161234567", first_name="زهرا", last_name="بازوند")
    client.force_login(buyer)
    put(client, make.product())
    assert client.get(INDEX).context["form"].initial["name"] == "زهرا بازوند"
    tell_where(client)
    client.post(PLACE, form_of(client))

    assert Order.objects.get().user == buyer
    saved = UserAddress.objects.get()

    put(client, make.product())
    assert [a["pk"] for a in client.get(INDEX).context["saved"]] == [saved.pk]
    assert client.post(INDEX, {"saved": saved.pk})["Location"] == DELIVERY
    client.post(PLACE, form_of(client))
    assert Order.objects.count() == 2
    assert UserAddress.objects.count() == 1


def test_address_of_another_buyer_cannot_be_picked(client):
    other = make.user()
    client.force_login(other)
    put(client, make.product())
    tell_where(client)
    client.post(PLACE, form_of(client))
    theirs = UserAddress.objects.get()
    client.force_login(make.user())
    put(client, make.product())

    assert client.post(INDEX, {"saved": theirs.pk}).status_code == 200
    assert client.get(DELIVERY)["Location"] == INDEX


def test_placing_is_limited(client, monkeypatch):
    monkeypatch.setattr("shop.checkout.views.tried", lambda *fences: 90)
    put(client, make.product())
    tell_where(client)

    assert client.post(PLACE, form_of(client))["Location"] == DELIVERY
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    "junk", ["send-x", "send-", "send-99999999999", "send-" + "9" * 900, "expected"]
)
def test_junk_is_refused_quietly(client, junk):
    put(client, make.product())
    tell_where(client)

    answer = client.post(PLACE, {**form_of(client), junk: "x" * 999})

    assert answer.status_code == 302


def test_session_keeps_no_more_choices_than_a_basket_has_lines(client):
    put(client, make.product())
    tell_where(client)
    many = {f"send-{n}": "post" for n in range(1, 500)}

    body = urlencode({f"send-{'9' * 5000}": "post", **many})
    answer = client.post(DELIVERY, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 302
    assert len(client.session["checkout"]["choices"]) == 100


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(client, count, django_assert_num_queries):
    put(client, *three_sellers()[:count])
    tell_where(client)
    client.get(DELIVERY)

    # Basket, lines with goods and sellers, options, vouchers, offers, licences.
    with django_assert_num_queries(6):
        client.get(DELIVERY)
