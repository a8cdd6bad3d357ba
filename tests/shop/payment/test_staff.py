"""Staff in the admin, refunds by hand, audits."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core import audit
from core.models import MoveRecord
from shop.payment import actions
from shop.payment.actions import NotByHand
from shop.payment.models import Payment, Refund
from shop.payment.states import PAYMENT_MOVES, PaymentState
from tests import factories
from tests.shop.payment.conftest import fresh, started

pytestmark = pytest.mark.django_db
LIST = "/admin/payment/payment/"
QUERIES = 6


@pytest.fixture
def clerk(client):
    person = factories.user(is_staff=True)
    names = ["view_payment", "change_payment", "view_paymentevent"]
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(person)
    return person


@pytest.fixture
def waiting(buyer):
    payment = started("transfer")
    return actions.hand_in_receipt(payment.pk, "12345678")


def choose(client, action: str, payment: Payment, **more):
    data = {"action": action, "_selected_action": payment.pk, **more}
    return client.post(LIST, data, follow=True)


def test_the_table_of_moves_is_sound():
    assert PAYMENT_MOVES.problems() == []


def test_a_clerk_is_asked_for_a_reason_and_confirms(client, clerk, buyer, waiting):
    page = choose(client, "confirm_the_money", waiting).content.decode()
    assert "12345678" in page
    assert fresh(waiting).state == PaymentState.WAITING

    choose(client, "confirm_the_money", waiting, decided="yes", reason="statement 12, line 7")

    assert fresh(waiting).state == PaymentState.CONFIRMED
    move = MoveRecord.objects.get(object_id=waiting.pk, to_state="confirmed")
    assert (move.by, move.reason) == (clerk, "statement 12, line 7")
    assert buyer.words(waiting) == ["accepted", "paid"]


def test_without_a_reason_nothing_is_declined(client, clerk, buyer, waiting):
    choose(client, "decline", waiting, decided="yes", reason=" ")
    assert fresh(waiting).state == PaymentState.WAITING

    choose(client, "decline", waiting, decided="yes", reason="not on the statement")

    assert fresh(waiting).state == PaymentState.DECLINED
    assert buyer.words(waiting) == ["accepted", "declined"]


def test_a_bank_payment_is_not_decided_by_hand(client, clerk, buyer):
    payment = started("practice")

    choose(client, "confirm_the_money", payment, decided="yes", reason="the buyer says so")

    assert (fresh(payment).state, buyer.told) == (PaymentState.STARTED, [])
    with pytest.raises(NotByHand):
        actions.decline_by_staff(payment.pk, by=clerk, reason="x")


def test_who_may_only_look_may_not_decide(client, clerk, buyer, waiting):
    clerk.user_permissions.set(Permission.objects.filter(codename="view_payment"))

    choose(client, "confirm_the_money", waiting, decided="yes", reason="line 7")

    assert fresh(waiting).state == PaymentState.WAITING


def test_one_payment_shows_its_timeline_and_no_secret(client, clerk, buyer):
    payment = started("practice")

    page = client.get(reverse("admin:payment_payment_change", args=[payment.pk])).content.decode()

    assert "opened" in page
    assert "started" in page
    assert payment.token not in page
    assert payment.gateway_reference not in page
    assert 'name="_save"' not in page
    assert client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize(("need", "found"), [
    ("confirmation", True), ("overdue", False), ("refund", False), ("mismatch", False), ("?", True),
])  # fmt: skip
def test_the_list_finds_what_needs_staff(client, clerk, waiting, need, found):
    page = client.get(LIST, {"needs": need}).content.decode()

    assert (waiting.reference in page) is found


def test_the_list_asks_the_same_number_of_queries_for_one_and_three(
    client, clerk, buyer, waiting, django_assert_num_queries
):
    client.get(LIST)
    with django_assert_num_queries(QUERIES):
        client.get(LIST)
    started("practice")
    started("cod")
    with django_assert_num_queries(QUERIES):
        client.get(LIST)


# --- The database refuses -------------------------------------------------------------------------
def test_the_database_keeps_one_live_payment_for_a_purpose(buyer, waiting):
    twin = Payment(purpose="test", reference=waiting.reference, amount=10, gateway="cod")

    refusal = pytest.raises(IntegrityError, match=r"one_live_payment_per_purpose|UNIQUE")
    with refusal, transaction.atomic():
        twin.save()


def test_audits_find_what_was_forgotten(buyer, waiting):
    assert [f for f in audit.run() if f.check.startswith("payments")] == []
    old = timezone.now() - timedelta(days=4)
    late = started("practice")
    Payment.objects.filter(pk=late.pk).update(expires_at=old)
    kept = started("cod")
    Payment.objects.filter(pk=kept.pk).update(state="confirmed", going_back=10)
    back = Refund.objects.create(payment=kept, key="whole", amount=20)
    Refund.objects.filter(pk=back.pk).update(created_at=old)

    found = [f.subject for f in audit.run() if f.check.startswith("payments")]

    # Its refund is overdue, no event confirms it, its refunds are of another sum.
    assert sorted(found) == sorted([f"payment {late.pk}", *[f"payment {kept.pk}"] * 3])
