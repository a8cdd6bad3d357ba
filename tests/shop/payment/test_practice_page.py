"""The practice bank's page and what its buttons do."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.checks import run_checks
from django.urls import reverse

from shop.payment.models import PracticeCharge
from shop.payment.practice_bank import book, delivery, signature
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import fresh, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment(buyer):
    return started("practice")


@pytest.fixture
def page(payment) -> str:
    return reverse("payments:practice", args=[payment.gateway_reference])


def press(client, page: str, act: str, **more):
    return client.post(f"{page}?lang=en", {"act": act, **more})


@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("en", "ltr")])
def test_it_says_that_it_is_practice_and_what_is_paid(client, page, payment, language, direction):
    html = client.get(f"{page}?lang={language}").content.decode()

    assert f'<html lang="{language}" dir="{direction}">' in html
    assert f"Basket {payment.reference}" in html
    assert ("480,000 toman" if language == "en" else "۴۸۰٬۰۰۰ تومان") in html
    assert 'class="warning"' in html
    assert "css/base.css" not in html


def test_pay_tells_the_shop_and_sends_the_buyer_back(client, page, payment, sent_webhooks):
    response = press(client, page, "pay")

    charge = PracticeCharge.objects.get()
    assert charge.paid
    assert response["Location"].startswith("http://testserver/back/?Status=OK&Authority=")
    assert sent_webhooks == [("http://testserver/hook/", charge.authority, "charge.paid", [0.0])]


def test_decline(client, page, payment, sent_webhooks):
    response = press(client, page, "decline")

    assert "Status=NOK" in response["Location"]
    assert book.verify(payment.gateway_reference).verdict == "declined"
    assert [message[2] for message in sent_webhooks] == ["charge.declined"]


def test_late_is_pending_first_and_told_later(client, page, payment, sent_webhooks):
    press(client, page, "late", seconds=30)

    assert book.verify(payment.gateway_reference).verdict == "pending"
    assert sent_webhooks[0][3] == [30.5]
    PracticeCharge.objects.update(settles_at=None)
    assert book.verify(payment.gateway_reference).verdict == "paid"


def test_twice_is_told_twice(client, page, payment, sent_webhooks):
    press(client, page, "twice")

    assert sent_webhooks[0][3] == [0.0, 1.0]


def test_only_the_first_press_counts(client, page, payment, sent_webhooks):
    press(client, page, "decline")
    response = press(client, page, "pay")

    assert "Status=NOK" in response["Location"]
    assert len(sent_webhooks) == 1
    assert "cannot be changed" in client.get(f"{page}?lang=en").content.decode()


def test_closing_the_window_tells_nobody(client, page, payment, sent_webhooks):
    html = client.get(f"{page}?lang=en&left=1").content.decode()

    assert "You closed the window" in html
    assert (sent_webhooks, PracticeCharge.objects.get().paid) == ([], None)
    assert fresh(payment).state == PaymentState.STARTED


@pytest.mark.parametrize("wrong", [{"act": "steal"}, {}, {"act": "late", "seconds": "-5"},
                                   {"act": "late", "seconds": "99999"}])  # fmt: skip
def test_a_press_that_makes_no_sense_does_nothing(client, page, wrong, sent_webhooks):
    response = client.post(page, wrong)

    assert response["Location"] == page
    assert (sent_webhooks, PracticeCharge.objects.get().paid) == ([], None)


def test_without_the_practice_gateway_there_is_no_page(client, page, settings):
    settings.PAYMENT_GATEWAYS = {"cod": settings.PAYMENT_GATEWAYS["cod"]}

    assert client.get(page).status_code == 404


def test_a_deployment_with_the_practice_bank_fails_its_check(settings):
    def faults() -> list[str]:
        found = run_checks(tags=["security"], include_deployment_checks=True)
        return [fault.id for fault in found if fault.id.startswith("payment")]

    assert faults() == ["payment.E004"]
    settings.PAYMENT_GATEWAYS = {"cod": settings.PAYMENT_GATEWAYS["cod"]}
    assert faults() == []


def test_a_webhook_is_delivered_over_http_signed_and_again_after_a_failure(monkeypatch):
    heard, answers = [], [500, 204, 204]

    class Shop(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((body, self.headers[signature.HEADER]))
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, *_args):
            """Stay quiet."""

    monkeypatch.setattr(delivery, "PAUSES_S", (0.01, 0.01))
    server = HTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    delivery._run(f"http://127.0.0.1:{server.server_port}/hook/", b'{"id": 1}', [0, 0])
    server.shutdown()
    server.server_close()

    assert [body for body, _sign in heard] == [b'{"id": 1}'] * 3
    assert all(signature.is_good(body, sign) for body, sign in heard)
