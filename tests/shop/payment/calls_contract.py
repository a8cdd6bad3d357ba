"""What a gateway must do whose bank calls us with signed messages."""

from abc import abstractmethod
from collections.abc import Mapping

from django.urls import reverse

from shop.payment.models import Payment
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import fresh, kinds, started
from tests.shop.payment.contract import BankContract


class CallsContract(BankContract):
    """A bank that calls us with signed messages."""

    @abstractmethod
    def webhook(self, payment: Payment, **changes: str) -> tuple[bytes, Mapping[str, str]]:
        """Return a signed message about ``payment``: body and headers for the test client."""

    def send(self, client, body: bytes, headers: Mapping[str, str]):
        address = reverse("payments:webhook", args=[self.code])
        return client.post(address, body, content_type="application/json", headers=headers)

    def test_a_webhook_while_the_bank_is_down_is_to_be_sent_again(self, buyer, client, monkeypatch):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        message = self.webhook(payment)
        with monkeypatch.context() as patch:
            self.bank_is_down(patch)
            assert self.send(client, *message).status_code == 503
        self.bank_is_back()

        assert self.send(client, *message).status_code == 204
        assert buyer.words(payment) == ["paid"]

    # --- The webhook ---------------------------------------------------------------------------
    def test_a_webhook_confirms_and_its_replay_does_nothing(self, buyer, client):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        message = self.webhook(payment)

        assert [self.send(client, *message).status_code for _ in range(3)] == [204] * 3

        assert buyer.words(payment) == ["paid"]
        assert kinds(payment) == ["opened", "started", "paid", "repeated"]

    def test_a_webhook_before_the_money_is_not_believed(self, buyer, client):
        payment = started(self.code)

        assert self.send(client, *self.webhook(payment)).status_code == 204

        assert fresh(payment).state == PaymentState.STARTED

    def test_a_forged_webhook_is_refused_unread(self, buyer, client):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        body, headers = self.webhook(payment)

        for forged in ({}, dict.fromkeys(headers, "0" * 64), dict.fromkeys(headers, "é")):
            assert self.send(client, body, forged).status_code == 403
        assert self.send(client, body + b" ", headers).status_code == 403
        assert kinds(payment) == ["opened", "started"]

    def test_a_webhook_about_an_unknown_charge_is_404(self, buyer, client):
        payment = started(self.code)

        answer = self.send(client, *self.webhook(payment, reference="nobody"))

        assert answer.status_code == 404

    def test_a_webhook_is_short_and_posted(self, client):
        address = reverse("payments:webhook", args=[self.code])

        assert client.get(address).status_code == 405
        assert self.send(client, b"x" * 70_000, {}).status_code == 413
