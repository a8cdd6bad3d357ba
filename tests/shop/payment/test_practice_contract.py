"""The practice bank keeps the contract."""

import json
from datetime import timedelta

from django.utils import timezone

from shop.payment.models import Payment, PracticeCharge
from shop.payment.practice_bank import signature
from tests.shop.payment.calls_contract import CallsContract
from tests.shop.payment.contract import PRICE, SendsBackContract

SAYS = {
    "paid": {"paid": True, "settles_at": None},
    "declined": {"paid": False, "settles_at": None},
    "late": {"paid": True, "settles_at": timezone.now() + timedelta(days=1)},
}


class TestPracticeBank(CallsContract, SendsBackContract):
    code = "practice"

    def bank_says(self, payment: Payment, verdict: str) -> None:
        charge = PracticeCharge.objects.filter(authority=payment.gateway_reference)
        assert charge.update(**SAYS[verdict]) == 1

    def bank_knows(self, payment: Payment, *, amount: int = PRICE, currency: str = "IRR") -> None:
        charge = PracticeCharge.objects.filter(authority=payment.gateway_reference)
        assert charge.update(amount=amount, currency=currency) == 1

    def webhook(self, payment: Payment, **changes: str) -> tuple[bytes, dict[str, str]]:
        authority = changes.get("reference", payment.gateway_reference)
        body = json.dumps({"id": "m1", "authority": authority, "event": "charge.paid"}).encode()
        return body, {signature.HEADER: signature.sign(body)}
