"""What is not sent: goods and money go back together, to the rial, and the audit agrees."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core import audit, sms
from core.moves import MoveRefused
from shop.order import actions
from shop.order.models import Order, Parcel
from shop.order.states import OrderState, ParcelState
from shop.payment.models import Payment
from tests import factories as make
from tests.shop.order.tools import (
    MOBILE,
    POST_CODE,
    back_with,
    held,
    paid_for,
    parcel_of,
    three_sellers,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    mine = ("orders:", "stock:", "payments:")
    assert [str(f) for f in audit.run() if f.check.startswith(mine)] == []


@pytest.fixture
def messages(django_capture_on_commit_callbacks):
    def sent(call):
        sms.outbox.clear()
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call()
        return [(message.to, message.text) for message in sms.outbox]

    return sent


def stock(product):
    record = product.stockrecords.get()
    return record.num_in_stock, record.num_allocated or 0


def states(order: Order) -> tuple[str, list[str]]:
    order.refresh_from_db()
    return order.status, list(order.parcels.order_by("pk").values_list("state", flat=True))


def test_refusing_one_of_three_sends_back_exactly_its_part(messages):
    goods = three_sellers()
    order = paid_for(*goods, quantity=2, language="en")
    one, two, _three = order.parcels.order_by("pk")

    sent = messages(lambda: actions.refuse_parcel(one.pk, "ill", by=None))

    one.refresh_from_db()
    assert states(order) == ("placed", ["refused", "new", "new"])
    assert (one.refunded, one.ended_why) == (one.items + one.shipping, "ill")
    assert back_with(order) == one.total
    assert [held(product) for product in goods] == [0, 2, 2]
    assert stock(goods[0]) == (10, 0)
    assert [to for to, _ in sent] == [MOBILE]
    assert "cannot send your parcel" in sent[0][1]
    assert "ill or away" in sent[0][1]
    assert two.refunded == 0

    assert messages(lambda: actions.refuse_parcel(one.pk, "ill", by=None)) == []
    assert back_with(order) == one.total


def test_what_is_sold_out_leaves_the_stock():
    jam = make.product(stock=10)
    actions.refuse_parcel(parcel_of(paid_for(jam, quantity=4)).pk, "sold_out", by=None)
    assert stock(jam) == (6, 0)


def test_an_order_of_which_nothing_is_sent_is_called_off_and_all_money_goes_back():
    order = paid_for(*three_sellers())
    for parcel in order.parcels.all():
        actions.refuse_parcel(parcel.pk, "no_time", by=None)
    assert states(order) == (OrderState.CANCELLED, [ParcelState.REFUSED] * 3)
    assert back_with(order) == order.total


def test_an_order_of_which_a_part_arrives_is_complete():
    order = paid_for(make.product(), make.product())
    one, two = order.parcels.order_by("pk")
    actions.accept_parcel(one.pk, by=None)
    actions.post_parcel(one.pk, "iran_post", POST_CODE, by=None)
    actions.deliver_parcel(one.pk, by=None)
    actions.refuse_parcel(two.pk, "no_time", by=None)
    assert states(order) == ("completed", ["delivered", "refused"])


def test_pieces_can_be_refused_and_the_rest_goes_on(messages):
    seller = make.seller()
    jam = make.product(seller=seller, stock=10, price=1_000_003)
    bread = make.product(seller=seller, stock=10, weight_g=100)
    order = paid_for(jam, bread, quantity=3, language="en")
    parcel = parcel_of(order)
    line = parcel.lines.get(product=jam)
    seller_user = make.user()

    sent = messages(
        lambda: actions.refuse_parcel(parcel.pk, "no_material", {line.pk: 2}, by=seller_user)
    )

    parcel.refresh_from_db()
    line.refresh_from_db()
    assert parcel.state == ParcelState.NEW
    assert (line.refused, line.left, line.refunded) == (2, 1, 2_000_006)
    assert parcel.refunded == back_with(order) >= 2_000_006
    assert parcel.refunded < 2_000_006 + parcel.shipping
    assert (stock(jam), stock(bread)) == ((10, 1), (10, 3))
    assert len(sent) == 1
    assert "cannot send all" in sent[0][1]
    event = parcel.events.get(kind="part_refused")
    assert (event.text, event.by) == ("no_material", seller_user)

    rest = {row.pk: row.left for row in parcel.lines.all()}
    actions.refuse_parcel(parcel.pk, "no_material", rest, by=None)
    parcel.refresh_from_db()
    assert states(order) == ("cancelled", ["refused"])
    assert parcel.refunded == back_with(order) == order.total
    assert (stock(jam), stock(bread)) == ((10, 0), (10, 0))


@pytest.mark.parametrize("pieces", [{}, {"mine": 0}, {"mine": 4}, {"foreign": 1}])
def test_pieces_that_are_not_there_are_refused(pieces):
    jam = make.product()
    order = paid_for(jam, quantity=3)
    foreign = paid_for(make.product()).lines.get()
    pks = {"mine": order.lines.get().pk, "foreign": foreign.pk}
    with pytest.raises(ValueError, match="pieces"):
        actions.refuse_parcel(
            parcel_of(order).pk, "ill", {pks[k]: n for k, n in pieces.items()}, by=None
        )
    assert (held(jam), back_with(order)) == (3, 0)


@pytest.mark.parametrize("reason", ["unanswered", "changed_mind", "", "because"])
def test_sellers_give_reasons_of_sellers(reason):
    order = paid_for(make.product())
    with pytest.raises(ValueError, match=f"{reason!r}|{reason} is"):
        actions.refuse_parcel(parcel_of(order).pk, reason, by=None)
    assert states(order) == ("placed", ["new"])


def test_what_is_posted_is_refused_no_more():
    order = paid_for(make.product())
    pk = parcel_of(order).pk
    actions.accept_parcel(pk, by=None)
    actions.post_parcel(pk, "iran_post", POST_CODE, by=None)
    with pytest.raises(MoveRefused):
        actions.refuse_parcel(pk, "ill", by=None)
    assert back_with(order) == 0


def test_buyer_calls_off_what_nobody_began(messages):
    seller = make.user(language="en")
    jam = make.product(stock=5)
    jam.stockrecords.get().partner.users.add(seller)
    order = paid_for(jam, quantity=2, language="en")
    pk = parcel_of(order).pk

    sent = messages(lambda: actions.cancel_parcel(pk, by=None))

    assert states(order) == ("cancelled", ["cancelled"])
    assert parcel_of(order).ended_why == "changed_mind"
    assert back_with(order) == order.total
    assert stock(jam) == (5, 0)
    assert sorted(to for to, _ in sent) == sorted([MOBILE, seller.mobile])
    assert messages(lambda: actions.cancel_parcel(pk, by=None)) == []


def test_what_is_being_made_is_called_off_only_when_it_is_late():
    jam = make.product()
    order = paid_for(jam)
    pk = parcel_of(order).pk
    actions.accept_parcel(pk, by=None)
    with pytest.raises(MoveRefused):
        actions.cancel_parcel(pk, by=None)
    assert (held(jam), back_with(order)) == (1, 0)

    Parcel.objects.update(ready_by=timezone.localdate() - timedelta(days=1))
    actions.cancel_parcel(pk, by=None)
    assert parcel_of(order).ended_why == "late"
    assert (held(jam), back_with(order)) == (0, order.total)


def test_nobody_answered_in_time(messages):
    order = paid_for(make.product(), language="en")
    pk = parcel_of(order).pk
    assert actions.lapse_parcel(pk, timezone.now()) is False
    assert states(order) == ("placed", ["new"])

    Parcel.objects.update(answer_by=timezone.now())
    sent = messages(lambda: actions.lapse_parcel(pk, timezone.now()))

    assert states(order) == ("cancelled", ["cancelled"])
    assert parcel_of(order).ended_why == "unanswered"
    assert back_with(order) == order.total
    assert [to for to, _ in sent] == [MOBILE]
    assert "did not answer" in sent[0][1]
    assert actions.lapse_parcel(pk, timezone.now()) is False


def test_less_is_collected_at_the_door_for_what_does_not_come():
    goods = three_sellers(accepts_cod=True)
    order = paid_for(*goods, gateway="cod")
    one, two, three = order.parcels.order_by("pk")
    payment = Payment.objects.get()
    assert (payment.state, payment.amount) == ("due", order.total)

    actions.refuse_parcel(one.pk, "ill", by=None)

    payment.refresh_from_db()
    assert (payment.state, payment.amount) == ("due", order.total - one.total)
    assert payment.events.filter(kind="lowered").count() == 1

    actions.refuse_parcel(two.pk, "ill", by=None)
    actions.refuse_parcel(three.pk, "ill", by=None)
    payment.refresh_from_db()
    assert payment.state == "declined"
    assert states(order) == (OrderState.CANCELLED, [ParcelState.REFUSED] * 3)
