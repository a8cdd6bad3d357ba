"""What Zarinpal's and Zibal's contract tests share: a bank over HTTP that calls nobody."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

import pytest
from django.urls import reverse

from shop.payment import actions
from shop.payment.models import Payment
from shop.payment.protocol import ChargeRefused
from shop.payment.states import PaymentState
from tests.banks.server import Bank
from tests.shop.payment.conftest import URLS, fresh, opened, started


class IranianBank(ABC):
    """Starts the bank for each test and sets the gateway up to speak to it."""

    code: str
    made: type[Bank]
    path: str
    needs: ClassVar[dict[str, str]]
    """Settings by name; "{url}" stands for the bank's address."""
    merchant: str
    """The setting with the merchant's number."""
    most: int
    """The largest amount the bank takes, in rials."""

    @pytest.fixture(autouse=True)
    def open_the_bank(self, settings, monkeypatch) -> Iterator[None]:
        monkeypatch.setattr("shop.payment.calls.PAUSES_S", (0, 0))
        self.bank = self.made()
        for name, value in self.needs.items():
            setattr(settings, name, value.format(url=self.bank.url))
        settings.BANK_TIMEOUT_SECONDS = 1
        settings.PAYMENT_GATEWAYS = {**settings.PAYMENT_GATEWAYS, self.code: self.path}
        yield
        self.bank.close()

    def bank_is_down(self, monkeypatch) -> None:
        monkeypatch.setattr(self.bank, "down", True)

    def test_the_bank_calls_nobody(self, client):
        assert client.post(reverse("payments:webhook", args=[self.code])).status_code == 404

    def test_the_buyer_is_sent_to_the_banks_page(self, buyer):
        payment = started(self.code)

        assert payment.redirect_url.startswith(self.bank.url)
        assert payment.redirect_url.endswith(payment.gateway_reference)

    @pytest.mark.parametrize("amount", [100, "most"])
    def test_an_amount_the_bank_does_not_take_is_refused(self, buyer, amount):
        payment = opened(self.code, amount=self.most + 10 if amount == "most" else amount)

        with pytest.raises(ChargeRefused):
            actions.start_payment(payment.pk, URLS)
        assert fresh(payment).state == PaymentState.NEW

    def test_a_wrong_merchant_begins_nothing_and_is_alarmed(self, buyer, settings, caplog):
        setattr(settings, self.merchant, "somebody else")
        payment = opened(self.code)

        with pytest.raises(ChargeRefused):
            actions.start_payment(payment.pk, URLS)
        assert [r.levelname for r in caplog.records if "refuses to begin" in r.message] == ["ERROR"]

    @pytest.mark.parametrize("bad", ["drop", "lost", "500", "garbage"])
    def test_one_bad_answer_is_asked_again(self, buyer, bad):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        self.bank.bad = [bad]

        actions.settle(payment.pk, {}, key="return")

        assert buyer.words(payment) == ["paid"]

    def test_a_slow_bank_is_not_waited_for(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        self.bank.bad, self.bank.slow_s = ["slow"], 2

        assert actions.settle(payment.pk, {}, key="return").state == PaymentState.CONFIRMED

    def test_verified_before_is_a_yes_too(self, buyer):
        """The process died between the bank's yes and our writing it down."""
        payment = started(self.code)
        self.bank_says(payment, "verified")

        actions.settle(payment.pk, {}, key="return")

        assert (fresh(payment).state, bool(fresh(payment).receipt)) == ("confirmed", True)

    @abstractmethod
    def bank_says(self, payment: Payment, verdict: str) -> None:
        """Write a verdict into the bank's book."""
