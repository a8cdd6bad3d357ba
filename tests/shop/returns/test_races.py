"""Buyer, seller, clock and payout at the same moment: one outcome, and the books agree."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit
from core.moves import MoveRefused
from shop.ledger.queries import owed
from shop.order.models import Parcel
from shop.payment.models import Refund
from shop.payouts import actions as payouts
from shop.payouts.models import Payout
from shop.returns import actions
from shop.returns.actions.watching import lapse
from shop.returns.actions.writing import Said
from shop.returns.models import Return
from shop.returns.states import Side
from tests import factories as make
from tests.shop.order.test_races import at_once
from tests.shop.payouts.tools import account, clerk
from tests.shop.returns.tools import BUYER, HOME, SELLER, asked, came, opened, state_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TIMES = 5


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    about = ("returns:", "orders:", "payments: refunds", "ledger: what", "ledger: a settled")
    assert [str(f) for f in audit.run(about)] == []


def test_one_piece_is_asked_back_once():
    for _ in range(TIMES):
        parcel = came()
        wishes = [asked(parcel, kind) for kind in ("withdrawal", "problem") * 2]
        answers = at_once(
            *(lambda p=parcel, w=wish: actions.open_case(p.pk, w, BUYER) for wish in wishes)
        )
        assert sorted(type(a).__name__ for a in answers) == ["CannotOpen"] * 3 + ["Return"]
        assert Return.objects.filter(parcel=parcel).count() == 1


def test_one_form_sent_four_times_is_one_case():
    parcel = came()
    wish = asked(parcel)
    answers = at_once(*(lambda: actions.open_case(parcel.pk, wish, BUYER) for _ in range(4)))
    assert {a.pk for a in answers} == {Return.objects.get().pk}


def test_the_seller_accepts_while_the_buyer_takes_it_back():
    for _ in range(TIMES):
        case = opened()
        yes, off = at_once(
            lambda c=case: actions.accept(c.pk, HOME, SELLER),
            lambda c=case: actions.cancel(c.pk, BUYER),
        )
        assert isinstance(off, Return)  # before or after the yes: the goods have not travelled
        assert isinstance(yes, Return | MoveRefused)
        assert state_of(case) == "cancelled"


def test_the_clock_and_the_seller():
    for _ in range(TIMES):
        case = opened(kind="problem")
        yesterday = timezone.localdate() - timedelta(days=1)
        Return.objects.filter(pk=case.pk).update(due_on=yesterday)
        no, late = at_once(
            lambda c=case: actions.refuse(c.pk, "used", Said(Side.SELLER, text="نه")),
            lambda c=case: lapse(c.pk, timezone.localdate()),
        )
        if late is True:
            assert isinstance(no, MoveRefused)
            assert state_of(case) == "disputed"
        else:
            assert (late, state_of(case)) == (False, "refused")


def test_the_money_goes_back_once():
    for _ in range(TIMES):
        case = opened(kind="problem")
        actions.offer(case.pk, 10_000, SELLER)
        at_once(
            lambda c=case: actions.refund_now(c.pk, SELLER),
            lambda c=case: actions.take_offer(c.pk, 10_000, BUYER),
            lambda c=case: actions.refund_now(c.pk, SELLER),
        )
        case.refresh_from_db()
        parcel = Parcel.objects.get(pk=case.parcel_id)
        assert case.refunded == parcel.refunded in (10_000, parcel.total)
        assert Refund.objects.filter(payment__reference=parcel.order.number).count() == 1


def test_the_money_goes_back_while_it_is_paid_out():
    for _ in range(TIMES):
        shop = make.seller()
        account(shop)
        parcel = came(make.product(seller=shop), days_ago=20)
        assert payouts.settle_due(make.TODAY)
        due, by = owed(shop.pk), clerk()
        batch = payouts.draft_batch(day=make.TODAY, method="bank", by=clerk())
        case = opened(parcel, "problem")
        at_once(
            lambda b=batch, by=by: payouts.approve_batch(b.pk, by=by),
            lambda c=case: actions.refund_now(c.pk, SELLER),
        )
        # Paid out before the refund was seen, and then owed; or left out. Never both.
        state = Payout.objects.get(batch=batch).state
        assert (state, owed(shop.pk)) in {("sent", -parcel.total), ("left_out", due - parcel.total)}


def test_a_settlement_and_an_opening():
    for _ in range(TIMES):
        parcel = came(days_ago=20)
        at_once(
            lambda: payouts.settle_due(make.TODAY),
            lambda p=parcel: actions.open_case(p.pk, asked(p, "problem"), BUYER),
        )
        parcel.refresh_from_db()
        case = Return.objects.get(parcel=parcel)
        assert parcel.settled_at is None or parcel.settled_at <= case.opened_at
        actions.refund_now(case.pk, SELLER)
