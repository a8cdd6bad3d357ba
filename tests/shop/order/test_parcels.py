"""A parcel's way: accepted, posted, corrected, delivered. Each once, with one message."""

import pytest
from django.core import mail

from core import sms
from core.models import MoveRecord
from core.moves import MoveRefused
from shop.order import actions
from shop.order.models import Order, Parcel
from shop.order.states import OrderState, ParcelState
from shop.shipping.carriers import UnknownCarrier
from tests import factories as make
from tests.shop.order.tools import MOBILE, POST_CODE, held, paid_for, parcel_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def messages(django_capture_on_commit_callbacks):
    """What is sent by SMS while something is done."""

    def sent(call):
        sms.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call()
        return [(message.to, message.text) for message in sms.outbox]

    return sent


def texts(sent):
    return [text for _, text in sent]


def posted(order: Order) -> Parcel:
    pk = parcel_of(order).pk
    actions.accept_parcel(pk, by=None)
    return actions.post_parcel(pk, "iran_post", POST_CODE, by=None)


def stock(product):
    record = product.stockrecords.get()
    return record.num_in_stock, record.num_allocated or 0


def test_a_new_order_is_told_to_all_people_of_the_seller_with_its_end(messages):
    jam = make.product("مربا")
    seller = jam.stockrecords.get().partner
    one, two, away = make.user(language="en"), make.user(), make.user(is_active=False)
    seller.users.add(one, two, away)

    sent = messages(lambda: paid_for(jam))

    assert [to for to, _ in sent if to != MOBILE] == [one.mobile, two.mobile]
    parcel = Parcel.objects.get()
    assert parcel.answer_by is not None
    english = next(text for to, text in sent if to == one.mobile)
    assert "A new order: مربا × 1" in english
    assert parcel.number in english


def test_accepted_once_and_told_once(messages):
    seller = make.user()
    pk = parcel_of(paid_for(make.product(), language="en")).pk

    first = messages(lambda: actions.accept_parcel(pk, by=seller))
    second = messages(lambda: actions.accept_parcel(pk, by=seller))

    parcel = Parcel.objects.get(pk=pk)
    assert (parcel.state, parcel.answer_by) == (ParcelState.PREPARING, None)
    assert [to for to, _ in first] == [MOBILE]
    assert "makes your parcel ready" in texts(first)[0]
    assert second == []
    record = MoveRecord.objects.filter(model="order.parcel", object_id=pk).last()
    assert (record.to_state, record.by) == (ParcelState.PREPARING, seller)


def test_buyers_with_an_address_get_a_mail_too(django_capture_on_commit_callbacks):
    buyer = make.user(email="zahra@example.org")
    pk = parcel_of(paid_for(make.product(), user=buyer, language="en")).pk
    with django_capture_on_commit_callbacks(execute=True):
        actions.accept_parcel(pk, by=None)
    (message,) = mail.outbox
    assert message.to == ["zahra@example.org"]
    assert "makes your parcel ready" in message.subject


def test_posted_leaves_the_stock_for_good():
    jam = make.product(stock=10)
    order = paid_for(jam, quantity=3)
    assert stock(jam) == (10, 3)

    posted(order)

    parcel = parcel_of(order)
    assert (parcel.state, parcel.carrier, parcel.tracking_code) == (
        ParcelState.POSTED,
        "iran_post",
        POST_CODE,
    )
    assert parcel.posted_at is not None
    assert stock(jam) == (7, 0)


def test_posted_twice_is_posted_once(messages):
    jam = make.product(stock=10)
    order = paid_for(jam)
    posted(order)

    again = messages(
        lambda: actions.post_parcel(parcel_of(order).pk, "iran_post", POST_CODE, by=None)
    )

    assert again == []
    assert stock(jam) == (9, 0)


def test_what_was_made_to_order_has_no_stock_to_leave():
    order = paid_for(make.product(stock=None))
    posted(order)
    assert parcel_of(order).state == ParcelState.POSTED


@pytest.mark.parametrize(
    "typed",
    ["۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤", "1234567890 1234-5678 90.1234"],
)
def test_codes_are_read_in_any_digits(typed):
    pk = parcel_of(paid_for(make.product())).pk
    actions.accept_parcel(pk, by=None)
    actions.post_parcel(pk, "iran_post", typed, by=None)
    assert Parcel.objects.get().tracking_code == POST_CODE


@pytest.mark.parametrize(
    ("typed", "fault"), [("", "missing"), (POST_CODE[:-1], "length"), ("RR12345IR", "not_digits")]
)
def test_codes_that_the_carrier_cannot_have_given(typed, fault):
    jam = make.product()
    pk = parcel_of(paid_for(jam)).pk
    actions.accept_parcel(pk, by=None)

    with pytest.raises(actions.WrongCode) as refused:
        actions.post_parcel(pk, "iran_post", typed, by=None)

    assert refused.value.fault == fault
    assert Parcel.objects.get().state == ParcelState.PREPARING
    assert held(jam) == 1


@pytest.mark.parametrize("carrier", ["fetched", "freight", "nobody", ""])
def test_carriers_that_do_not_serve_the_ordered_way(carrier):
    pk = parcel_of(paid_for(make.product())).pk
    actions.accept_parcel(pk, by=None)
    with pytest.raises(UnknownCarrier):
        actions.post_parcel(pk, carrier, POST_CODE, by=None)
    assert Parcel.objects.get().state == ParcelState.PREPARING


def test_nothing_is_posted_before_it_is_accepted():
    jam = make.product()
    pk = parcel_of(paid_for(jam)).pk
    with pytest.raises(MoveRefused):
        actions.post_parcel(pk, "iran_post", POST_CODE, by=None)
    assert Parcel.objects.get().state == ParcelState.NEW
    assert held(jam) == 1


def test_a_wrong_code_is_reported_once_and_corrected(messages):
    seller = make.user(language="en")
    jam = make.product()
    jam.stockrecords.get().partner.users.add(seller)
    parcel = posted(paid_for(jam, language="en"))

    first = messages(lambda: actions.report_code(parcel.pk, by=None))
    second = messages(lambda: actions.report_code(parcel.pk, by=None))
    assert [to for to, _ in first] == [seller.mobile]
    assert POST_CODE in texts(first)[0]
    assert second == []
    assert Parcel.objects.get().code_wrong_at is not None

    right = "9" * 24
    told = messages(lambda: actions.correct_code(parcel.pk, "iran_post", right, by=seller))
    same = messages(lambda: actions.correct_code(parcel.pk, "iran_post", right, by=seller))
    parcel.refresh_from_db()
    assert (parcel.tracking_code, parcel.code_wrong_at) == (right, None)
    assert [to for to, _ in told] == [MOBILE]
    assert right in texts(told)[0]
    assert same == []
    assert parcel.events.get(kind="code_corrected").text == f"iran_post {POST_CODE}"

    # The corrected code may be wrong too: it is another code, so it is told again.
    assert len(messages(lambda: actions.report_code(parcel.pk, by=None))) == 1


def test_delivered_completes_the_order_with_its_last_parcel(messages):
    order = paid_for(make.product(), make.product(), language="en")
    one, two = order.parcels.order_by("pk")
    for parcel in (one, two):
        actions.accept_parcel(parcel.pk, by=None)
        actions.post_parcel(parcel.pk, "iran_post", POST_CODE, by=None)

    sent = messages(lambda: actions.deliver_parcel(one.pk, by=None))
    order.refresh_from_db()
    assert order.status == OrderState.PLACED
    assert len(sent) == 1

    actions.deliver_parcel(two.pk, by=None)
    assert messages(lambda: actions.deliver_parcel(two.pk, by=None)) == []
    order.refresh_from_db()
    assert order.status == OrderState.COMPLETED
    two.refresh_from_db()
    assert two.delivered_at is not None


def test_nothing_is_delivered_before_it_is_posted():
    pk = parcel_of(paid_for(make.product())).pk
    with pytest.raises(MoveRefused):
        actions.deliver_parcel(pk, by=None)
    assert Parcel.objects.get().state == ParcelState.NEW


def test_what_has_not_come_is_told_to_the_seller_once(messages):
    seller = make.user(language="en")
    jam = make.product()
    jam.stockrecords.get().partner.users.add(seller)
    parcel = posted(paid_for(jam))
    first = messages(lambda: actions.report_missing(parcel.pk, by=None))
    assert [to for to, _ in first] == [seller.mobile]
    assert messages(lambda: actions.report_missing(parcel.pk, by=None)) == []
    assert Parcel.objects.get().missing_at is not None
