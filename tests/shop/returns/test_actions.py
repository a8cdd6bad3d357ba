"""Cases from the buyer's word to the money back: goods, stock, ledger, messages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit, sms
from core.moves import MoveRefused
from shop.ledger.queries import balance, owed
from shop.order.models import Line, Parcel
from shop.payment.models import Payment, Refund
from shop.payouts import actions as payouts
from shop.payouts.coming import coming_to
from shop.payouts.rules import due_on
from shop.returns import actions
from shop.returns.actions.opening import CannotOpen
from shop.returns.actions.watching import watch
from shop.returns.actions.writing import Said
from shop.returns.models import Return
from shop.returns.states import ReturnState, Side
from tests import factories as make
from tests.shop.order.tools import MOBILE, paid_for
from tests.shop.returns.tools import (
    BUYER,
    CODE,
    HOME,
    SELLER,
    arrive,
    asked,
    came,
    on_its_way,
    opened,
    state_of,
)

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)  # messages and refunds leave after commit
ABOUT = ("returns:", "orders:", "payments: refunds", "payments: a", "stock:")
NOON = {"hour": 12, "minute": 0}


@pytest.fixture(autouse=True)
def _books_agree():
    yield
    assert [str(f) for f in audit.run(ABOUT)] == []


def stock_of(product):
    return product.stockrecords.get().num_in_stock


def later(days):
    return timezone.localtime().replace(**NOON) + timedelta(days=days)


def run_out(case):
    """Let the days of whoever is next pass."""
    Return.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    return watch(timezone.localtime().replace(**NOON))


def told(to=MOBILE):
    return [m.text for m in sms.outbox if m.to == to]


@commits
def test_a_withdrawal_goes_its_whole_way():
    jam = make.product(stock=5, price=1_000_003)
    parcel = came(jam, quantity=2)
    case = opened(parcel)
    stock = stock_of(jam)
    on_its_way(case)
    actions.receive(case.pk, is_sellable=True, rials=None, said=SELLER)

    case.refresh_from_db()
    parcel.refresh_from_db()
    assert (case.state, case.refunded, case.shipping) == (
        "refunded", parcel.total, parcel.shipping,
    )  # fmt: skip
    assert stock_of(jam) == stock + 2
    refund = Refund.objects.get()
    assert (refund.amount, refund.key) == (parcel.total, f"parcel:{parcel.pk}:return:{case.pk}")
    assert not case.is_sellers_fault
    assert len(told()) == 3  # in writing, accepted, the money
    assert HOME not in "".join(told())


def test_one_of_two_pieces_keeps_the_sending():
    parcel = came(make.product(price=999_999), quantity=2)
    one = on_its_way(opened(parcel, pieces=1))
    actions.receive(one.pk, is_sellable=False, rials=None, said=SELLER)
    two = on_its_way(opened(parcel, pieces=1))
    assert Parcel.objects.get(pk=parcel.pk).refunded == 999_999
    actions.receive(two.pk, is_sellable=False, rials=None, said=SELLER)

    assert Parcel.objects.get(pk=parcel.pk).kept == 0


def test_the_money_is_held_while_a_case_is_open_and_the_seller_reads_why():
    parcel = came()
    due = due_on(make.TODAY, ["7_working_days"])
    case = opened(parcel)

    assert payouts.settle_due(due) == 0
    (held,) = coming_to(parcel.seller_id)
    assert case.number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in held.held
    actions.cancel(case.pk, BUYER)
    assert coming_to(parcel.seller_id)[0].held == ""
    assert payouts.settle_due(due) == 1


def test_after_the_payout_it_is_taken_back_from_the_seller():
    parcel = came(make.product(price=1_000_000), days_ago=20)
    assert payouts.settle_due(make.TODAY) == 1
    before = owed(parcel.seller_id)
    case = opened(parcel, "problem", reason="not_as_described")
    actions.refund_now(case.pk, SELLER)

    assert owed(parcel.seller_id) == before - parcel.total == 0
    assert Return.objects.get().is_sellers_fault


def test_a_part_by_offer_and_then_all_the_rest_is_what_was_paid():
    parcel = came(make.product(price=1_000_000))
    case = opened(parcel, "problem")
    with pytest.raises(actions.TooMuch):
        actions.offer(case.pk, parcel.total + 1, SELLER)
    actions.offer(case.pk, 300_001, SELLER)
    with pytest.raises(MoveRefused):  # not the sum that the buyer saw
        actions.take_offer(case.pk, 300_000, BUYER)
    actions.take_offer(case.pk, 300_001, BUYER)
    actions.take_offer(case.pk, 300_001, BUYER)
    assert Parcel.objects.get(pk=parcel.pk).refunded == 300_001

    rest = on_its_way(opened(parcel))  # the right to withdraw is not sold with it
    actions.receive(rest.pk, is_sellable=True, rials=None, said=SELLER)
    assert Parcel.objects.get(pk=parcel.pk).kept == 0
    assert Payment.objects.get().going_back == parcel.total


def test_an_offer_that_is_declined():
    problem, withdrawal = opened(kind="problem"), opened()
    for case, to in ((problem, "disputed"), (withdrawal, "accepted")):
        actions.offer(case.pk, 10, SELLER)
        actions.decline_offer(case.pk, BUYER)
        assert state_of(case) == to


@pytest.mark.parametrize(
    ("pieces", "changes"),
    [
        (2, {}),
        (1, {"withdrawal_rule": "review_food"}),
        (0, {}),
        (-1, {}),
    ],
)
def test_what_cannot_be_withdrawn_is_not(pieces, changes):
    parcel = came()
    Line.objects.update(**changes) if changes else None
    with pytest.raises(CannotOpen):
        actions.open_case(parcel.pk, asked(parcel, pieces=pieces), BUYER)
    assert not Return.objects.exists()


def test_too_late_to_withdraw_and_not_to_report():
    parcel = came(days_ago=29)
    with pytest.raises(CannotOpen):
        opened(parcel)
    assert opened(parcel, "problem").state == "opened"


def test_not_before_it_came_and_no_other_parcel_s_line():
    parcel, other = paid_for(make.product()).parcels.get(), came()
    with pytest.raises(CannotOpen):
        opened(parcel)
    theirs = Line.objects.get(parcel=other).pk
    with pytest.raises(CannotOpen):
        opened(came(), wanted={theirs: 1})


def test_a_form_sent_twice_is_one_case_and_pieces_are_asked_for_once():
    parcel = came()
    first = opened(parcel, key="a" * 32)
    assert opened(parcel, key="a" * 32) == first
    with pytest.raises(CannotOpen):
        opened(parcel, "problem")
    actions.cancel(first.pk, BUYER)
    assert opened(parcel, "problem").number.endswith("-R2")


def test_silence_on_a_withdrawal_accepts_it_and_uses_the_last_address():
    parcel = came(make.product(), quantity=2)
    actions.accept(opened(parcel, pieces=1).pk, HOME, SELLER)
    case = opened(parcel, pieces=1)
    assert run_out(case).lapsed == 1
    case.refresh_from_db()
    assert (case.state, case.return_to) == ("accepted", HOME)


def test_silence_on_an_address_and_on_a_problem_gets_an_operator():
    case, problem = opened(), opened(kind="problem")
    run_out(case)
    assert state_of(case) == "accepted"
    with pytest.raises(MoveRefused):
        actions.send_back(case.pk, "iran_post", CODE, BUYER)
    run_out(case)
    run_out(problem)
    assert [state_of(one) for one in (case, problem)] == ["disputed", "disputed"]


def test_goods_that_are_not_sent_back_end_the_case():
    case = opened()
    actions.accept(case.pk, HOME, SELLER)
    run_out(case)
    assert state_of(case) == "closed"


@commits
def test_the_clock_is_quiet_at_night_and_reminds_once():
    member = make.member(make.seller())
    case = opened(came(make.product(seller=member.seller)))
    Return.objects.update(due_on=timezone.localdate())
    assert watch(timezone.localtime().replace(hour=3)).reminded == 0
    day = timezone.localtime().replace(**NOON)
    assert [watch(day).reminded, watch(day).reminded] == [1, 0]
    assert len(told(member.user.mobile)) == 2  # a request, and its last day
    assert state_of(case) == "opened"


def test_refused_disputed_decided():
    clerk = make.user(is_staff=True)
    for verdict, state, rials in (
        ("refund", "refunded", None), ("part", "refunded", 70_000), ("dismiss", "closed", None),
        ("send_back", "accepted", None),
    ):  # fmt: skip
        case = opened(kind="problem")
        with pytest.raises(MoveRefused):
            actions.dispute(case.pk, BUYER)
        actions.refuse(case.pk, "used", Said(Side.SELLER, text="شسته شده"))
        actions.dispute(case.pk, BUYER)
        actions.decide(case.pk, verdict, "shown", Said(Side.SHOP, clerk), rials=rials, fault=True)
        case.refresh_from_db()
        assert case.state == state
        assert case.refunded == {"refund": case.parcel.total, "part": 70_000}.get(verdict, 0)
        assert case.notes.last().code == "shown"
        with pytest.raises(MoveRefused):
            actions.decide(case.pk, "refund", "shown", Said(Side.SHOP, clerk))


def test_worn_goods_are_offered_a_part_and_then_decided():
    case = on_its_way(opened())
    actions.receive(case.pk, is_sellable=False, rials=50_000, said=SELLER)
    assert state_of(case) == "offered"
    with pytest.raises(MoveRefused):
        actions.cancel(case.pk, BUYER)  # she has the goods
    actions.decline_offer(case.pk, BUYER)
    actions.decide(case.pk, "part", "both", Said(Side.SHOP), rials=80_000)
    case.refresh_from_db()
    assert (case.state, case.refunded, case.is_settled) == ("refunded", 80_000, True)
    with pytest.raises(CannotOpen):
        opened(Parcel.objects.get())


def test_nothing_comes_back_of_what_never_came():
    case = opened(kind="problem", reason="not_arrived")
    with pytest.raises(MoveRefused):
        actions.accept(case.pk, HOME, SELLER)
    actions.refund_now(case.pk, SELLER)
    assert not Return.objects.get().is_sellers_fault


@commits
def test_cash_is_counted_when_all_has_come_and_goes_back_by_hand():
    sellers = [make.seller(accepts_cod=True) for _ in range(2)]
    order = paid_for(*(make.product(seller=s) for s in sellers), gateway="cod")
    parcel = arrive(order)
    order.parcels.exclude(pk=parcel.pk).update(state="posted", delivered_at=None)
    type(order).objects.update(status="placed")
    case = opened(parcel, iban="IR350220000000000000123456")
    actions.refund_now(case.pk, SELLER)
    assert state_of(case) == "to_refund"
    assert watch(timezone.localtime().replace(**NOON)).refunded == 0

    arrive(order)
    assert watch(timezone.localtime().replace(**NOON)).refunded == 1
    case.refresh_from_db()
    assert (case.state, case.refunded, case.awaited) == ("refunded", parcel.total, None)
    assert Refund.objects.get().state == "by_hand"
    assert balance("refunds") == -parcel.total
    assert case.iban.reveal() == "IR350220000000000000123456"


def test_money_that_went_back_another_way_is_said_not_guessed():
    parcel = came()
    case = opened(parcel)
    Payment.objects.update(going_back=parcel.total)
    with pytest.raises(actions.NoMoney):
        actions.refund_now(case.pk, SELLER)
    Payment.objects.update(going_back=0)
    assert state_of(case) == "opened"


def test_the_audit_sees_what_is_wrong():
    parcel = came()
    case = opened(parcel)
    Parcel.objects.update(settled_at=timezone.now())
    case.items.update(quantity=9, refunded=5)
    Return.objects.update(due_on=timezone.localdate() - timedelta(days=5))

    checks = {f.check for f in audit.run(("returns:",))}
    Parcel.objects.update(settled_at=None)
    case.items.update(quantity=1, refunded=0)
    Return.objects.update(due_on=timezone.localdate())
    assert len(checks) == 4


def test_states_are_known():
    assert set(ReturnState) == {s for s, _ in Return._meta.get_field("state").choices}
