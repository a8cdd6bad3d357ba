"""Zibal keeps the contract, over HTTP, against a bank that behaves as its documents say."""

from shop.payment import actions
from shop.payment.models import Payment
from tests import factories
from tests.banks import zibal
from tests.banks.iranian import IranianBank
from tests.shop.payment.conftest import PRICE, fresh, kinds, started
from tests.shop.payment.contract import BankContract

SAYS = {"paid": zibal.PAID, "declined": zibal.CANCELLED, "late": zibal.PENDING,
        "verified": zibal.VERIFIED}  # fmt: skip


class TestZibal(IranianBank, BankContract):
    code = "zibal"
    made = zibal.ZibalBank
    path = "shop.payment.gateways.zibal.Zibal"
    needs = {"ZIBAL_URL": "{url}", "ZIBAL_MERCHANT": zibal.MERCHANT}
    merchant = "ZIBAL_MERCHANT"
    most = zibal.MOST

    def bank_says(self, payment: Payment, verdict: str) -> None:
        self.bank.decide(payment.gateway_reference, SAYS[verdict])

    def bank_knows(self, payment: Payment, *, amount: int = PRICE, currency: str = "IRR") -> None:
        self.bank.charges[int(payment.gateway_reference)].amount = amount
        Payment.objects.filter(pk=payment.pk).update(currency="IRR" if currency == "IRR" else "EUR")

    def goes_back(self, payment: Payment) -> None:
        """Zibal's refunds are made in its panel."""
        actions.send_all_back(payment.pk)
        refund = payment.refunds.get(state="by_hand")
        actions.record_sent(refund.pk, by=factories.user(), reference=f"ZIBAL{refund.pk}")

    def test_what_is_sent_is_what_its_documents_ask_for(self, buyer):
        payment = started(self.code)

        asked = self.bank.asked[0]
        assert (asked.method, asked.path) == ("POST", "/v1/request")
        assert asked.json == {
            "merchant": zibal.MERCHANT,
            "amount": PRICE,
            "callbackUrl": "http://testserver/back/",
            "description": f"Basket {payment.reference}",
            "orderId": payment.reference,
        }

    def test_another_amount_is_not_even_verified(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        self.bank_knows(payment, amount=PRICE + 10)

        actions.settle(payment.pk, {}, key="return")

        assert "/v1/verify" not in self.bank.paths(), "unverified, the buyer gets it back"
        assert kinds(payment)[-1] == "mismatch"

    def test_paid_is_verified_and_keeps_the_banks_number(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "paid")

        actions.settle(payment.pk, {}, key="return")

        charge = self.bank.charges[int(payment.gateway_reference)]
        assert (charge.status, fresh(payment).receipt) == (zibal.VERIFIED, str(charge.reference))
