"""Payments in parts: all or nothing, whatever the parts' banks say and when."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db.models import F
from django.utils import timezone

from core import audit
from core.money import Rials
from shop.ledger.queries import balance
from shop.payment import actions
from shop.payment.gateways import UnknownGateway
from shop.payment.models import Payment, PracticeCharge
from shop.payment.practice_bank import book
from shop.payment.protocol import GatewayDown
from shop.payment.queries import tenders_of, try_of
from shop.payment.states import PaymentState
from tests import factories
from tests.shop.payment.conftest import URLS, fresh

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = Rials(3_000_000), Rials(1_800_000)
TOTAL = FIRST + SECOND


def split(reference="S1", terms=None):
    payment = actions.open_split(
        purpose="test",
        reference=reference,
        parts=terms or [("practice", FIRST), ("practice", SECOND)],
        expires_at=timezone.now() + timedelta(minutes=30),
    )
    actions.start_payment(payment.pk, URLS)
    return fresh(payment)


def begin(whole, number, *, hold=True) -> Payment:
    """Start a part; without ``hold`` as at a bank that takes at once."""
    payment = actions.open_part(whole.parts.get(number=number))
    Payment.objects.filter(pk=payment.pk).update(hold=hold)
    actions.start_payment(payment.pk, URLS)
    return fresh(payment)


def say(payment, *, paid) -> Payment:
    book.decide(payment.gateway_reference, paid=paid)
    return actions.settle(payment.pk, {}, key="return")


def charges() -> list[tuple]:
    rows = PracticeCharge.objects.order_by("pk")
    return list(rows.values_list("amount", "captured", "refunded"))


@pytest.fixture
def whole(buyer):
    return split()


def test_it_begins_on_a_page_of_its_own(client, whole):
    assert whole.redirect_url.endswith(f"/payments/parts/{whole.token}/")
    html = client.get(f"/en{whole.redirect_url}").content.decode()
    assert "300,000 toman" in html
    assert html.count("Pay this part") == 2


def test_one_part_is_set_aside_and_waits_for_the_other(buyer, client, whole):
    one = say(begin(whole, 1), paid=True)

    assert (one.state, one.hold) == (PaymentState.HELD, True)
    assert fresh(whole).state == PaymentState.STARTED
    assert buyer.told == []
    assert charges() == [(FIRST, None, 0)], "nothing is taken yet"
    assert "Set aside" in client.get(f"/en{whole.redirect_url}").content.decode()


def test_all_parts_are_taken_together_and_told_once(buyer, whole):
    for number in (1, 2):
        say(begin(whole, number), paid=True)

    assert fresh(whole).state == PaymentState.CONFIRMED
    assert charges() == [(FIRST, True, 0), (SECOND, True, 0)]
    assert buyer.told == [("paid", whole.pk)]
    assert [p.amount for p in tenders_of(whole)] == [FIRST, SECOND]
    assert [f for f in audit.run() if f.check.startswith("payments")] == []


def test_a_part_that_fails_is_tried_again_and_the_other_is_kept(buyer, whole):
    one = say(begin(whole, 1), paid=True)
    failed = say(begin(whole, 2), paid=False)
    assert (failed.state, fresh(one).state) == (PaymentState.DECLINED, PaymentState.HELD)

    say(begin(whole, 2), paid=True)

    assert fresh(whole).state == PaymentState.CONFIRMED
    assert try_of(whole.parts.get(number=2)) != failed
    assert buyer.told == [("paid", whole.pk)]


def test_time_that_runs_out_releases_what_was_set_aside(buyer, whole):
    one = say(begin(whole, 1), paid=True)

    actions.sweep(whole.expires_at)

    assert fresh(whole).state == PaymentState.EXPIRED
    assert fresh(one).state == PaymentState.DECLINED
    assert charges() == [(FIRST, False, 0)]
    assert buyer.told == [("expired", whole.pk)]


def test_time_that_runs_out_sends_back_what_was_taken(buyer, whole):
    one = say(begin(whole, 1, hold=False), paid=True)
    assert (one.state, fresh(whole).state) == (PaymentState.CONFIRMED, PaymentState.STARTED)

    actions.sweep(whole.expires_at)

    assert fresh(one).state == PaymentState.REFUNDED
    assert charges() == [(FIRST, None, FIRST)]
    assert buyer.told == [("expired", whole.pk)]


def test_a_part_whose_yes_comes_after_the_end_goes_back(buyer, whole):
    one = begin(whole, 1, hold=False)
    actions.sweep(whole.expires_at)
    assert fresh(one).state == PaymentState.DECLINED

    say(one, paid=True)

    assert fresh(one).state == PaymentState.REFUNDED
    assert buyer.told == [("expired", whole.pk)]


def test_a_hold_that_comes_after_the_end_is_released(buyer, whole):
    one = begin(whole, 1)
    actions.sweep(whole.expires_at)

    say(one, paid=True)

    assert fresh(one).state == PaymentState.DECLINED
    assert charges() == [(FIRST, False, 0)]


def test_another_way_to_pay_ends_all_parts(buyer, whole):
    one = say(begin(whole, 1), paid=True)

    other = actions.open_payment(
        purpose="test", reference="S1", amount=Rials(TOTAL), gateway="cod", expires_at=None
    )

    assert other.gateway == "cod"
    assert fresh(whole).state == PaymentState.DECLINED
    assert (fresh(one).state, charges()) == (PaymentState.DECLINED, [(FIRST, False, 0)])


def test_a_hold_that_lapsed_is_tried_again_and_the_rest_goes_on(buyer, whole):
    one = begin(whole, 1)
    say(one, paid=True)
    book.release(one.gateway_reference)  # the bank gave it up by itself

    say(begin(whole, 2), paid=True)
    assert fresh(one).state == PaymentState.DECLINED
    assert fresh(whole).state == PaymentState.STARTED

    say(begin(whole, 1), paid=True)
    assert fresh(whole).state == PaymentState.CONFIRMED
    assert buyer.told == [("paid", whole.pk)]


def test_goods_that_are_gone_send_all_parts_back(buyer, whole):
    buyer.sold_out = True
    for number in (1, 2):
        say(begin(whole, number), paid=True)

    assert fresh(whole).state == PaymentState.REFUNDED
    assert charges() == [(FIRST, True, FIRST), (SECOND, True, SECOND)]
    assert buyer.told == [("refunded", whole.pk)]


def test_a_part_of_the_whole_goes_back_from_the_last_part_first(buyer, whole):
    for number in (1, 2):
        say(begin(whole, number), paid=True)

    actions.ask_refund(whole.pk, amount=Rials(1_000_000), key="a", reason="x")
    assert charges() == [(FIRST, True, 0), (SECOND, True, 1_000_000)]
    actions.ask_refund(whole.pk, amount=Rials(1_000_000), key="b", reason="x")
    assert charges() == [(FIRST, True, 200_000), (SECOND, True, SECOND)]
    actions.ask_refund(whole.pk, reason="the rest")

    assert charges() == [(FIRST, True, FIRST), (SECOND, True, SECOND)]
    assert fresh(whole).state == PaymentState.REFUNDED
    assert [key for key, _ in buyer.back] == ["a", "b", "whole"]


def test_the_books_keep_nothing_at_the_whole(buyer, whole):
    """What lies with banks is what they have; the whole passes it on."""
    for number in (1, 2):
        say(begin(whole, number), paid=True)
    assert (balance("gateway:practice"), balance("gateway:split")) == (TOTAL, 0)

    actions.ask_refund(whole.pk, amount=Rials(1_000_000), key="a", reason="x")

    assert (balance("gateway:practice"), balance("gateway:split")) == (TOTAL - 1_000_000, 0)


def test_a_refund_waits_for_the_bank_of_its_part(buyer, whole, monkeypatch):
    for number in (1, 2):
        say(begin(whole, number), paid=True)
    with monkeypatch.context() as patch:
        patch.setattr("shop.payment.practice_bank.book.refund", _down)
        refund = actions.ask_refund(whole.pk, reason="x")
        assert buyer.back == []
    later = timezone.now() + timedelta(hours=1)
    type(refund).objects.update(next_try_at=timezone.now())

    actions.sweep(later)

    assert fresh(whole).state == PaymentState.REFUNDED
    assert charges() == [(FIRST, True, FIRST), (SECOND, True, SECOND)]
    assert buyer.back == [("whole", TOTAL)]


def test_a_refund_by_hand_of_a_part_finishes_that_of_the_whole(buyer, whole):
    for number in (1, 2):
        say(begin(whole, number), paid=True)
    PracticeCharge.objects.filter(amount=SECOND).update(paid=False)  # it refuses
    refund = actions.ask_refund(whole.pk, amount=Rials(1_000_000), key="a", reason="x")
    refund.refresh_from_db()
    assert refund.state == "refused"

    part_refund = tenders_of(whole)[1].refunds.get()
    actions.record_sent(part_refund.pk, by=factories.user(), reference="BACK1")

    refund.refresh_from_db()
    assert (refund.state, refund.reference) == ("sent", "BACK1")
    assert buyer.back == [("a", 1_000_000)]


def test_what_the_process_missed_the_sweeper_finds(buyer, whole, monkeypatch):
    """Killed after each step: nothing of what should follow a commit happened."""
    monkeypatch.setattr("shop.payment.actions.parts._settle_whole", lambda pk: None)
    for number in (1, 2):
        say(begin(whole, number), paid=True)
    assert fresh(whole).state == PaymentState.STARTED

    actions.sweep(timezone.now() + timedelta(minutes=1))

    assert fresh(whole).state == PaymentState.CONFIRMED
    assert buyer.told == [("paid", whole.pk)]


def test_stranded_parts_are_found(buyer, whole, monkeypatch):
    one = say(begin(whole, 1), paid=True)
    monkeypatch.setattr("shop.payment.gateways.split.Split.close", lambda *args: None)
    Payment.objects.filter(pk=whole.pk).update(
        state="expired", expires_at=F("expires_at") - timedelta(hours=3)
    )
    assert [f.subject for f in audit.run() if "holds no money" in f.check] == [f"payment {one.pk}"]

    actions.sweep(timezone.now())

    assert charges() == [(FIRST, False, 0)]
    assert [f for f in audit.run() if "holds no money" in f.check] == []


def test_other_parts_are_another_payment(buyer, whole):
    again = split(terms=[("practice", FIRST), ("practice", SECOND)])
    assert again == whole

    other = split(terms=[("practice", SECOND), ("practice", FIRST)])

    assert other != whole
    assert fresh(whole).state == PaymentState.DECLINED


@pytest.mark.parametrize("code", ["cod", "transfer", "split?"])
def test_a_part_is_paid_where_the_bank_says_so(buyer, code):
    with pytest.raises(UnknownGateway):
        split(terms=[("practice", FIRST), (code, SECOND)])
    assert not Payment.objects.exists()


def test_the_buyer_pays_part_by_part(client, buyer, whole):
    page = f"/en{whole.redirect_url}"
    for number in (1, 2):
        bank = client.post(page, {"part": number})["Location"]
        assert "/payments/practice/" in bank
        client.post(bank, {"act": "pay"})
        payment = Payment.objects.filter(purpose="part").latest("pk")
        landed = client.get(f"/payments/return/{payment.token}/")["Location"]
        cache.clear()
        assert landed == ("/en/bought/S1/" if number == 2 else f"/payments/parts/{whole.token}/")
    assert client.get(page)["Location"] == "/en/bought/S1/"


@pytest.mark.parametrize("number", ["3", "x", "", "1 OR 1"])
def test_a_part_that_is_none_is_not_found(client, whole, number):
    assert client.post(whole.redirect_url, {"part": number}).status_code == 404
    assert client.get(f"/payments/parts/{'x' * 22}/").status_code == 404


def _down(*_args):
    raise GatewayDown
