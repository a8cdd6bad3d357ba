"""Payouts abroad by Stripe, over HTTP against its stateful fake: once, or back to the balance."""

import pytest

from core import audit
from core.texting.models import OutgoingSms
from shop.ledger.queries import balance, owed
from shop.payment.connect import actions as connect
from shop.payment.models import ExchangeRate
from shop.payouts import actions
from shop.payouts.models import Batch, Payout
from shop.payouts.pain import Answer
from tests import factories as make
from tests.shop.payment.test_stripe_contract import RATE, bank  # noqa: F401 -- a fixture
from tests.shop.payouts.tools import clerk, earn, earner

pytestmark = pytest.mark.django_db
TEN = 10 * RATE


@pytest.fixture
def abroad(bank):  # noqa: F811
    """A producer in Germany with ten euros due."""
    seller = make.seller()
    make.member(seller)
    account = connect.open_account(seller, country="DE")
    bank.finish(account.reference)
    connect.refresh_account(account.reference)
    earn(seller, TEN)
    return seller


def sent_batch(run, method="bank"):
    batch = actions.draft_batch(day=make.TODAY, method=method, by=clerk())
    with run(execute=True):
        actions.approve_batch(batch.pk, by=clerk())
    return Batch.objects.get(pk=batch.pk)


def clean():
    return not list(audit.run(("ledger: all", "ledger: entries", "ledger: nobody", "payouts")))


def test_a_batch_pays_by_file_at_home_and_by_transfer_abroad(
    bank, abroad, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    home = earner(2_000_000)
    batch = sent_batch(django_capture_on_commit_callbacks)

    (sent,) = bank.transfers.values()
    assert (sent["amount"], sent["currency"]) == (1000, "eur")
    payout = Payout.objects.get(seller=abroad)
    assert (payout.method, payout.state, payout.reference) == ("stripe", "paid", sent["id"])
    assert (balance("gateway:stripe"), owed(abroad.pk)) == (-TEN, 0)
    assert "<CtrlSum>2000000</CtrlSum>" in batch.document.reveal()
    assert Payout.objects.get(seller=home).state == "sent"
    assert batch.state == "approved"

    actions.take_answers([Answer(payout.number, False, "", "AC04")], by=None)  # not the bank's
    actions.mark_paid(Payout.objects.get(seller=home).number, reference="9", by=None)
    batch.refresh_from_db()
    payout.refresh_from_db()
    assert (batch.state, payout.state) == ("done", "paid")
    assert clean()


def test_what_stripe_refuses_is_due_again_and_told(
    bank, abroad, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    reference = abroad.connect_account.reference
    bank.accounts[reference]["capabilities"] = {"transfers": "inactive"}
    batch = sent_batch(django_capture_on_commit_callbacks)

    payout = batch.payouts.get()
    assert (payout.state, batch.state, owed(abroad.pk)) == ("returned", "done", TEN)
    assert payout.reason == "insufficient_capabilities_for_transfer"
    assert payout.why != payout.reason  # in words
    assert "payouts-abroad" in OutgoingSms.objects.get().text

    bank.accounts[reference]["capabilities"] = {"transfers": "active"}
    again = sent_batch(django_capture_on_commit_callbacks)
    assert again.payouts.get().state == "paid"
    assert len(bank.transfers) == 1
    assert clean()


def test_without_a_rate_it_is_due_again(
    bank, abroad, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    ExchangeRate.objects.all().delete()
    payout = sent_batch(django_capture_on_commit_callbacks).payouts.get()

    assert (payout.state, payout.reason, owed(abroad.pk)) == ("returned", "cannot_transfer", TEN)
    assert bank.transfers == {}


@pytest.mark.parametrize("bad", ["drop", "lost", "500"])
def test_a_stripe_that_breaks_off_is_asked_again_and_pays_once(
    bank, abroad, django_capture_on_commit_callbacks, bad  # noqa: F811
):  # fmt: skip
    bank.bad = [bad] * 3
    batch = sent_batch(django_capture_on_commit_callbacks)
    assert (batch.payouts.get().state, batch.state) == ("sent", "approved")

    ExchangeRate.objects.update(rials=2 * RATE)  # the rate of the day it was written down holds
    assert actions.send_all_abroad() == 1
    assert actions.send_all_abroad() == 0
    assert [sent["amount"] for sent in bank.transfers.values()] == [1000]
    assert batch.payouts.get().state == "paid"
    assert clean()


def test_by_hand_it_is_paid_with_a_reference(
    bank, abroad, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    payout = sent_batch(django_capture_on_commit_callbacks, "hand").payouts.get()

    assert (payout.method, payout.state, bank.transfers) == ("hand", "sent", {})


def test_taken_back_it_is_due_again(
    client, bank, abroad, django_capture_on_commit_callbacks  # noqa: F811
):  # fmt: skip
    batch = sent_batch(django_capture_on_commit_callbacks)
    payout = batch.payouts.get()
    client.force_login(clerk())
    for _ in range(2):  # pressed twice
        client.post(f"/en/money/payouts/{batch.number}/take-back/", {"payout": payout.number})

    (sent,) = bank.transfers.values()
    assert sent["reversed"]
    payout.refresh_from_db()
    assert (payout.state, owed(abroad.pk), balance("gateway:stripe")) == ("returned", TEN, 0)
    assert clean()
