"""Each bank in a browser: paid, declined, the window closed, the answer late."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from shop.order.models import Order
from shop.order.states import OrderState
from shop.payment.models import BankMessage, ExchangeRate, Payment
from shop.payment.states import PaymentState
from tests.banks import stripe, zarinpal, zibal
from tests.banks.server import Bank
from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, Visitor

THANKS = "Thank you. The producers know of your order."
NO_ANSWER_YET = "The bank has not answered yet. This page changes by itself when it does."
TITLES = {"zarinpal": "Zarinpal", "zibal": "Zibal", "stripe": "Stripe Checkout"}
IRANIAN = ["zarinpal", "zibal"]


@pytest.fixture
def banks(shop, settings) -> Iterator[dict[str, Bank]]:
    """The three banks over HTTP, and the shop set up to send buyers there."""
    made: dict[str, Bank] = {
        "zarinpal": zarinpal.ZarinpalBank(),
        "zibal": zibal.ZibalBank(),
        "stripe": stripe.StripeBank(),
    }
    settings.ZARINPAL_URL, settings.ZARINPAL_MERCHANT_ID = made["zarinpal"].url, zarinpal.MERCHANT
    settings.ZIBAL_URL, settings.ZIBAL_MERCHANT = made["zibal"].url, zibal.MERCHANT
    settings.STRIPE_API_URL = settings.STRIPE_CHECKOUT_URL = made["stripe"].url
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = stripe.KEY, stripe.SIGNING
    settings.STRIPE_CURRENCY = "EUR"
    settings.PAYMENT_GATEWAYS = settings.KNOWN_GATEWAYS
    made["stripe"].webhook_url = f"{shop.url}/payments/webhook/stripe/"
    ExchangeRate.objects.create(currency="EUR", rials=1_000_000, day=timezone.localdate())
    yield made
    for bank in made.values():
        bank.close()


def order_at(visitor: Visitor, code: str) -> Order:
    """Put one thing in the basket, check out and stand before the bank's own page."""
    visitor.go("home")
    buying.search_for(visitor, buying.KASHK.typed)
    buying.open_goods(visitor, buying.KASHK)
    buying.put_in_basket(visitor)
    visitor.counts_in_basket(1)
    visitor.go("basket:summary")
    visitor.follow("Go on to delivery")
    buying.say_where(visitor)
    visitor.page.check(f"input[name=gateway][value={code}]")
    visitor.page.wait_for_load_state("networkidle")
    buying.pay_button(visitor).click()
    at_the_bank(visitor, code)
    return Order.objects.latest("pk")


def at_the_bank(visitor: Visitor, code: str) -> None:
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(TITLES[code])


def press_there(visitor: Visitor, text: str) -> None:
    """Press a button on the bank's page, which speaks its own language."""
    visitor.page.get_by_role("button", name=text, exact=True).click()


def pay_again(visitor: Visitor, code: str) -> None:
    visitor.page.check(f".order-pay input[value={code}]")
    visitor.page.locator(".order-pay button").click()
    at_the_bank(visitor, code)


def stands(order: Order) -> tuple[str, list[str]]:
    order.refresh_from_db()
    tries = Payment.objects.filter(reference=order.number).order_by("pk")
    return order.status, [payment.state for payment in tries]


@pytest.mark.parametrize("code", TITLES)
@pytest.mark.parametrize("view", [PHONE_FA, WIDE_EN], ids=str)
def test_paid(visit: Visit, banks, code, view):
    visitor = visit(view)
    order = order_at(visitor, code)

    press_there(visitor, "Pay")

    visitor.sees_heading(THANKS)
    assert stands(order) == (OrderState.PLACED, [PaymentState.CONFIRMED])


@pytest.mark.parametrize("code", IRANIAN)
def test_declined_and_paid_after_all(visit: Visit, banks, code):
    visitor = visit(PHONE_FA)
    order = order_at(visitor, code)

    press_there(visitor, "Cancel")
    expect(visitor.page.locator(".order-pay")).to_be_visible()
    assert stands(order) == (OrderState.AWAITING_PAYMENT, [PaymentState.DECLINED])

    pay_again(visitor, code)
    press_there(visitor, "Pay")
    visitor.sees_heading(THANKS)
    assert stands(order) == (OrderState.PLACED, [PaymentState.DECLINED, PaymentState.CONFIRMED])


def test_stripe_left_and_another_way_chosen(visit: Visit, banks):
    """Back from Checkout nothing is decided; another way closes the session for good."""
    visitor = visit(WIDE_EN)
    order = order_at(visitor, "stripe")
    press_there(visitor, "Back")
    visitor.sees(NO_ANSWER_YET)
    (session,) = banks["stripe"].sessions.values()

    pay_again(visitor, "zibal")
    assert session["status"] == "expired"
    press_there(visitor, "Pay")

    visitor.sees_heading(THANKS)
    assert stands(order) == (OrderState.PLACED, [PaymentState.DECLINED, PaymentState.CONFIRMED])


@pytest.mark.parametrize("code", TITLES)
def test_a_closed_window_is_opened_again(visit: Visit, banks, code):
    visitor = visit(WIDE_EN)
    order = order_at(visitor, code)

    visitor.go("orders:detail", order.number)  # the bank's window is gone
    visitor.sees(NO_ANSWER_YET)
    pay_again(visitor, code)
    press_there(visitor, "Pay")

    visitor.sees_heading(THANKS)
    assert stands(order) == (OrderState.PLACED, [PaymentState.CONFIRMED])


@pytest.mark.parametrize("code", IRANIAN)
def test_an_answer_that_comes_late_changes_the_page(visit: Visit, banks, code):
    visitor = visit(PHONE_FA)
    order = order_at(visitor, code)
    press_there(visitor, "Pay later")
    visitor.sees(NO_ANSWER_YET)
    payment = Payment.objects.get(reference=order.number)

    banks[code].decide(payment.gateway_reference, "PAID" if code == "zarinpal" else zibal.PAID)

    visitor.sees_heading(THANKS, within_s=25)
    assert stands(order) == (OrderState.PLACED, [PaymentState.CONFIRMED])


def test_a_webhook_alone_places_the_order(visit: Visit, banks):
    """The buyer pays and never comes back: Stripe tells us."""
    visitor = visit(WIDE_EN)
    order = order_at(visitor, "stripe")
    payment = Payment.objects.get(reference=order.number)
    bank = banks["stripe"]
    session = bank.pay(payment.gateway_reference)

    bank.deliver("checkout.session.completed", session)
    bank.deliver("checkout.session.completed", session)

    assert stands(order) == (OrderState.PLACED, [PaymentState.CONFIRMED])
    assert BankMessage.objects.count() == 2
    visitor.go("orders:detail", order.number)
    visitor.sees_heading(THANKS)
