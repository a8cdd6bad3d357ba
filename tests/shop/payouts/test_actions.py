"""Two persons, one file, nobody paid twice; and what comes back is due again."""

import pytest
from django.db import IntegrityError, connection, transaction

from core import audit
from core.moves import MoveRefused
from core.texting.models import OutgoingSms
from shop.ledger.actions import post
from shop.ledger.queries import balance, owed
from shop.ledger.rules import Side, What
from shop.payouts import actions
from shop.payouts.models import Batch, Payout
from shop.payouts.pain import Answer
from tests import factories as make
from tests.shop.payouts.tools import account, clerk, earn, earner

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return clerk(), clerk()


def draft(by, method="bank"):
    return actions.draft_batch(day=make.TODAY, method=method, by=by)


def clean():
    return not list(audit.run(("ledger: all", "ledger: entries", "ledger: nobody", "payouts")))


def test_a_draft_moves_nothing_and_lists_who_is_due(two):
    ayla, zari = earner(), earner(2_000_000)
    earn(make.seller(), 5_000_000)  # no account
    poor = earner(99_999)  # less than the least

    batch = draft(two[0])

    assert dict(batch.payouts.values_list("seller", "amount")) == {
        ayla.pk: 1_000_000, zari.pk: 2_000_000,
    }  # fmt: skip
    assert (owed(ayla.pk), owed(poor.pk), batch.state) == (1_000_000, 99_999, "draft")


def test_nothing_due_is_no_batch(two):
    earn(earner(500_000), -600_000, "owes")

    with pytest.raises(actions.NothingDue):
        draft(two[0])
    assert not Batch.objects.exists()


def test_who_waits_in_one_draft_is_not_in_the_next(two):
    earner()
    draft(two[0])
    with pytest.raises(actions.NothingDue):
        draft(two[1])


def test_the_second_person_sends_it(two):
    ayla = earner()
    batch = actions.approve_batch(draft(two[0]).pk, by=two[1])

    assert (batch.state, batch.approved_by) == ("approved", two[1])
    assert (owed(ayla.pk), balance("transit")) == (0, -1_000_000)
    assert '<InstdAmt Ccy="IRR">1000000</InstdAmt>' in batch.document.reveal()
    assert batch.payouts.get().state == "sent"
    assert clean()


def test_ibans_do_not_lie_in_the_clear(two):
    earner()
    actions.approve_batch(draft(two[0]).pk, by=two[1])

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document FROM payouts_batch UNION ALL SELECT iban FROM payouts_payout"
        )
        assert all("IR35" not in text for (text,) in cursor.fetchall())


def test_the_first_person_does_not(two):
    earner()
    batch = draft(two[0])

    with pytest.raises(actions.SamePerson):
        actions.approve_batch(batch.pk, by=two[0])
    assert balance("transit") == 0
    batch.approved_by, batch.approved_at, batch.state = two[0], batch.made_at, "approved"
    with pytest.raises(IntegrityError, match="a_second_person_approves"), transaction.atomic():
        batch.save()


def test_approved_twice_it_is_sent_once(two):
    ayla = earner()
    batch = draft(two[0])
    first = actions.approve_batch(batch.pk, by=two[1])
    again = actions.approve_batch(batch.pk, by=clerk())

    assert (again.fingerprint, again.approved_by) == (first.fingerprint, two[1])
    assert owed(ayla.pk) == 0


def test_who_has_less_by_now_is_left_out_and_comes_next_time(two):
    ayla, zari = earner(), earner(2_000_000)
    batch = draft(two[0])
    post("refund", [Side(f"seller:{ayla.pk}", 1, What.REFUND), Side("payments", -1)], kind="back")
    sent = actions.approve_batch(batch.pk, by=two[1])

    assert dict(sent.payouts.values_list("seller", "state")) == {
        ayla.pk: "left_out", zari.pk: "sent",
    }  # fmt: skip
    assert owed(ayla.pk) == 999_999
    assert "<NbOfTxs>1</NbOfTxs>" in sent.document.reveal()
    assert list(draft(two[0]).payouts.values_list("seller", flat=True)) == [ayla.pk]


def test_a_batch_of_nobody_is_done(two):
    ayla = earner()
    batch = draft(two[0])
    earn(ayla, -1, "less")

    assert actions.approve_batch(batch.pk, by=two[1]).state == "done"
    assert Batch.objects.get().fingerprint == ""


def test_called_off_it_pays_nobody(two):
    ayla = earner()
    batch = actions.cancel_batch(draft(two[0]).pk, by=two[0])
    actions.cancel_batch(batch.pk, by=two[1])

    with pytest.raises(MoveRefused):
        actions.approve_batch(batch.pk, by=two[1])
    assert (owed(ayla.pk), Payout.objects.get().state) == (1_000_000, "left_out")


def sent(two, *sellers):
    batch = actions.approve_batch(draft(two[0]).pk, by=two[1])
    return batch, [batch.payouts.get(seller=seller).number for seller in sellers]


def test_the_bank_s_answer_marks_each(two, django_capture_on_commit_callbacks):
    ayla, zari, mina = earner(), earner(), earner()
    owner = make.member(zari).user
    batch, (one, two_, three) = sent(two, ayla, zari, mina)
    answers = [Answer(one, True, "981"), Answer(two_, False, reason="closed"), Answer(three, None),
               Answer("N-9", True)]  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        taken = actions.take_answers(answers, by=two[0])

    assert (taken.paid, taken.returned, taken.open, taken.unknown) == (1, 1, 1, ["N-9"])
    assert (owed(ayla.pk), owed(zari.pk), owed(mina.pk)) == (0, 1_000_000, 0)
    assert (balance("transit"), batch.payouts.get(seller=ayla).reference) == (-1_000_000, "981")
    assert Batch.objects.get().state == "approved"
    assert list(OutgoingSms.objects.values_list("to", flat=True)) == [owner.mobile]
    assert clean()


def test_the_same_answer_again_changes_nothing(two):
    ayla = earner()
    _, (one,) = sent(two, ayla)
    actions.take_answers([Answer(one, True, "981")], by=None)

    again = actions.take_answers([Answer(one, True, "982")], by=None)

    assert (again.paid, Payout.objects.get().reference) == (0, "981")
    assert Batch.objects.get().state == "done"


def test_what_was_paid_may_still_come_back(two):
    ayla = earner()
    _, (one,) = sent(two, ayla)
    actions.mark_paid(one, reference="981", by=None)
    actions.mark_returned(one, reason="closed", by=None)

    assert (owed(ayla.pk), balance("bank")) == (1_000_000, 1_000_000)
    assert Batch.objects.get().state == "done"
    with pytest.raises(actions.NotAnswerable):
        actions.mark_paid(one, reference="x", by=None)
    assert clean()


def test_nothing_is_answered_before_it_is_sent(two):
    earner()
    number = draft(two[0]).payouts.get().number
    for work in (actions.mark_paid, actions.mark_returned):
        said = {"reference": "x"} if work is actions.mark_paid else {"reason": "x"}
        with pytest.raises(actions.NotAnswerable):
            work(number, by=None, **said)


def test_what_is_owed_is_settled_by_the_next_sales(two):
    ayla = make.seller()
    account(ayla)
    earn(ayla, -300_000, "claim")
    earn(ayla, 1_000_000)
    sent(two, ayla)

    assert Payout.objects.get().amount == 700_000


def test_the_audit_sees_a_payout_that_the_ledger_does_not_know(two):
    ayla = earner()
    sent(two, ayla)
    Payout.objects.update(state="returned")
    Batch.objects.update(fingerprint="x")

    found = {f.check for f in audit.run(("payouts",))}
    assert found == {
        "payouts: each is posted as it stands",
        "payouts: files are those that were approved",
    }
