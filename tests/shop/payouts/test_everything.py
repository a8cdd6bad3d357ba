"""Whatever happens to orders and payouts, in any order: no rial is lost, made or paid twice."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catalog.commission.models import CommissionRule
from catalog.tax.models import TaxRate
from core import audit
from core.moves import MoveRefused
from sellers.models import Partner
from shop.ledger.models import Posting
from shop.ledger.queries import balances, owed
from shop.order.actions.completing import finish
from shop.order.actions.refusing import refuse_parcel
from shop.order.books.rules import Agreed
from shop.order.models import Parcel
from shop.order.states import ParcelState
from shop.payment.actions import confirm_by_staff, settle, start_payment
from shop.payment.actions.refunding import send_all_back
from shop.payment.models import Payment, Refund
from shop.payment.practice_bank import book
from shop.payouts import actions, agreements
from shop.payouts.models import Batch, Payout
from shop.payouts.states import PayoutState
from shop.returns import actions as returns
from shop.returns.actions.refunding import refund_awaited, whole_of
from shop.returns.actions.watching import lapse
from shop.returns.models import Return
from shop.returns.states import FINAL, Kind
from tests import factories as make
from tests.shop.coupons.tools import coupon_of
from tests.shop.order.books.test_flow import URLS
from tests.shop.order.tools import basket, order_it
from tests.shop.payouts.tools import account, clerk
from tests.shop.returns.tools import BUYER, HOME, SELLER, SHOP

pytestmark = pytest.mark.django_db
BOOKS = (
    "ledger", "payouts: each", "payouts: files", "orders: parcels", "orders: lines",
    "orders: what is not sent", "orders: what is placed", "returns:", "coupons",
)  # fmt: skip
LATER = make.TODAY + 60 * make.DAY
ACTS = (
    "cancel", "refund", "offer", "offer", "take", "take", "decline", "return", "worn", "dispute",
    "part", "part", "dismiss", "silence", "settle",
)  # fmt: skip


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

    @initialize(
        gateway=st.sampled_from(["practice", "practice", "transfer", "cod"]),
        settled=st.booleans(),
        coded=st.booleans(),
    )
    def one_has_come(self, gateway, settled, coded):
        """Begin with a parcel that came, so that a run has something to quarrel about."""
        self.buy([0, 1], 1_000_003, 2, gateway, coded)
        self.arrive(0)
        if settled:
            self.settle()
        self.ask_back(0, 1, gateway == "practice")

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
            finish(parcel.order)

    @rule(pick=st.integers(0, 99))
    def collect_cash(self, pick):
        due = list(Payment.objects.filter(state="due").order_by("pk"))
        if due:
            confirm_by_staff(due[pick % len(due)].pk, by=self.clerks[0])

    @rule()
    def settle(self):
        actions.settle_due(LATER)

    @rule(pick=st.integers(0, 99), pieces=st.integers(1, 3), problem=st.booleans())
    def ask_back(self, pick, pieces, problem):
        """A buyer opens a case, before or after the money was given over."""
        parcel = self._some(pick, state=ParcelState.DELIVERED)
        if parcel is None:
            return
        self.number += 1
        kind, reason = (Kind.PROBLEM, "damaged") if problem else (Kind.WITHDRAWAL, "")
        wanted = {parcel.lines.order_by("pk")[0].pk: pieces}
        asked = returns.Asked(kind, wanted, f"{self.number:032x}", reason)
        try:
            returns.open_case(parcel.pk, asked, BUYER)
        except returns.CannotOpen as no:
            event(f"not opened: {no.why}")

    @rule(
        pick=st.integers(0, 99),
        acts=st.lists(st.sampled_from(ACTS), min_size=1, max_size=5),
        percent=st.integers(1, 100),
    )  # fmt: skip
    def go_on(self, pick, acts, percent):
        """People and the clock do things to a case, or what the table does not allow."""
        cases = list(Return.objects.exclude(state__in=FINAL).order_by("pk"))
        if not cases:
            return
        case = cases[pick % len(cases)]
        for what in acts:
            case.refresh_from_db()
            try:
                with transaction.atomic():
                    self._act(case, what, percent)
            except (MoveRefused, returns.TooMuch) as no:
                event(f"{what}: {type(no).__name__}")
            else:
                event(f"{what}: done")

    def _act(self, case, what, percent):
        some = max(whole_of(case, case.parcel).total * percent // 100, 1)
        {
            "cancel": lambda: returns.cancel(case.pk, BUYER),
            "refund": lambda: returns.refund_now(case.pk, SELLER),
            "offer": lambda: returns.offer(case.pk, some, SELLER),
            "take": lambda: returns.take_offer(case.pk, case.offered or 0, BUYER),
            "decline": lambda: returns.decline_offer(case.pk, BUYER),
            "return": lambda: self._come_back(case, None),
            "worn": lambda: self._come_back(case, some),
            "dispute": lambda: self._quarrel(case),
            "part": lambda: returns.decide(case.pk, "part", "both", SHOP, rials=some),
            "dismiss": lambda: returns.decide(case.pk, "dismiss", "used", SHOP),
            "silence": lambda: lapse(case.pk, LATER),
            "settle": lambda: actions.settle_due(LATER),
        }[what]()

    def _come_back(self, case, rials):
        returns.accept(case.pk, HOME, SELLER)
        returns.send_back(case.pk, "hand", "", BUYER)
        returns.receive(case.pk, is_sellable=rials is None, rials=rials, said=SELLER)

    def _quarrel(self, case):
        returns.refuse(case.pk, "used", SELLER)
        returns.dispute(case.pk, BUYER)

    @rule()
    def cash_comes_together(self):
        for case in Return.objects.filter(state="to_refund"):
            refund_awaited(case.pk)

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
        # Taken at the door and kept, also when the buyer got some of it back from the shop later.
        doors = Posting.objects.filter(what="cash", account__kind="seller")
        cash = sum(doors.values_list("amount", flat=True))
        owned = {code: -total for code, total in here.items()}
        kept = sum(
            owned.get(code, 0)
            for code in ("buyers", "fees", "taxes", "refunds", "transit", "loans:melli")
        )
        due = sum(owed(maker.pk) for maker in (*self.makers, self.company))
        assert came - gone == kept + due + paid_out + cash

    @invariant()
    def what_goes_back_is_what_cases_and_refusals_say(self):
        for parcel in Parcel.objects.exclude(refunded=0).prefetch_related("lines", "returns"):
            assert 0 <= parcel.refunded <= parcel.total
            by_cases = sum(case.refunded for case in parcel.returns.all())
            refused = sum(line.refused for line in parcel.lines.all())
            assert by_cases == parcel.refunded or (refused and by_cases < parcel.refunded)

    @invariant()
    def open_cases_hold_their_money(self):
        open_ = Return.objects.exclude(state__in=FINAL).filter(parcel__settled_at=None)
        assert {*open_.values_list("parcel", flat=True)} == {
            *agreements.held_back([p.pk for p in Parcel.objects.filter(settled_at=None)])
        }

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
            max_examples=12, stateful_step_count=24, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
