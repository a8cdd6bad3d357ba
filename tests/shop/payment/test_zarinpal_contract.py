"""Zarinpal keeps the contract, over HTTP, against a bank that behaves as its documents say."""

import pytest

from core.money import Rials
from shop.payment import actions
from shop.payment.models import Payment
from tests import factories
from tests.banks import zarinpal
from tests.banks.iranian import IranianBank
from tests.shop.payment.conftest import PRICE, fresh, kinds, started
from tests.shop.payment.contract import BankContract

SAYS = {"paid": "PAID", "declined": "FAILED", "late": "IN_BANK", "verified": "VERIFIED"}


class TestZarinpal(IranianBank, BankContract):
    code = "zarinpal"
    made = zarinpal.ZarinpalBank
    path = "shop.payment.gateways.zarinpal.Zarinpal"
    needs = {
        "ZARINPAL_URL": "{url}",
        "ZARINPAL_MERCHANT_ID": zarinpal.MERCHANT,
        "ZARINPAL_API_URL": "{url}/graphql/",
        "ZARINPAL_ACCESS_TOKEN": zarinpal.TOKEN,
        "ZARINPAL_TERMINAL_ID": zarinpal.TERMINAL,
    }
    merchant = "ZARINPAL_MERCHANT_ID"
    most = zarinpal.MOST

    def bank_says(self, payment: Payment, verdict: str) -> None:
        self.bank.decide(payment.gateway_reference, SAYS[verdict])

    def bank_knows(self, payment: Payment, *, amount: int = PRICE, currency: str = "IRR") -> None:
        self.bank.sessions[payment.gateway_reference].amount = amount
        Payment.objects.filter(pk=payment.pk).update(currency="IRR" if currency == "IRR" else "EUR")

    def test_what_is_sent_is_what_its_documents_ask_for(self, buyer):
        payment = started(self.code)

        asked = self.bank.asked[0]
        assert (asked.method, asked.path) == ("POST", "/pg/v4/payment/request.json")
        assert asked.json == {
            "merchant_id": zarinpal.MERCHANT,
            "amount": PRICE,
            "currency": "IRR",
            "description": f"Basket {payment.reference}",
            "callback_url": "http://testserver/back/",
            "metadata": {"order_id": payment.reference},
        }

    def test_it_is_verified_with_the_stored_amount(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "paid")

        actions.settle(payment.pk, {"amount": "10", "Status": "OK"}, key="return")

        assert self.bank.asked[-1].json["amount"] == PRICE
        session = self.bank.sessions[payment.gateway_reference]
        assert (session.status, fresh(payment).receipt) == ("VERIFIED", str(session.ref_id))

    def test_a_charge_of_another_merchant_is_not_believed(self, buyer, caplog):
        payment = started(self.code)
        self.bank.sessions.clear()

        assert actions.sweep(payment.created_at).failed == 1
        assert fresh(payment).state == "started"

    # --- Sending back ----------------------------------------------------------------------------
    @pytest.fixture
    def paid(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        return payment

    def refund(self, payment: Payment, amount: int):
        refund = actions.ask_refund(payment.pk, amount=Rials(amount), key="one", reason="x")
        return actions.send_back(refund.pk)

    def sent(self, payment: Payment) -> list[int]:
        return [r["amount"] for r in self.bank.sessions[payment.gateway_reference].refunds]

    def test_what_breaks_off_is_not_sent_again_but_left_to_people(self, buyer, paid):
        self.bank.bad = ["", "lost"]

        refund = self.refund(paid, 1_000_000)

        assert refund.state == "by_hand"
        assert self.sent(paid) == [1_000_000], "it was sent; only people can see that"
        actions.record_sent(refund.pk, by=factories.user(), reference="ZP1")
        assert buyer.back == [("one", 1_000_000)]

    def test_a_process_that_died_while_sending_leaves_it_to_people(self, buyer, paid):
        refund = actions.ask_refund(paid.pk, amount=Rials(1_000_000), key="one", reason="x")
        refund.tries = 1  # claimed, and never heard of again
        refund.save(update_fields=["tries"])

        assert actions.send_back(refund.pk).state == "by_hand"
        assert self.sent(paid) == []

    def test_a_sum_below_its_least_goes_back_by_hand(self, buyer, paid):
        assert self.refund(paid, 10_000).state == "by_hand"

    def test_without_a_token_people_send_it(self, buyer, paid, settings):
        settings.ZARINPAL_ACCESS_TOKEN = ""

        assert self.refund(paid, 1_000_000).state == "by_hand"

    def test_a_transaction_it_does_not_find_is_for_people(self, buyer, paid):
        Payment.objects.filter(pk=paid.pk).update(receipt="1")

        assert self.refund(paid, 1_000_000).state == "by_hand"

    def test_what_it_refuses_is_refused(self, buyer, paid):
        self.bank.decide(paid.gateway_reference, "REVERSED")

        assert self.refund(paid, 1_000_000).state == "refused"
        assert kinds(paid)[-1] == "refund_refused"
