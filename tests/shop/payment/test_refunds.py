"""Money that goes back: whole or in parts, by banks and by hand."""

import pytest
from django.db import IntegrityError, transaction

from core.money import Rials
from core.moves import MoveRefused
from shop.payment import actions
from shop.payment.models import Payment, PracticeCharge, Refund
from shop.payment.practice_bank import book
from shop.payment.rules import LONGEST_PAUSE, SHORTEST_PAUSE, pause_after
from shop.payment.states import REFUND_MOVES, PaymentState
from tests import factories
from tests.shop.payment.conftest import PRICE, fresh, kinds, started
from tests.shop.payment.test_staff import choose, clerk  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db
HALF = Rials(PRICE // 2)


@pytest.fixture
def paid(buyer):
    payment = started("practice")
    book.decide(payment.gateway_reference, paid=True)
    return actions.settle(payment.pk, {}, key="return")


@pytest.fixture
def transferred(buyer):
    payment = started("transfer")
    return actions.confirm_by_staff(payment.pk, by=factories.user())


def test_the_table_of_moves_is_sound():
    assert REFUND_MOVES.problems() == []


@pytest.mark.parametrize(("tries", "pause"), [
    (0, SHORTEST_PAUSE), (1, 2 * SHORTEST_PAUSE), (7, 128 * SHORTEST_PAUSE), (8, LONGEST_PAUSE),
    (10_000, LONGEST_PAUSE),
])  # fmt: skip
def test_pauses_double_to_a_limit(tries, pause):
    assert pause_after(tries) == pause


# --- Asking -------------------------------------------------------------------------------------
def test_it_is_asked_for_once_and_sent_after_commit(
    buyer, paid, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as sent:
        first = actions.ask_refund(paid.pk, reason="cancelled", by=factories.user())
        again = actions.ask_refund(paid.pk, reason="again")

    assert first == again
    assert len(sent) == 1
    assert fresh(paid).state == PaymentState.REFUNDED
    assert buyer.words(paid) == ["paid", "refunded"]


def test_a_part_leaves_the_payment_paid(buyer, paid, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_refund(paid.pk, amount=HALF, key="parcel 1", reason="called off")
        actions.ask_refund(paid.pk, amount=HALF, key="parcel 1", reason="called off")

    payment = fresh(paid)
    assert (payment.state, payment.going_back, payment.sent_back) == ("confirmed", HALF, HALF)
    assert payment.kept == PRICE - HALF
    assert PracticeCharge.objects.get().refunded == HALF
    assert buyer.back == [("parcel 1", HALF)]


def test_whole_after_a_part_is_the_rest(buyer, paid, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_refund(paid.pk, amount=Rials(PRICE - 30), key="parcel 1", reason="called off")
        actions.ask_refund(paid.pk, reason="the rest too")

    assert buyer.back == [("parcel 1", PRICE - 30), ("whole", 30)]
    assert fresh(paid).state == PaymentState.REFUNDED
    assert actions.ask_refund(paid.pk, key="more", reason="nothing is left") is None


@pytest.mark.parametrize("wrong", [0, -10, PRICE - HALF + 1])
def test_never_nothing_and_never_more_than_is_kept(paid, wrong):
    actions.ask_refund(paid.pk, amount=HALF, key="one", reason="x")

    with pytest.raises(actions.RefundRefused):
        actions.ask_refund(paid.pk, amount=Rials(wrong), key="two", reason="x")
    assert (fresh(paid).going_back, Refund.objects.count()) == (HALF, 1)


def test_one_key_is_one_sum(paid):
    actions.ask_refund(paid.pk, amount=HALF, key="one", reason="x")

    with pytest.raises(actions.RefundRefused):
        actions.ask_refund(paid.pk, amount=Rials(10), key="one", reason="x")


def test_what_was_not_paid_is_not_sent_back(buyer):
    waiting = actions.hand_in_receipt(started("transfer").pk, "12345678")

    assert actions.ask_refund(waiting.pk, reason="cancelled") is None
    assert fresh(waiting).going_back == 0
    with pytest.raises(MoveRefused):
        actions.refund_by_staff(waiting.pk, by=factories.user(), reference="B1")


def test_what_is_undone_is_not_sent(paid):
    with transaction.atomic():
        actions.ask_refund(paid.pk, reason="cancelled")
        transaction.set_rollback(True)

    assert (fresh(paid).going_back, Refund.objects.count()) == (0, 0)


# --- Sending --------------------------------------------------------------------------------------
def test_what_a_bank_refuses_is_tried_again_only_when_staff_say_so(
    paid, caplog, django_capture_on_commit_callbacks
):
    PracticeCharge.objects.update(paid=False)
    refund = actions.ask_refund(paid.pk, amount=HALF, key="one", reason="x")
    assert actions.send_back(refund.pk).state == "refused"
    assert [r.levelname for r in caplog.records if "refuses" in r.message] == ["ERROR"]
    assert kinds(paid)[-1] == "refund_refused"
    PracticeCharge.objects.update(paid=True)
    assert actions.send_back(refund.pk).state == "refused"

    with django_capture_on_commit_callbacks(execute=True):
        actions.try_again(refund.pk, by=factories.user())

    refund.refresh_from_db()
    assert (refund.state, refund.tries) == ("sent", 2)
    with pytest.raises(MoveRefused):
        actions.try_again(refund.pk, by=factories.user())


def test_what_a_bank_refuses_may_be_sent_by_hand(buyer, paid):
    PracticeCharge.objects.update(paid=False)
    refund = actions.ask_refund(paid.pk, amount=HALF, key="one", reason="x")
    actions.send_back(refund.pk)

    for _ in range(2):
        actions.record_sent(refund.pk, by=factories.user(), reference="BACK1")

    assert (fresh(paid).sent_back, buyer.back) == (HALF, [("one", HALF)])


# --- Staff ----------------------------------------------------------------------------------------
def test_staff_send_a_part_back_with_a_reason(client, clerk, buyer, paid):  # noqa: F811
    page = choose(client, "send_money_back", paid).content.decode()
    assert 'name="key" value="staff:' in page
    said = {"decided": "yes", "key": "staff:1", "amount": "۲۴۰٬۰۰۰", "reason": "a jar was broken"}

    choose(client, "send_money_back", paid, **said)
    choose(client, "send_money_back", paid, **said)

    refund = paid.refunds.get()
    assert (refund.amount, refund.reason, refund.by) == (2_400_000, "a jar was broken", clerk)


@pytest.mark.parametrize("typed", ["0", "-5", "480001", "money"])
def test_staff_send_no_sum_that_makes_no_sense(client, clerk, buyer, paid, typed):  # noqa: F811
    said = {"decided": "yes", "key": "staff:1", "amount": typed, "reason": "x"}

    choose(client, "send_money_back", paid, **said)

    assert not Refund.objects.exists()


def test_staff_record_what_they_sent_back(client, clerk, buyer, transferred):  # noqa: F811
    refund = actions.ask_refund(transferred.pk, reason="cancelled")
    assert actions.send_back(refund.pk).state == "by_hand", "no bank sends it by itself"

    sent = {"decided": "yes", "reference": "۹۸۷۶۵۴", "reason": "cancelled"}
    choose(client, "record_sent_back", transferred, **sent)

    refund.refresh_from_db()
    assert (refund.state, refund.reference) == ("sent", "987654")
    assert fresh(transferred).state == PaymentState.REFUNDED
    page = client.get(f"/admin/payment/payment/{transferred.pk}/change/").content.decode()
    assert "987654" in page


# --- The database refuses -------------------------------------------------------------------------
@pytest.mark.parametrize(("change", "name"), [
    ({"state": "declined", "going_back": 10}, "only_taken_money_goes_back"),
    ({"going_back": PRICE + 1}, "no_more_goes_back_than_came"),
    ({"going_back": 10, "sent_back": 11}, "no_more_goes_back_than_came"),
    ({"state": "refunded"}, "refunded_means_all_went_back"),
    ({"going_back": PRICE, "sent_back": PRICE}, "refunded_means_all_went_back"),
])  # fmt: skip
def test_the_database_refuses_sums_that_cannot_be(paid, change, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Payment.objects.filter(pk=paid.pk).update(**change)


def test_the_database_keeps_one_refund_for_a_key(paid):
    Refund.objects.create(payment=paid, key="one", amount=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.create(payment=paid, key="one", amount=10)
