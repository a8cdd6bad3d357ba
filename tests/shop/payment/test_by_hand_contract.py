"""Bank transfer and cash keep the contract: our staff say what a bank would say."""

import pytest
from django.urls import reverse

from core.moves import MoveRefused
from shop.payment import actions
from shop.payment.models import Payment
from shop.payment.states import PaymentState, RefundState
from tests import factories
from tests.shop.payment.conftest import fresh, kinds, opened, started
from tests.shop.payment.contract import GatewayContract


class ByHandContract(GatewayContract):
    def money_comes(self, payment: Payment) -> None:
        actions.confirm_by_staff(payment.pk, by=factories.user(), reason="statement, line 7")

    def ends_unpaid(self, payment: Payment) -> None:
        actions.decline_by_staff(payment.pk, by=factories.user(), reason="did not come")

    def goes_back(self, payment: Payment) -> None:
        actions.send_all_back(payment.pk)
        assert fresh(payment).state == PaymentState.CONFIRMED
        refund = payment.refunds.get(state=RefundState.BY_HAND)
        actions.record_sent(refund.pk, by=factories.user(), reference=f"BACK{refund.pk}")

    def test_the_bank_calls_nobody(self, client):
        assert client.post(reverse("payments:webhook", args=[self.code])).status_code == 404

    def test_who_confirmed_and_why_is_kept(self, buyer):
        payment, clerk = started(self.code), factories.user()

        actions.confirm_by_staff(payment.pk, by=clerk, reason="line 7")

        said = payment.events.get(kind="confirmed_by_staff").body
        assert said == {"by": clerk.pk, "reason": "line 7"}

    def test_what_was_not_started_is_not_confirmed(self, buyer):
        payment = opened(self.code)

        with pytest.raises(MoveRefused):
            self.money_comes(payment)
        assert (buyer.told, kinds(payment)) == ([], ["opened"])


class TestBankTransfer(ByHandContract):
    code = "transfer"
    after_start = PaymentState.STARTED


class TestCashOnDelivery(ByHandContract):
    code = "cod"
    after_start = PaymentState.DUE
    before_paid = ["accepted"]
