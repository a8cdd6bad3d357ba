"""Seller, buyer and clock at the same moment: one outcome, one message, and the books agree."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit, sms
from core.models import MoveRecord
from core.moves import MoveRefused
from shop.order import actions
from shop.order.actions.watching import watch
from shop.order.models import Order, Parcel
from shop.payment.models import Refund
from tests import factories as make
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import MOBILE, POST_CODE, held, paid_for, parcel_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TIMES = 8


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    mine = ("orders:", "stock:", "payments:")
    assert [str(f) for f in audit.run() if f.check.startswith(mine)] == []


def bought() -> tuple[Order, Parcel]:
    order = paid_for(make.product(stock=5), language="en")
    sms.outbox.clear()
    return order, parcel_of(order)


def told() -> list[str]:
    return [message.text for message in sms.outbox if message.to == MOBILE]


def test_accept_and_cancel_at_once():
    for _ in range(TIMES):
        order, parcel = bought()

        yes, no = at_once(
            lambda p=parcel: actions.accept_parcel(p.pk, by=None),
            lambda p=parcel: actions.cancel_parcel(p.pk, by=None),
        )

        parcel.refresh_from_db()
        accepted = parcel.state == "preparing"
        assert isinstance(yes, Parcel) is accepted
        assert isinstance(no, MoveRefused) is accepted
        assert isinstance(yes, MoveRefused) is not accepted
        assert Refund.objects.filter(payment__reference=order.number).count() == (not accepted)
        assert len(told()) == 1


def test_two_people_of_the_shop_at_once():
    for _ in range(TIMES):
        _, parcel = bought()
        answers = at_once(*[lambda p=parcel: actions.accept_parcel(p.pk, by=None)] * 4)
        assert {answer.state for answer in answers} == {"preparing"}
        assert len(told()) == 1
        moves = MoveRecord.objects.filter(model="order.parcel", object_id=parcel.pk)
        assert moves.filter(to_state="preparing").count() == 1


def test_one_accepts_while_another_refuses():
    for _ in range(TIMES):
        order, parcel = bought()
        yes, no = at_once(
            lambda p=parcel: actions.accept_parcel(p.pk, by=None),
            lambda p=parcel: actions.refuse_parcel(p.pk, "ill", by=None),
        )
        # "No" may follow "yes", never the other way round: either way nothing is sent.
        parcel.refresh_from_db()
        assert isinstance(no, Parcel)
        assert isinstance(yes, Parcel | MoveRefused)
        assert parcel.state == "refused"
        assert Refund.objects.get(payment__reference=order.number).amount == order.total


def test_the_clock_and_the_seller_at_once():
    for _ in range(TIMES):
        order, parcel = bought()
        late = timezone.now() + timedelta(seconds=1)
        Parcel.objects.filter(pk=parcel.pk).update(answer_by=timezone.now())

        yes, *_ = at_once(
            lambda p=parcel: actions.accept_parcel(p.pk, by=None),
            lambda now=late: watch(now),
            lambda now=late: watch(now),
        )

        parcel.refresh_from_db()
        accepted = parcel.state == "preparing"
        assert isinstance(yes, Parcel if accepted else MoveRefused)
        assert parcel.state == ("preparing" if accepted else "cancelled")
        assert Refund.objects.filter(payment__reference=order.number).count() == (not accepted)
        assert len(told()) == 1


def test_two_runs_of_the_clock_remind_and_say_late_once():
    _, parcel = bought()
    actions.accept_parcel(parcel.pk, by=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    Parcel.objects.update(ready_by=yesterday)
    sms.outbox.clear()
    noon = timezone.localtime().replace(hour=12)

    done = at_once(*[lambda: watch(noon)] * 4)

    assert sum(one.late for one in done) == 1
    assert len(told()) == 1


def test_all_parcels_of_an_order_end_at_once():
    for _ in range(TIMES):
        order = paid_for(*[make.product(stock=5) for _ in range(3)])
        one, two, three = order.parcels.order_by("pk")
        actions.accept_parcel(one.pk, by=None)
        actions.post_parcel(one.pk, "iran_post", POST_CODE, by=None)

        answers = at_once(
            lambda p=one: actions.deliver_parcel(p.pk, by=None),
            lambda p=two: actions.refuse_parcel(p.pk, "ill", by=None),
            lambda p=three: actions.cancel_parcel(p.pk, by=None),
        )

        assert [type(answer) for answer in answers] == [Parcel] * 3
        order.refresh_from_db()
        assert order.status == "completed"


def test_posting_and_a_late_cancel_at_once():
    for _ in range(TIMES):
        jam = make.product(stock=5)
        order = paid_for(jam)
        parcel = parcel_of(order)
        actions.accept_parcel(parcel.pk, by=None)
        Parcel.objects.update(ready_by=timezone.localdate() - timedelta(days=1))

        posted, cancelled = at_once(
            lambda p=parcel: actions.post_parcel(p.pk, "iran_post", POST_CODE, by=None),
            lambda p=parcel: actions.cancel_parcel(p.pk, by=None),
        )

        parcel.refresh_from_db()
        was_posted = parcel.state == "posted"
        assert isinstance(posted, Parcel) is was_posted
        assert isinstance(cancelled, MoveRefused) is was_posted
        assert held(jam) == 0
        assert jam.stockrecords.get().num_in_stock == (4 if was_posted else 5)
