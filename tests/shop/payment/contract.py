"""What every gateway must do. A gateway's test file inherits one of these classes.

``GatewayContract`` holds for all; ``BankContract`` adds what a bank that answers by itself owes,
``SendsBackContract`` what one that sends money back by itself owes. What one that calls us owes
stands in ``calls_contract``.
"""

from abc import ABC, abstractmethod
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from core.money import Rials
from shop.payment import actions
from shop.payment.gateways import gateway, gateways_for
from shop.payment.models import Payment, Refund
from shop.payment.protocol import GatewayDown
from shop.payment.states import PaymentState
from tests.shop.payment.conftest import PRICE, URLS, fresh, kinds, opened, return_address, started

LATER = timedelta(hours=1)
THIRD = Rials(PRICE // 3)
CLAIM = {"Status": "OK", "paid": "true", "amount": str(PRICE), "verdict": "paid"}


def _down(*_args, **_kwargs):
    raise GatewayDown


@pytest.mark.django_db
class GatewayContract(ABC):
    """Hooks: how the money comes, and how a try ends without it."""

    code: str
    after_start: PaymentState
    before_paid: list[str] = []
    """What the purpose hears before the money comes."""

    @abstractmethod
    def money_comes(self, payment: Payment) -> None:
        """Let the money come."""

    @abstractmethod
    def ends_unpaid(self, payment: Payment) -> None:
        """Let the try end without money."""

    def goes_back(self, payment: Payment) -> None:  # noqa: B027 -- nothing, for most
        """Whatever must still happen for wanted money to be sent back."""

    # --- The shape -----------------------------------------------------------------------------
    def test_it_is_offered_for_rials_only(self):
        mine = gateway(self.code)

        assert mine.code == self.code
        assert mine in gateways_for("IRR")
        assert mine not in gateways_for("EUR")
        assert mine.label
        assert mine.hint

    # --- Starting ------------------------------------------------------------------------------
    def test_starting_leads_to_its_state(self, buyer):
        payment = started(self.code)

        assert payment.state == self.after_start
        assert buyer.words(payment) == self.before_paid

    def test_starting_twice_leads_to_the_same_page_and_is_told_once(self, buyer):
        payment = opened(self.code)

        first = actions.start_payment(payment.pk, URLS)
        second = actions.start_payment(payment.pk, URLS)

        assert first == second
        assert buyer.words(payment) == self.before_paid

    def test_opening_again_is_the_same_payment(self, buyer):
        payment = started(self.code, "again")

        assert opened(self.code, "again") == payment
        assert Payment.objects.count() == 1

    # --- Being paid ----------------------------------------------------------------------------
    def test_what_a_stranger_claims_confirms_nothing(self, buyer, client):
        payment = started(self.code)

        client.get(return_address(payment), CLAIM)
        client.post(return_address(payment), CLAIM)
        actions.settle(payment.pk, CLAIM, key="claim")

        assert fresh(payment).state == self.after_start
        assert buyer.words(payment) == self.before_paid

    def test_paid_is_confirmed_and_told_once_however_often_it_is_said(self, buyer, client):
        payment = started(self.code)

        self.money_comes(payment)
        self.money_comes(payment)
        client.get(return_address(payment))
        actions.sweep(timezone.now() + LATER)

        assert fresh(payment).state == PaymentState.CONFIRMED
        assert fresh(payment).confirmed_at is not None
        assert buyer.words(payment) == [*self.before_paid, "paid"]

    def test_late_money_is_still_taken(self, buyer):
        payment = started(self.code)
        self.ends_unpaid(payment)
        before = buyer.words(payment)
        assert fresh(payment).state in (PaymentState.EXPIRED, PaymentState.DECLINED)

        self.money_comes(payment)

        assert fresh(payment).state == PaymentState.CONFIRMED
        assert buyer.words(payment) == [*before, "paid"]

    def test_money_for_what_is_gone_goes_back_in_full(self, buyer):
        payment = started(self.code)
        buyer.sold_out = True

        self.money_comes(payment)
        self.goes_back(payment)

        assert fresh(payment).state == PaymentState.REFUNDED
        assert [(r.amount, r.state) for r in payment.refunds.all()] == [(PRICE, "sent")]
        assert payment.refunds.get().reference
        assert buyer.words(payment) == [*self.before_paid, "refunded"]

    def test_money_that_comes_twice_for_one_purpose_goes_back_once(self, buyer):
        first = started(self.code, "twice")
        self.ends_unpaid(first)
        second = started(self.code, "twice")
        self.money_comes(second)

        self.money_comes(first)
        self.goes_back(first)

        assert fresh(second).state == PaymentState.CONFIRMED
        assert fresh(second).going_back == 0
        assert fresh(first).state == PaymentState.REFUNDED
        assert "paid" not in buyer.words(first)

    def test_late_money_ends_the_try_that_followed(self, buyer):
        first = started(self.code, "followed")
        self.ends_unpaid(first)
        second = started(self.code, "followed")

        self.money_comes(first)

        assert fresh(first).state == PaymentState.CONFIRMED
        assert fresh(second).state == PaymentState.DECLINED
        assert "paid" in buyer.words(first)
        assert "declined" not in buyer.words(second)

    # --- Going back ----------------------------------------------------------------------------
    def test_parts_go_back_one_by_one_until_nothing_is_left(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        before = buyer.words(payment)

        for key in ("one", "two", "three"):
            refund = actions.ask_refund(payment.pk, amount=THIRD, key=key, reason="a parcel")
            actions.send_back(refund.pk)
            self.goes_back(payment)
            assert fresh(payment).state == ("refunded" if key == "three" else "confirmed")

        assert [r.state for r in payment.refunds.all()] == ["sent"] * 3
        assert len({r.reference for r in payment.refunds.all()}) == 3
        assert buyer.back == [("one", THIRD), ("two", THIRD), ("three", THIRD)]
        assert buyer.words(payment) == [*before, *["refunded"] * 3]

    # --- Coming back ---------------------------------------------------------------------------
    def test_the_buyer_lands_on_the_page_of_the_purchase(self, buyer, client):
        payment = started(self.code)

        for come in (client.get, client.post):
            response = come(return_address(payment))
            assert (response.status_code, response["Location"]) == (
                302,
                f"/en/bought/{payment.reference}/",
            )

    def test_an_unknown_token_is_404(self, buyer, client):
        started(self.code)

        assert client.get(reverse("payments:return", args=["x" * 22])).status_code == 404
        assert client.get(reverse("pay:status", args=["x" * 22])).status_code == 404


class BankContract(GatewayContract):
    """A bank that is asked. Hooks: what the bank's own book says."""

    after_start = PaymentState.STARTED

    @abstractmethod
    def bank_says(self, payment: Payment, verdict: str) -> None:
        """Write a verdict into the bank's book."""

    @abstractmethod
    def bank_knows(self, payment: Payment, *, amount: int = PRICE, currency: str = "IRR") -> None:
        """Write another amount or currency into the bank's book."""

    def bank_is_down(self, monkeypatch) -> None:
        monkeypatch.setattr(type(gateway(self.code)), "confirm", _down)

    def bank_is_back(self) -> None:
        """Whatever must still happen before the bank is asked again."""
        cache.clear()

    def money_comes(self, payment: Payment) -> None:
        self.bank_says(payment, "paid")
        actions.settle(payment.pk, {}, key="return")

    def ends_unpaid(self, payment: Payment) -> None:
        actions.sweep(payment.expires_at)

    # --- The bank's word -----------------------------------------------------------------------
    def test_declined_is_told_once_and_leaves_room_for_another_try(self, buyer):
        payment = started(self.code, "room")
        self.bank_says(payment, "declined")

        actions.settle(payment.pk, {}, key="return")
        actions.settle(payment.pk, {}, key="webhook:1")

        assert fresh(payment).state == PaymentState.DECLINED
        assert buyer.words(payment) == ["declined"]
        assert opened(self.code, "room") != payment

    def test_a_yes_after_a_no_is_taken(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "declined")
        actions.settle(payment.pk, {}, key="return")

        self.money_comes(payment)

        assert fresh(payment).state == PaymentState.CONFIRMED
        assert buyer.words(payment) == ["declined", "paid"]

    def test_a_no_after_a_yes_changes_nothing(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        self.bank_says(payment, "declined")

        actions.settle(payment.pk, {}, key="late no")

        assert fresh(payment).state == PaymentState.CONFIRMED
        assert buyer.words(payment) == ["paid"]

    def test_a_late_answer_is_found_by_the_sweeper(self, buyer, client):
        payment = started(self.code)
        self.bank_says(payment, "late")
        client.get(return_address(payment))
        assert fresh(payment).state == PaymentState.STARTED

        self.bank_says(payment, "paid")
        swept = actions.sweep(timezone.now() + timedelta(minutes=1))

        assert (swept.asked, swept.confirmed, swept.expired) == (1, 1, 0)
        assert buyer.words(payment) == ["paid"]

    def test_an_answer_later_than_the_hold_is_found_by_the_sweeper(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "late")
        actions.sweep(payment.expires_at)
        assert buyer.words(payment) == ["expired"]

        self.bank_says(payment, "paid")
        actions.sweep(timezone.now() + LATER)

        assert buyer.words(payment) == ["expired", "paid"]

    def test_paid_just_before_the_hold_ends_is_not_expired(self, buyer):
        payment = started(self.code)
        self.bank_says(payment, "paid")

        actions.sweep(payment.expires_at)

        assert buyer.words(payment) == ["paid"]

    @pytest.mark.parametrize("wrong", [{"amount": PRICE - 1000}, {"amount": PRICE * 10},
                                       {"currency": "EUR"}])  # fmt: skip
    def test_another_amount_or_currency_is_never_taken(self, buyer, caplog, wrong):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        self.bank_knows(payment, **wrong)

        actions.settle(payment.pk, {}, key="return")
        actions.settle(payment.pk, {}, key="return")

        assert fresh(payment).state == PaymentState.STARTED
        assert buyer.words(payment) == []
        assert kinds(payment) == ["opened", "started", "mismatch"]
        assert [r.levelname for r in caplog.records if "not taken" in r.message] == ["ERROR"]

    def test_a_bank_that_is_down_leaves_all_open(self, buyer, client, monkeypatch):
        payment = started(self.code)
        self.bank_says(payment, "paid")
        with monkeypatch.context() as patch:
            self.bank_is_down(patch)
            assert client.get(return_address(payment)).status_code == 302
            assert actions.sweep(timezone.now() + timedelta(minutes=1)).failed == 1
        assert fresh(payment).state == PaymentState.STARTED
        self.bank_is_back()

        actions.sweep(timezone.now() + timedelta(minutes=2))

        assert buyer.words(payment) == ["paid"]


class SendsBackContract(BankContract):
    """A bank that sends money back by itself, and once for each name."""

    def test_a_refund_that_fails_is_tried_until_it_is_sent(self, buyer, monkeypatch):
        payment = started(self.code)
        buyer.sold_out = True
        self.bank_says(payment, "paid")
        with monkeypatch.context() as patch:
            patch.setattr(type(gateway(self.code)), "refund", _down)
            actions.settle(payment.pk, {}, key="return")
        assert fresh(payment).state == PaymentState.CONFIRMED
        assert kinds(payment)[-1] == "refund_failed"

        actions.sweep(timezone.now())
        assert fresh(payment).state == PaymentState.CONFIRMED, "tried again too soon"
        Refund.objects.update(next_try_at=timezone.now())
        assert actions.sweep(timezone.now()).refunded == 1

        assert fresh(payment).state == PaymentState.REFUNDED
        assert buyer.words(payment) == ["refunded"]

    def test_sending_back_twice_sends_once(self, buyer):
        payment = started(self.code)
        self.money_comes(payment)
        refund = actions.ask_refund(payment.pk, amount=THIRD, key="one", reason="a parcel")
        first = gateway(self.code).refund(fresh(payment), refund)

        assert gateway(self.code).refund(fresh(payment), refund) == first
        assert (first.verdict, first.amount) == ("paid", THIRD)
