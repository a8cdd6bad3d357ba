"""Payments as staff find them: split, partly sent back, and transfers beside a bank's statement.

Everything is done by the actions that people's own clicks call; only the names that would be
random, and the moments, are the plan's, so that the same seed makes the same rows.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.demo import DemoPlan
from core.models import User
from core.money import Rials
from shop.order.actions import pay_again, refuse_parcel
from shop.order.demo import writing
from shop.order.demo.market import Market
from shop.order.demo.purchases import Purchase, unpaid
from shop.order.models import Order, Parcel
from shop.order.states import Why
from shop.payment.actions import (
    hand_in_receipt,
    open_part,
    open_split,
    send_all_back,
    settle,
    start_payment,
)
from shop.payment.actions.parts import release_parts
from shop.payment.models import Part, Payment
from shop.payment.practice_bank import book
from shop.payment.protocol import Urls
from shop.payment.statements.actions import confirm_matches, take_in

BANK, TRANSFER = "practice", "transfer"
FROM, TRIES, WANTED = 9101, 200, 7
# Nobody looks after a demo for weeks: its transfers wait as long.
PATIENCE = timedelta(days=30)
URLS = Urls(f"{settings.SITE_URL}/", f"{settings.SITE_URL}/payments/webhook/{BANK}/")


def fill(plan: DemoPlan, market: Market, buyers: Sequence[User], operator: User) -> int:
    """Let seven buyers order and pay, each in another way; return how many could."""
    until = timezone.now() + timedelta(hours=1)
    found = (unpaid(plan, FROM + n, market, buyers, BANK, until) for n in range(TRIES))
    made = [bought for bought, _ in zip(filter(None, found), range(WANTED), strict=False)]
    writing.write(made)
    ways = (_in_parts, _in_parts_then_by_card, _by_card, _by_transfer, _by_transfer, _by_transfer,
            _by_transfer)  # fmt: skip
    for bought, way in zip(made, ways, strict=False):
        way(plan, bought)
    _statements(plan, [bought.number for bought in made[3:]], operator)
    _refuse_a_piece([made[n].number for n in (0, 2, 3) if n < len(made)])
    _restamp(plan, made)
    return len(made)


def _in_parts(plan: DemoPlan, bought: Purchase) -> None:
    whole = _split(bought)
    for part in whole.parts.all():
        _pay(_started(open_part(part)))
    settle(whole.pk, {}, key="part")


def _in_parts_then_by_card(plan: DemoPlan, bought: Purchase) -> None:
    """Change one's mind after the first part: it is released, and a card pays for all."""
    whole = _split(bought)
    first = whole.parts.first()
    assert isinstance(first, Part)  # noqa: S101 -- written just now
    _pay(_started(open_part(first)))
    _by_card(plan, bought)
    release_parts(whole.pk)


def _split(bought: Purchase) -> Payment:
    first = Rials(bought.total * 6 // 10)
    parts = [(BANK, first), (BANK, Rials(bought.total - first))]
    whole = open_split(
        purpose="order", reference=bought.number, parts=parts, expires_at=bought.hold_until
    )
    return _started(whole)


def _by_card(plan: DemoPlan, bought: Purchase) -> None:
    _pay(_started(pay_again(bought.number, BANK)))


def _by_transfer(plan: DemoPlan, bought: Purchase) -> None:
    payment = _started(pay_again(bought.number, TRANSFER))
    hand_in_receipt(payment.pk, _receipt(plan, bought.number))
    late = timezone.now() + PATIENCE
    Order.objects.filter(number=bought.number).update(hold_until=late)
    Payment.objects.filter(pk=payment.pk).update(expires_at=late)


def _receipt(plan: DemoPlan, number: str) -> str:
    return str(plan.chance("receipt", number).randrange(10**11, 10**12))


def _started(payment: Payment) -> Payment:
    start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    return payment


def _pay(payment: Payment) -> None:
    book.decide(payment.gateway_reference, paid=True)
    settle(payment.pk, {}, key="return:paid")


# --- What staff do -------------------------------------------------------------------------------
def _statements(plan: DemoPlan, numbers: Sequence[str], operator: User) -> None:
    """Upload yesterday's statement and confirm by it; then today's, which nobody has looked at.

    Of the transfers the first was on yesterday's, the second is on today's, the third is there
    with another sum, and the last is missing.
    """
    told = {p.reference: p for p in Payment.objects.filter(reference__in=numbers)}
    rows = [(told[number].amount, told[number].receipt, "") for number in numbers]
    first = _statement(plan, 1, rows[:1], operator)
    confirm_matches(take_in(first, by=operator)[0], by=operator)
    wrong = [(amount - 500_000, receipt, payer) for amount, receipt, payer in rows[2:3]]
    stranger = (8_400_000, str(plan.chance("receipt", "stranger").randrange(10**9)), "کارت به کارت")
    take_in(_statement(plan, 0, [*rows[:2], *wrong, stranger], operator), by=operator)


def _statement(
    plan: DemoPlan, days: int, rows: Sequence[tuple[int, str, str]], operator: User
) -> SimpleUploadedFile:
    lines = ["مبلغ واریز (ریال),شماره پیگیری,واریزکننده"]
    lines += [f"{amount},{receipt},{payer}" for amount, receipt, payer in rows]
    name = f"statement-{plan.day - timedelta(days=days):%Y-%m-%d}.csv"
    return SimpleUploadedFile(name, "\n".join(lines).encode())


def _refuse_a_piece(numbers: Sequence[str]) -> None:
    """Let each order's first producer say that one piece is sold out: its money goes back."""
    for parcel in Parcel.objects.filter(number__in=[f"{number}-1" for number in numbers]):
        line = parcel.lines.order_by("-quantity", "pk").first()
        assert line is not None  # noqa: S101 -- a parcel has lines
        refuse_parcel(parcel.pk, Why.SOLD_OUT, {line.pk: 1}, by=None)
    for payment in Payment.objects.filter(purpose="order", reference__in=numbers, going_back__gt=0):
        send_all_back(payment.pk)


# --- The same for the same seed -------------------------------------------------------------------
def _restamp(plan: DemoPlan, made: Sequence[Purchase]) -> None:
    """Name what has random names by the plan's dice; its money came an hour after the order."""
    for bought in made:
        mine = Payment.objects.filter(purpose="order", reference=bought.number)
        parts = Payment.objects.filter(part__payment__in=list(mine))
        for n, payment in zip(count(), [*mine.order_by("pk"), *parts.order_by("pk")], strict=False):
            dice = plan.chance("staff payment", bought.number, n)
            payment.token = f"{dice.getrandbits(88):022x}"
            payment.created_at = bought.placed_at + timedelta(minutes=2 + n)
            payment.confirmed_at = _hour_after(bought) if payment.confirmed_at else None
            payment.save(update_fields=["token", "created_at", "confirmed_at"])


def _hour_after(bought: Purchase) -> datetime:
    return bought.placed_at + timedelta(hours=1)
