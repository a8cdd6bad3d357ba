"""One payment's page for staff: parts, refunds, timeline, messages, and their buttons."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core.money import Rials
from shop.payment import actions
from shop.payment.models import BankMessage, PracticeCharge
from shop.payment.practice_bank import book, signature
from tests.shop.payment.conftest import PRICE, URLS, fresh, started
from tests.shop.payment.test_staff import choose, clerk  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db
QUERIES = 8


def page_of(payment) -> str:
    return reverse("admin:payment_payment_change", args=[payment.pk])


@pytest.fixture
def sees_all(clerk):  # noqa: F811
    names = ["view_refund", "view_part", "view_bankmessage"]
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return clerk


def tell(client, payment, key="m1"):
    said = {"id": key, "authority": payment.gateway_reference, "event": "charge.paid"}
    body = json.dumps({**said, "card": "6037991234567890"}).encode()
    headers = {signature.HEADER: signature.sign(body)}
    address = reverse("payments:webhook", args=["practice"])
    return client.post(address, body, content_type="application/json", headers=headers)


@pytest.fixture
def paid(buyer):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)
    return actions.settle(payment.pk, {}, key="return")


def test_a_message_shows_its_text_without_secrets_and_is_handled_again(client, sees_all, buyer):
    payment = started("practice")
    tell(client, payment)  # before the bank says paid: nothing comes of it
    message = BankMessage.objects.get()
    html = client.get(page_of(payment)).content.decode()
    assert "webhook:m1" in html
    assert payment.gateway_reference not in html
    assert "6037991234567890" not in html
    book.decide(payment.gateway_reference, paid=True)

    again = reverse("admin:payment_message_again", args=[message.pk])
    client.post(again)
    client.post(again)

    assert buyer.words(payment) == ["paid"]


def test_who_may_only_look_presses_no_button(client, sees_all, paid):
    PracticeCharge.objects.update(paid=False)
    refund = actions.send_back(actions.ask_refund(paid.pk, reason="x").pk)
    sees_all.user_permissions.set(Permission.objects.filter(codename="view_payment"))

    assert client.post(reverse("admin:payment_refund_again", args=[refund.pk])).status_code == 403
    assert client.get(reverse("admin:payment_refund_again", args=[refund.pk])).status_code == 405
    client.logout()
    assert client.post(reverse("admin:payment_refund_again", args=[refund.pk])).status_code == 302
    refund.refresh_from_db()
    assert refund.state == "refused"


def test_a_refused_refund_is_asked_for_again(
    client, sees_all, paid, django_capture_on_commit_callbacks
):
    PracticeCharge.objects.update(paid=False)
    refund = actions.send_back(actions.ask_refund(paid.pk, reason="x").pk)
    again = reverse("admin:payment_refund_again", args=[refund.pk])
    assert f'formaction="{again}"' in client.get(page_of(paid)).content.decode()
    PracticeCharge.objects.update(paid=True)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(again)

    refund.refresh_from_db()
    assert refund.state == "sent"


def test_a_refund_is_recorded_as_sent_by_hand(client, sees_all, paid):
    PracticeCharge.objects.update(paid=False)
    refund = actions.send_back(actions.ask_refund(paid.pk, reason="x").pk)
    address = reverse("admin:payment_refund_sent", args=[refund.pk])

    form = f"refund-{refund.pk}-"
    assert f'name="{form}reference"' in client.get(page_of(paid)).content.decode()
    client.post(address, {f"{form}reference": "", f"{form}reason": "x"})
    refund.refresh_from_db()
    assert refund.state == "refused"
    client.post(address, {f"{form}reference": "۹۸۷۶۵۴", f"{form}reason": "the bank refused"})

    refund.refresh_from_db()
    assert (refund.state, refund.reference) == ("sent", "987654")


def test_the_parts_of_a_split_payment_lead_to_their_tries(client, sees_all, buyer):
    half = Rials(PRICE // 2)
    whole = actions.open_split(
        purpose="test",
        reference="P1",
        parts=[("practice", half), ("practice", half)],
        expires_at=timezone.now() + timedelta(minutes=30),
    )
    actions.start_payment(whole.pk, URLS)
    payment = actions.open_part(whole.parts.first())

    html = client.get(page_of(whole)).content.decode()

    assert page_of(payment) in html


def test_a_part_goes_back_with_the_whole_only(client, sees_all, buyer):
    half = Rials(PRICE // 2)
    whole = actions.open_split(
        purpose="test", reference="P2", parts=[("practice", half)], expires_at=None
    )
    actions.start_payment(whole.pk, URLS)
    payment = actions.open_part(whole.parts.get())
    actions.start_payment(payment.pk, URLS)
    book.decide(fresh(payment).gateway_reference, paid=True)
    actions.settle(payment.pk, {}, key="return")
    actions.settle(whole.pk, {}, key="return")
    assert fresh(whole).state == "confirmed"

    said = {"decided": "yes", "key": "staff:1", "amount": "", "reason": "x"}
    choose(client, "send_money_back", payment, **said)
    assert not payment.refunds.exists()

    choose(client, "send_money_back", whole, **said)
    assert whole.refunds.get().amount == half


def test_the_page_asks_the_same_number_of_queries_for_one_and_three(
    client, sees_all, paid, django_assert_num_queries
):
    tell(client, paid, "a")
    actions.ask_refund(paid.pk, amount=Rials(10), key="a", reason="x")
    client.get(page_of(paid))
    with django_assert_num_queries(QUERIES):
        client.get(page_of(paid))
    for key in ("b", "c"):
        tell(client, paid, key)
        actions.ask_refund(paid.pk, amount=Rials(10), key=key, reason="x")
    with django_assert_num_queries(QUERIES):
        client.get(page_of(paid))
