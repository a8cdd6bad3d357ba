"""Stripe keeps the contract, through its own SDK and over HTTP, against a Stripe with a memory."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from core.money import Rials
from shop.payment import actions
from shop.payment.gateways import gateway
from shop.payment.models import BankMessage, Dispute, ExchangeRate, Payment
from shop.payment.protocol import ChargeRefused, GatewayDown
from tests.banks import stripe
from tests.shop.payment.calls_contract import CallsContract
from tests.shop.payment.conftest import PRICE, URLS, fresh, kinds, opened, started
from tests.shop.payment.contract import SendsBackContract

RATE = 1_300_000  # rials for a euro
CENTS = 370  # 4,800,000 rials are 3.6923… euros: rounded up


@pytest.fixture
def bank(settings, db) -> Iterator[stripe.StripeBank]:
    made = stripe.StripeBank()
    settings.STRIPE_API_URL = made.url
    settings.STRIPE_CHECKOUT_URL = made.url
    settings.STRIPE_SECRET_KEY = stripe.KEY
    settings.STRIPE_WEBHOOK_SECRET = stripe.SIGNING
    settings.STRIPE_CURRENCY = "EUR"
    settings.BANK_TIMEOUT_SECONDS = 2
    path = "shop.payment.gateways.stripe.Stripe"
    settings.PAYMENT_GATEWAYS = {**settings.PAYMENT_GATEWAYS, "stripe": path}
    ExchangeRate.objects.create(currency="EUR", rials=RATE, day=timezone.localdate())
    yield made
    made.close()


class TestStripe(CallsContract, SendsBackContract):
    code = "stripe"

    @pytest.fixture(autouse=True)
    def open_the_bank(self, bank) -> None:
        self.bank = bank

    def session(self, payment: Payment) -> dict:
        return self.bank.sessions[payment.gateway_reference]

    def bank_says(self, payment: Payment, verdict: str) -> None:
        if verdict == "paid":
            self.bank.pay(payment.gateway_reference)
        elif verdict == "declined":
            self.session(payment)["status"] = "expired"
        else:
            self.session(payment)["status"] = "open"

    def bank_knows(self, payment: Payment, *, amount: int = PRICE, currency: str = "IRR") -> None:
        self.session(payment)["amount_total"] = CENTS * amount // PRICE
        if currency != "IRR":
            self.session(payment)["currency"] = "usd"

    def webhook(self, payment: Payment, **changes: str) -> tuple[bytes, dict[str, str]]:
        name = changes.get("reference", payment.gateway_reference)
        return self.bank.event("checkout.session.completed", {"id": name, "object": "x"})

    def bank_is_down(self, monkeypatch) -> None:
        monkeypatch.setattr(self.bank, "down", True)

    # --- What is charged -------------------------------------------------------------------------
    def test_what_is_charged_and_at_what_rate_stays_with_the_payment(self, buyer):
        payment = started(self.code)

        kept = (payment.charge_amount, payment.charge_currency, payment.charge_rate)
        assert kept == (CENTS, "EUR", RATE)
        assert (payment.amount, payment.currency) == (PRICE, "IRR")
        session = self.session(payment)
        assert (session["amount_total"], session["currency"]) == (CENTS, "eur")
        assert session["metadata"] == {"purpose": "test", "payment": str(payment.pk)}
        assert payment.redirect_url == f"{self.bank.url}/c/pay/{session['id']}"

    def test_a_rate_that_changes_later_changes_no_payment(self, buyer):
        payment = started(self.code)
        ExchangeRate.objects.update(rials=2 * RATE)

        self.money_comes(payment)

        assert (fresh(payment).state, fresh(payment).charge_rate) == ("confirmed", RATE)

    @pytest.mark.parametrize("age", [7, 400, None])
    def test_without_a_fresh_rate_it_is_not_offered(self, buyer, age):
        payment = opened(self.code)
        old = timezone.localdate() - timedelta(days=age or 0)
        for rate in ExchangeRate.objects.all():
            rate.day = old
            rate.save() if age else rate.delete()

        assert not gateway(self.code).supports("IRR")
        with pytest.raises(ChargeRefused):
            actions.start_payment(payment.pk, URLS)

    @pytest.mark.parametrize("amount", [500_000, 2_000_000_000_000])
    def test_an_amount_stripe_does_not_take_is_refused(self, buyer, amount, caplog):
        payment = opened(self.code, amount=Rials(amount))

        with pytest.raises(ChargeRefused, match="amount_too_"):
            actions.start_payment(payment.pk, URLS)
        assert fresh(payment).state == "new"

    def test_a_currency_stripe_does_not_know_is_refused(self, buyer, settings):
        settings.STRIPE_CURRENCY = "IRR"
        ExchangeRate.objects.create(currency="IRR", rials=1, day=timezone.localdate())

        with pytest.raises(ChargeRefused):
            started(self.code)

    # --- Bad days --------------------------------------------------------------------------------
    @pytest.mark.parametrize("bad", ["drop", "lost", "500"])
    def test_a_start_that_breaks_off_opens_one_session(self, buyer, bad):
        self.bank.bad = [bad]

        payment = started(self.code)

        assert list(self.bank.sessions) == [payment.gateway_reference]

    @pytest.mark.parametrize("bad", ["odd", "garbage"])
    def test_an_answer_that_is_not_stripes_is_no_answer(self, buyer, bad):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        self.bank.bad = [bad] * 3

        with pytest.raises(GatewayDown):
            actions.settle(payment.pk, {}, key="return")
        self.bank.bad = []
        assert actions.settle(payment.pk, {}, key="return").state == "confirmed"

    def test_a_process_that_died_while_starting_finds_its_session(self, buyer):
        payment = opened(self.code)
        first = gateway(self.code).start(payment, URLS)

        second = actions.start_payment(payment.pk, URLS)

        assert second.redirect_url == first.redirect_url
        assert len(self.bank.sessions) == 1

    @pytest.mark.parametrize("bad", ["drop", "lost", "500"])
    def test_a_refund_that_breaks_off_is_sent_once(self, buyer, bad):
        payment = started(self.code)
        self.money_comes(payment)
        refund = actions.ask_refund(payment.pk, reason="x")
        self.bank.bad = [bad]

        assert actions.send_back(refund.pk).state == "sent"
        assert [r["amount"] for r in self.bank.refunds.values()] == [CENTS]

    def test_a_refund_that_was_sent_days_ago_is_not_sent_again(self, buyer):
        """Stripe forgets keys after a day; the refund itself bears its name."""
        payment = started(self.code)
        self.money_comes(payment)
        refund = actions.ask_refund(payment.pk, amount=Rials(PRICE // 4), key="one", reason="x")
        first = gateway(self.code).refund(fresh(payment), refund)
        self.bank.keys.clear()
        refund.tries = 1
        refund.save(update_fields=["tries"])

        assert actions.send_back(refund.pk).reference == first.reference
        assert len(self.bank.refunds) == 1

    def test_parts_of_a_refund_are_the_whole_charge_to_the_cent(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        for n in range(7):
            refund = actions.ask_refund(
                payment.pk, amount=Rials(PRICE // 8), key=f"{n}", reason="x"
            )
            actions.send_back(refund.pk)
        actions.send_back(actions.ask_refund(payment.pk, reason="the rest").pk)

        sent = [r["amount"] for r in self.bank.refunds.values()]
        assert (len(sent), sum(sent)) == (8, CENTS)
        assert fresh(payment).state == "refunded"

    def test_less_than_a_cent_goes_back_by_hand(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        refund = actions.ask_refund(payment.pk, amount=Rials(10), key="one", reason="x")

        assert actions.send_back(refund.pk).state == "by_hand"

    def test_a_wrong_key_is_alarmed_and_nothing_is_known(self, buyer, settings, caplog):
        payment = opened(self.code)
        settings.STRIPE_SECRET_KEY = "sk_test_of_somebody_else"

        with pytest.raises(GatewayDown):
            actions.start_payment(payment.pk, URLS)
        assert [r.levelname for r in caplog.records if "no access" in r.message] == ["ERROR"]
        assert "sk_test" not in caplog.text

    def test_another_way_closes_the_session(self, buyer, django_capture_on_commit_callbacks):
        payment = started(self.code, "closing")

        with django_capture_on_commit_callbacks(execute=True):
            opened("cod", "closing")

        assert self.session(payment)["status"] == "expired"

    def test_time_that_ran_out_closes_the_session(self, buyer, django_capture_on_commit_callbacks):
        payment = started(self.code)

        with django_capture_on_commit_callbacks(execute=True):
            actions.sweep(payment.expires_at)

        assert self.session(payment)["status"] == "expired"

    # --- Messages --------------------------------------------------------------------------------
    def test_each_event_is_kept_once_without_secrets(self, buyer, client):
        payment = started(self.code)
        session = self.bank.pay(payment.gateway_reference)
        body, headers = self.bank.event("checkout.session.completed", session)

        for _ in range(2):
            assert self.send(client, body, headers).status_code == 204

        message = BankMessage.objects.get()
        assert message.key == f"webhook:{json.loads(body)['id']}"
        assert (message.payment, message.handled_at is not None) == (payment, True)
        kept = json.dumps(message.body)
        for secret in ("buyer@example.com", "+49170", session["url"], payment.token):
            assert secret not in kept
        assert message.body["data"]["object"]["payment_status"] == "paid"

    def test_an_event_that_is_too_old_is_a_replay(self, buyer, client):
        payment = started(self.code)
        body, _headers = self.webhook(payment)
        old = {"Stripe-Signature": stripe.sign(body, at=int(time.time()) - 301)}

        assert self.send(client, body, old).status_code == 403
        assert not BankMessage.objects.exists()

    def test_a_signature_of_another_secret_is_forged(self, buyer, client):
        body, _headers = self.webhook(started(self.code))
        other = {"Stripe-Signature": stripe.sign(body, secret="whsec_other")}

        assert self.send(client, body, other).status_code == 403

    @pytest.mark.parametrize("secret", ["", None])
    def test_without_a_secret_nothing_is_believed(self, buyer, client, settings, secret):
        settings.STRIPE_WEBHOOK_SECRET = secret
        body, _headers = self.webhook(started(self.code))

        forged = {"Stripe-Signature": stripe.sign(body, secret="")}
        assert self.send(client, body, forged).status_code == 403

    def test_an_event_that_is_nothing_to_us_is_heard_and_left(self, client):
        body, headers = self.bank.event("customer.created", {"id": "cus_1", "object": "customer"})

        assert self.send(client, body, headers).status_code == 204
        assert BankMessage.objects.get().payment is None

    def test_a_dispute_is_written_down_and_alarmed(self, buyer, client, caplog):
        payment = started(self.code)
        self.money_comes(payment)
        thing = {"id": "dp_1", "object": "dispute", "payment_intent": fresh(payment).receipt,
                 "amount": CENTS, "currency": "eur", "reason": "fraudulent"}  # fmt: skip
        for kind, status in (("created", "needs_response"), ("closed", "lost")):
            event = self.bank.event(f"charge.dispute.{kind}", {**thing, "status": status})
            assert self.send(client, *event).status_code == 204

        dispute = Dispute.objects.get()
        assert (dispute.payment, dispute.amount, dispute.currency) == (payment, CENTS, "EUR")
        assert (dispute.reason, dispute.status) == ("fraudulent", "lost")
        assert kinds(payment)[-2:] == ["dispute", "dispute"]
        assert [r.levelname for r in caplog.records if "disputed" in r.message] == ["ERROR"] * 2

    def test_a_refund_that_came_back_is_alarmed(self, buyer, client, caplog):
        payment = started(self.code)
        self.money_comes(payment)
        thing = {"id": "re_1", "payment_intent": fresh(payment).receipt, "amount": CENTS}

        assert self.send(client, *self.bank.event("refund.failed", thing)).status_code == 204

        assert kinds(payment)[-1] == "refund_came_back"

    def test_the_bank_refuses_what_the_sdk_does_not_know(self):
        """The fake itself: a typo in a parameter must not pass."""
        from shop.payment.stripe_api import asking  # noqa: PLC0415 -- this test's own subject

        with pytest.raises(Exception, match="unknown parameter: metdata"), asking("x") as api:
            api.v1.refunds.create(params={"payment_intent": "pi_1", "metdata": {"a": "b"}})
