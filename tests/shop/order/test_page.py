"""What the order's page says, and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from core.record import move
from shop.order import actions
from shop.order.access import SESSION_KEY
from shop.order.actions import paid
from shop.order.models import Order, Parcel
from shop.order.states import PARCEL_MOVES, OrderState, ParcelState
from shop.order.track import steps
from shop.payment.models import Payment
from shop.payment.states import PaymentState
from tests import factories as make
from tests.shop.order.tools import basket, order_it, paid_for, parcel_of, three_sellers

pytestmark = pytest.mark.django_db


def show(client, order: Order) -> dict:
    session = client.session
    session[SESSION_KEY] = [order.number]
    session.save()
    with translation.override("en"):
        answer = client.get(reverse("orders:detail", args=[order.number]))
    assert answer.status_code == 200
    seen = {key: answer.context[key] for key in answer.context.keys()}  # noqa: SIM118 -- no dict
    return {**seen, "html": answer.content.decode()}


def test_waiting_order_can_be_paid_or_called_off(client):
    seen = show(client, order_it(basket(*three_sellers())))

    assert seen["payable"]
    assert seen["can_cancel"]
    assert seen["minutes"] in (29, 30)
    assert [way["value"] for way in seen["ways"]] == ["practice", "transfer"]
    assert len(seen["parcels"]) == 3
    assert "Pay for your order" in seen["html"]


def test_cash_is_offered_where_all_take_it(client):
    order = order_it(basket(make.product(seller=make.seller(accepts_cod=True))))

    assert "cod" in [way["value"] for way in show(client, order)["ways"]]

    here = make.county()
    here.allows_cash = False
    here.save()
    assert "cod" not in [way["value"] for way in show(client, order)["ways"]]
    with pytest.raises(actions.CannotBePaidSo):
        actions.pay_again(order.number, "cod")


def test_paid_order_thanks_and_offers_no_payment(client):
    order = order_it(basket(make.product()))
    payment = Payment.objects.get()
    paid.place_paid(payment)
    Payment.objects.update(state=PaymentState.CONFIRMED)

    seen = show(client, order)

    assert seen["heading"] == "Thank you. The producers know of your order."
    assert (seen["payable"], seen["can_cancel"], seen["ways"]) == (False, False, [])
    assert seen["payment_text"] == "Paid"


def test_hold_that_ended_offers_no_payment_even_before_expiry_ran(client):
    order = order_it(basket(make.product()))
    Order.objects.update(hold_until=timezone.now() - timedelta(seconds=1))

    seen = show(client, order)

    assert (seen["payable"], seen["can_cancel"]) == (False, False)
    assert seen["heading"] == "This order was not paid in time."


def test_pending_payment_is_asked_for_again(client):
    order = order_it(basket(make.product()))
    Payment.objects.update(state=PaymentState.STARTED)

    seen = show(client, order)

    assert reverse("pay:status", args=[Payment.objects.get().token]) in seen["html"]


def test_transfer_under_way_shows_its_number_and_not_another_payment(client):
    order = order_it(basket(make.product()), gateway="transfer")
    Payment.objects.update(state=PaymentState.WAITING, receipt="123456")
    paid.place_accepted(Payment.objects.get())

    seen = show(client, order)

    assert "Pay for your order" not in seen["html"]
    assert "123456" in seen["html"]


def test_called_off_with_a_transfer_on_its_way_says_that_it_goes_back(client):
    order = order_it(basket(make.product()), gateway="transfer")
    Payment.objects.update(state=PaymentState.WAITING, receipt="123456")
    paid.place_accepted(Payment.objects.get())
    actions.cancel_order(order.number, by=None)

    seen = show(client, order)

    assert not seen["is_checked"]
    assert seen["payment_text"] == "If your transfer arrives, we send it back"


def test_late_parcel_is_flagged_and_others_are_not(client):
    order = order_it(basket(*three_sellers()))
    paid.place_paid(Payment.objects.get())
    late = order.parcels.first()
    past = make.TODAY - timedelta(days=1)
    Parcel.objects.filter(pk=late.pk).update(ready_by=past, promised_by=past)

    assert [card["is_late"] for card in show(client, order)["parcels"]] == [True, False, False]


def test_track_tells_when_each_state_was_reached(client):
    order = order_it(basket(make.product()))
    paid.place_paid(Payment.objects.get())
    parcel = order.parcels.get()
    move(parcel, ParcelState.PREPARING, table=PARCEL_MOVES)

    (card,) = show(client, order)["parcels"]

    assert [step["state"] for step in card["steps"]] == ["done", "now", "", ""]
    assert [bool(step["date"]) for step in card["steps"]] == [True, True, False, False]


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        (ParcelState.AWAITING_PAYMENT, ["now", "", "", "", ""]),
        (ParcelState.NEW, ["now", "", "", ""]),
        (ParcelState.POSTED, ["done", "done", "now", ""]),
        (ParcelState.DELIVERED, ["done", "done", "done", "done"]),
        (ParcelState.EXPIRED, ["stopped"]),
    ],
)
def test_marks_of_a_track(state, marks):
    assert [step["state"] for step in steps(state, "post", {})] == marks


def test_called_off_after_it_was_begun_keeps_what_was_done():
    reached = {ParcelState.NEW: timezone.now(), ParcelState.CANCELLED: timezone.now()}
    assert [step["state"] for step in steps("cancelled", "post", reached)] == ["done", "stopped"]


def test_fetching_has_words_of_its_own():
    with translation.override("en"):
        labels = [step["label"] for step in steps("posted", "pickup", {})]
    assert labels[2:] == ["Ready for you to fetch", "Fetched"]


def test_withdrawal_names_its_goods_and_ends(client):
    seller = make.seller()
    food = make.product("Jam", seller=seller, withdrawal_rule="review_food")
    more = make.product("Honey", seller=seller, withdrawal_rule="review_food")
    rug = make.product("Rug", seller=seller)
    order = paid_for(food, more, rug)
    parcel = parcel_of(order)

    first, second = show(client, order)["parcels"][0]["withdrawal"]
    assert first.startswith("Jam, Honey: Food goes back only")
    assert second.startswith("Rug: You may send these goods back within 7")

    Parcel.objects.filter(pk=parcel.pk).update(state="delivered", delivered_at=timezone.now())
    assert "Rug: You may send these goods back until" in show(client, order)["html"]
    for days, sentences in ((13, 1), (60, 0)):
        came = timezone.now() - timedelta(days=days)
        Parcel.objects.filter(pk=parcel.pk).update(delivered_at=came)
        assert len(show(client, order)["parcels"][0]["withdrawal"]) == sentences


def test_one_rule_for_all_goods_names_none(client):
    (card,) = show(client, order_it(basket(make.product("Rug"))))["parcels"]

    assert [said[:14] for said in card["withdrawal"]] == ["You may send t"]


@pytest.mark.parametrize(
    ("status", "gateway", "state", "offered"),
    [
        ("awaiting_payment", "practice", "awaiting_payment", False),
        ("placed", "practice", "new", True),
        ("placed", "cod", "new", False),
        ("placed", "cod", "preparing", True),
        ("completed", "cod", "delivered", True),
        ("cancelled", "practice", "cancelled", False),
    ],
)
def test_invoice_is_offered_of_a_sale_alone(client, status, gateway, state, offered):
    order = order_it(basket(make.product()))
    Order.objects.filter(pk=order.pk).update(status=status, payment_gateway=gateway)
    order.parcels.update(state=state)
    address = reverse("orders:invoice", args=[order.number])

    assert (address in show(client, order)["html"].replace("/en/", "/")) is offered
    assert client.get(address).status_code == (200 if offered else 404)


def test_deleted_product_keeps_its_line_without_a_link(client):
    jam = make.product("مربای گل", title_en="Rose jam")
    order = order_it(basket(jam))
    jam.delete()

    (card,) = show(client, order)["parcels"]

    assert (card["lines"][0]["title"], card["lines"][0]["url"]) == ("Rose jam", "")


def test_buyer_calls_it_off_on_the_page(client):
    order = order_it(basket(make.product()))
    show(client, order)

    client.post(reverse("orders:cancel", args=[order.number]))

    order.refresh_from_db()
    assert order.status == OrderState.CANCELLED


def test_placed_order_is_not_called_off_on_the_page(client):
    order = order_it(basket(make.product()))
    paid.place_paid(Payment.objects.get())
    show(client, order)

    answer = client.post(reverse("orders:cancel", args=[order.number]), follow=True)

    order.refresh_from_db()
    assert answer.status_code == 200
    assert order.status == OrderState.PLACED


def test_paying_again_leads_to_the_same_page_of_the_bank(client):
    order = order_it(basket(make.product()))
    show(client, order)
    url = reverse("orders:pay", args=[order.number])

    first = client.post(url, {"gateway": "practice"})["Location"]
    again = client.post(url, {"gateway": "practice"})["Location"]

    assert first == again
    assert "/payments/practice/" in first
    assert Payment.objects.count() == 1


def test_expired_order_leads_nowhere(client):
    order = order_it(basket(make.product()))
    show(client, order)
    actions.expire_orders(timezone.now() + timedelta(hours=1))

    answer = client.post(reverse("orders:pay", args=[order.number]), {"gateway": "practice"})

    assert answer["Location"].endswith(f"/orders/{order.number}/")
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(client, count, django_assert_num_queries):
    order = order_it(basket(*three_sellers()[:count]))
    Payment.objects.update(state=PaymentState.DECLINED)
    show(client, order)
    url = reverse("orders:detail", args=[order.number])
    client.get(url)  # the frame's own facts are read once and kept

    # Order with address, open payment, parcels with sellers, lines with goods, moves, payment.
    with django_assert_num_queries(6):
        client.get(url)
