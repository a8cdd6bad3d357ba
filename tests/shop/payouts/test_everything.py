"""Whatever happens to orders and payouts, in any order: no rial is lost, made or paid twice."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catalog.commission.models import CommissionRule
from catalog.tax.models import TaxRate
from core import audit
from sellers.models import Partner
from shop.ledger.queries import balances, owed
from shop.order.actions.locks import lock_parcel
from shop.order.actions.money import give_back
from shop.order.actions.refusing import refuse_parcel
from shop.order.books.rules import Agreed
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState
from shop.payment.actions import confirm_by_staff, settle, start_payment
from shop.payment.actions.refunding import send_all_back
from shop.payment.models import Payment, Refund
from shop.payment.practice_bank import book
from shop.payouts import actions, agreements
from shop.payouts.models import Batch, Payout
from shop.payouts.states import PayoutState
from tests import factories as make
from tests.shop.coupons.tools import coupon_of
from tests.shop.order.books.test_flow import URLS
from tests.shop.order.tools import basket, order_it
from tests.shop.payouts.tools import account, clerk

pytestmark = pytest.mark.django_db
BOOKS = ("ledger", "payouts: each", "payouts: files", "orders: parcels", "orders: lines", "coupons")
LATER = make.TODAY + 60 * make.DAY


class Shop(RuleBasedStateMachine):
    """Three producers, one with a company and a loan, one a taxpayer; buyers, a bank, operators."""

    def __init__(self):
        super().__init__()
        self.world = transaction.atomic()
        self.world._from_testcase = True  # so that actions may ask for a transaction of their own
        self.world.__enter__()
        self.number = 0
        self.clerks = clerk(), clerk()
        self.makers = [make.seller(accepts_cod=True) for _ in range(3)]
        self.company = make.seller()
        TaxRate.objects.create(starts=make.TODAY, permille=97, source="x")
        Partner.objects.filter(pk=self.makers[1].pk).update(vat_since=make.TODAY)
        for maker in (*self.makers[:2], self.company):
            account(maker)
        CommissionRule.objects.create(series="s", permille=75, minimum=3_333, starts=make.TODAY)
        CommissionRule.objects.create(
            series="t", permille=31, maximum=40_001, scope="seller", seller=self.makers[1],
            starts=make.TODAY,
        )  # fmt: skip
        self.code = coupon_of(self.makers[0], percent=33)
        said = {self.makers[0].pk: Agreed(self.company.pk, 137, "melli", 50_009)}
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(agreements, "_questions", [lambda pks, day: said])

    def teardown(self):
        self.patch.undo()
        transaction.set_rollback(True)
        self.world.__exit__(None, None, None)

    @rule(
        makers=st.lists(st.integers(0, 2), min_size=1, max_size=2, unique=True),
        price=st.integers(10_000, 3_000_000),
        pieces=st.integers(1, 3),
        gateway=st.sampled_from(["practice", "practice", "transfer", "cod"]),
        coded=st.booleans(),
    )
    def buy(self, makers, price, pieces, gateway, coded):
        goods = [make.product(seller=self.makers[n], price=price + n, card=False) for n in makers]
        bought = basket(*goods, quantity=pieces)
        if coded:
            bought.vouchers.add(self.code.voucher)
        order = order_it(bought, gateway=gateway)
        payment = Payment.objects.get(reference=order.number)
        start_payment(payment.pk, URLS)
        if gateway == "practice":
            payment.refresh_from_db()
            book.decide(payment.gateway_reference, paid=True)
            settle(payment.pk, {}, key="return")
        elif gateway == "transfer":
            confirm_by_staff(payment.pk, by=self.clerks[0])

    def _some(self, pick, **where):
        found = list(Parcel.objects.filter(**where).order_by("pk"))
        return found[pick % len(found)] if found else None

    @rule(pick=st.integers(0, 99), pieces=st.integers(0, 1))
    def refuse(self, pick, pieces):
        parcel = self._some(pick, state__in=[ParcelState.NEW, ParcelState.PREPARING])
        if parcel is None:
            return
        line = parcel.lines.order_by("pk")[0]
        some = {line.pk: 1} if pieces and line.quantity - line.refused > 1 else None
        refuse_parcel(parcel.pk, "sold_out", some, by=None)

    @rule(pick=st.integers(0, 99))
    def arrive(self, pick):
        parcel = self._some(pick, state=ParcelState.NEW)
        if parcel is not None:
            here = {"state": ParcelState.DELIVERED, "delivered_at": timezone.now()}
            Parcel.objects.filter(pk=parcel.pk).update(**here)

    @rule(pick=st.integers(0, 99))
    def collect_cash(self, pick):
        due = list(Payment.objects.filter(state="due").order_by("pk"))
        if due:
            confirm_by_staff(due[pick % len(due)].pk, by=self.clerks[0])

    @rule()
    def settle(self):
        actions.settle_due(LATER)

    @rule(pick=st.integers(0, 99), percent=st.integers(1, 100))
    def claim(self, pick, percent):
        """A buyer gets a part of a line back after it arrived, before or after it was settled."""
        parcel = self._some(pick, state=ParcelState.DELIVERED, order__payment_gateway="practice")
        line = parcel and Line.objects.filter(parcel=parcel).order_by("pk")[0]
        back = line and (line.paid - line.refunded) * percent // 100
        if not back:
            return
        line.refunded += back
        line.save(update_fields=["refunded"])
        self.number += 1
        locked = lock_parcel(parcel.pk, money=True)
        give_back(locked, back, key=f"claim:{self.number}", reason="x", by=None)

    @rule()
    def send_refunds(self):
        for pk in Payment.objects.exclude(going_back=0).values_list("pk", flat=True):
            send_all_back(pk)

    @rule()
    def draft(self):
        try:
            actions.draft_batch(day=LATER, method="bank", by=self.clerks[0])
        except actions.NothingDue:
            return

    @precondition(lambda self: Batch.objects.filter(state="draft").exists())
    @rule(approved=st.booleans())
    def decide(self, approved):
        batch = Batch.objects.filter(state="draft").earliest("pk")
        work = actions.approve_batch if approved else actions.cancel_batch
        work(batch.pk, by=self.clerks[1])
        if approved:
            actions.approve_batch(batch.pk, by=self.clerks[1])

    @rule(pick=st.integers(0, 99), paid=st.booleans())
    def answer(self, pick, paid):
        sent = list(Payout.objects.filter(state__in=["sent", "paid"]).order_by("pk"))
        if not sent:
            return
        payout = sent[pick % len(sent)]
        if paid:
            actions.mark_paid(payout.number, reference="981", by=None)
        else:
            actions.mark_returned(payout.number, reason="closed", by=None)

    @invariant()
    def books_agree(self):
        assert sum(balances().values()) == 0
        assert [str(f) for f in audit.run(BOOKS)] == []

    @invariant()
    def what_came_is_somebody_s(self):
        """Paid by buyers = held + due to sellers + fees + loans + going back + gone to sellers."""
        here = balances()
        came = sum(
            p.amount for p in Payment.objects.filter(state__in=["confirmed", "refunded", "due"])
        )
        gone = sum(r.amount for r in Refund.objects.filter(state="sent"))
        paid_out = sum(p.amount for p in Payout.objects.filter(state=PayoutState.PAID))
        doors = Parcel.objects.filter(settled_at__isnull=False, order__payment_gateway="cod")
        cash = sum(parcel.kept for parcel in doors)
        owned = {code: -total for code, total in here.items()}
        kept = sum(
            owned.get(code, 0)
            for code in ("buyers", "fees", "taxes", "refunds", "transit", "loans:melli")
        )
        due = sum(owed(maker.pk) for maker in (*self.makers, self.company))
        assert came - gone == kept + due + paid_out + cash

    @invariant()
    def nobody_is_paid_more_than_they_earned(self):
        for maker in self.makers:
            out = Payout.objects.filter(seller=maker, state__in=["sent", "paid"])
            claims = Parcel.objects.filter(seller=maker).exclude(refunded=0).exists()
            cash = Parcel.objects.filter(seller=maker, order__payment_gateway="cod").exists()
            if out.exists() and not claims and not cash:
                assert owed(maker.pk) >= 0


def test_whatever_happens_the_books_agree():
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=12, stateful_step_count=18, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
