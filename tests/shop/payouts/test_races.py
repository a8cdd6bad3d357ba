"""Many at once, on PostgreSQL: one file, nobody paid twice, and a killed batch comes right."""

import pytest
from django.db import connection

from core import audit
from shop.ledger.actions import post
from shop.ledger.queries import balance, owed
from shop.ledger.rules import Side, What
from shop.payment.connect import actions as connect
from shop.payouts import actions
from shop.payouts.actions import batches
from shop.payouts.models import Batch, Payout
from tests import factories as make
from tests.shop.order.test_races import at_once
from tests.shop.payment.test_stripe_contract import RATE, bank  # noqa: F401 -- a fixture
from tests.shop.payouts.tools import clerk, earn, earner

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def draft(by):
    return actions.draft_batch(day=make.TODAY, method="bank", by=by)


def agree():
    return not list(audit.run(("ledger: all", "ledger: entries", "ledger: nobody", "payouts")))


def test_two_operators_approve_one_batch():
    sellers = [earner() for _ in range(5)]
    batch = draft(clerk())
    people = [clerk() for _ in range(4)]
    answers = at_once(*(lambda by=by: actions.approve_batch(batch.pk, by=by) for by in people))

    assert {a.fingerprint for a in answers} == {Batch.objects.get().fingerprint}
    assert len({a.approved_by_id for a in answers}) == 1
    assert [owed(s.pk) for s in sellers] == [0] * 5
    assert balance("transit") == -5_000_000
    assert agree()


def test_two_operators_draft_at_once():
    earner()
    people = [clerk() for _ in range(4)]
    answers = at_once(*(lambda by=by: draft(by) for by in people))

    made = [a for a in answers if isinstance(a, Batch)]
    assert len(made) == 1
    assert {type(a) for a in answers if a not in made} == {actions.NothingDue}
    assert Payout.objects.count() == 1


def refund(seller, n):
    sides = [Side(f"seller:{seller.pk}", 1_000, What.REFUND), Side("payments", -1_000)]
    return post(f"refund:{n}", sides, kind="back")


@pytest.mark.parametrize("round_", range(4))
def test_a_payout_while_refunds_come(round_):
    ayla = earner()
    batch = draft(clerk())
    by = clerk()
    at_once(
        lambda: actions.approve_batch(batch.pk, by=by),
        *(lambda n=n: refund(ayla, n) for n in range(3)),
    )
    payout = Payout.objects.get()

    # Sent in full before a refund was seen, and then owed; or left out. Never less than was told.
    expected = -3_000 if payout.state == "sent" else 997_000
    assert (payout.amount, owed(ayla.pk)) == (1_000_000, expected)
    assert agree()


def test_answers_come_twice_at_once():
    ayla = earner()
    actions.approve_batch(draft(clerk()).pk, by=clerk())
    number = Payout.objects.get().number
    at_once(
        *(lambda: actions.mark_returned(number, reason="x", by=None) for _ in range(3)),
        *(lambda: actions.mark_paid(number, reference="x", by=None) for _ in range(3)),
    )

    assert Payout.objects.get().state == "returned"
    assert (owed(ayla.pk), balance("transit"), balance("bank")) == (1_000_000, 0, 1_000_000)
    assert agree()


def test_killed_in_the_middle_it_comes_right(monkeypatch):
    sellers = [earner() for _ in range(5)]
    batch = draft(clerk())
    real, calls = batches.post, []

    def dying(*args, **kwargs):
        calls.append(args)
        if len(calls) == 3:
            connection.close()  # the process is gone: the server undoes what it did not commit
            raise SystemExit
        return real(*args, **kwargs)

    monkeypatch.setattr(batches, "post", dying)
    with pytest.raises(BaseException):  # noqa: B017, PT011 -- however a process dies
        actions.approve_batch(batch.pk, by=clerk())
    assert (Batch.objects.get().state, balance("transit")) == ("draft", 0)
    monkeypatch.undo()
    actions.approve_batch(batch.pk, by=clerk())

    assert [owed(s.pk) for s in sellers] == [0] * 5
    assert balance("transit") == -5_000_000
    assert agree()


def test_many_workers_send_one_payout_abroad(bank):  # noqa: F811
    seller = make.seller()
    account = connect.open_account(seller, country="DE")
    bank.finish(account.reference)
    connect.refresh_account(account.reference)
    earn(seller, 10 * RATE)
    bank.bad = ["500"] * 3
    actions.approve_batch(draft(clerk()).pk, by=clerk())
    assert Payout.objects.get().state == "sent"

    at_once(*([actions.send_all_abroad] * 4))
    actions.send_all_abroad()
    assert [sent["amount"] for sent in bank.transfers.values()] == [1000]
    assert (Payout.objects.get().state, balance("gateway:stripe")) == ("paid", -10 * RATE)
    assert agree()
