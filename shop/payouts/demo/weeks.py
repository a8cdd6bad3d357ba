"""The year's payouts, week by week, as two persons would have made them; one came back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils import timezone

from core.backdate import keeping_dates
from core.models import User
from shop.ledger.bulk import Draft
from shop.ledger.rules import Kind, Side, What, account, kind_of, seller_of
from shop.payouts.actions.batches import document_of
from shop.payouts.models import Batch, Payout
from shop.payouts.queries import accounts_of
from shop.payouts.rules import Wish, payout_day, plan
from shop.payouts.states import BatchState, PayoutState

MORNING, ANSWERED = time(10), timedelta(hours=4)
CASH_TAKEN = account(Kind.GATEWAY, "cod")
TRANSIT, BANK = account(Kind.TRANSIT), account(Kind.BANK)
CAME_BACK = 5  # this many weeks ago, the first payout of its batch


def with_payouts(
    day: date, events: list[Draft], maker: User | None, approver: User | None
) -> tuple[list[Draft], int]:
    """Return the events with the payouts between them, in time, and how many payouts there are."""
    if not events:
        return [], 0
    made: list[Payout] = []
    drafts: list[Draft] = []
    due: dict[int, int] = defaultdict(int)
    accounts = accounts_of({pk for draft in events for pk in _sellers(draft)})
    waiting = iter([*events, None])
    following = next(waiting)
    saturday = payout_day(timezone.localdate(events[0].at), settings.PAYOUT_WEEKDAY)
    while saturday < day:
        now = timezone.make_aware(datetime.combine(saturday, MORNING))
        while following is not None and following.at <= now:
            drafts.append(_counted(following, due))
            following = next(waiting)
        drafts += _deposits(saturday, now, drafts)
        wishes = [Wish(pk, rials, *accounts.get(pk, ("", ""))) for pk, rials in sorted(due.items())]
        paid = plan(wishes, settings.PAYOUT_LEAST_RIALS).payouts
        if paid:
            payouts = _batch(saturday, now, paid, maker, approver, day)
            drafts += [_counted(draft, due) for draft in _entries(payouts, now, maker)]
            made += payouts
        saturday = payout_day(saturday, settings.PAYOUT_WEEKDAY)
    while following is not None:
        drafts.append(following)
        following = next(waiting)
    Payout.objects.bulk_create(made, batch_size=500)
    return sorted(drafts, key=lambda draft: draft.at), len(made)


def _deposits(saturday: date, now: datetime, drafts: list[Draft]) -> list[Draft]:
    """Return what each gateway paid over to our account that morning: all it had."""
    lies: dict[str, int] = defaultdict(int)
    for draft in drafts:
        for side in draft.sides:
            if kind_of(side.account) == Kind.GATEWAY and side.account != CASH_TAKEN:
                lies[side.account] += side.amount
    return [
        Draft(
            now - timedelta(hours=2), f"deposit:{code.partition(':')[2]}:{saturday:%y%m%d}",
            "deposit", f"{saturday:%y%m%d}", (Side(BANK, rials), Side(code, -rials)),
        )
        for code, rials in sorted(lies.items())
        if rials > 0
    ]  # fmt: skip


def _sellers(draft: Draft) -> Iterator[int]:
    found = (seller_of(side.account) for side in draft.sides)
    return (pk for pk in found if pk is not None)


def _counted(draft: Draft, due: dict[int, int]) -> Draft:
    for side in draft.sides:
        pk = seller_of(side.account)
        if pk is not None:
            due[pk] -= side.amount
    return draft


def _batch(
    saturday: date,
    now: datetime,
    paid: Iterable[Wish],
    maker: User | None,
    approver: User | None,
    day: date,
) -> list[Payout]:
    """Write a batch that was approved and answered; return its payouts, not stored yet."""
    batch = Batch(
        number=f"{saturday:%y%m%d}-1", day=saturday, method="bank", state=BatchState.DONE.value,
        made_by=maker, made_at=now, approved_by=approver, approved_at=now,
    )  # fmt: skip
    came_back = day - saturday >= timedelta(weeks=CAME_BACK) > day - saturday - timedelta(weeks=1)
    payouts = [
        Payout(
            batch=batch, seller_id=wish.seller, number=f"{batch.number}-{wish.seller}",
            amount=wish.due, iban=wish.iban, name=wish.name, state=PayoutState.PAID.value,
            reference=f"{saturday:%y%m%d}{wish.seller:08}", settled_at=now + ANSWERED,
        )
        for wish in paid
    ]  # fmt: skip
    if came_back:
        payouts[0].state, payouts[0].reference = PayoutState.RETURNED.value, ""
        payouts[0].reason = "AC04"
    text = document_of(batch, payouts)
    batch.document, batch.fingerprint = text, sha256(text.encode()).hexdigest()  # type: ignore[assignment]
    with keeping_dates(Batch):
        batch.save(force_insert=True)
    for payout in payouts:
        payout.batch = batch
    return payouts


def _entries(payouts: Iterable[Payout], now: datetime, by: User | None) -> Iterator[Draft]:
    for payout in payouts:
        mine, rials, name = account(Kind.SELLER, payout.seller_id), payout.amount, payout.number
        sent = (Side(mine, rials, What.PAYOUT), Side(TRANSIT, -rials))
        yield Draft(now, f"payout:{name}:sent", "payout", name, sent, by)
        if payout.state == PayoutState.PAID:
            paid = (Side(TRANSIT, rials), Side(BANK, -rials))
            yield Draft(now + ANSWERED, f"payout:{name}:paid", "payout", name, paid, by)
        else:
            back = (Side(TRANSIT, rials), Side(mine, -rials, What.RETURNED))
            yield Draft(now + ANSWERED, f"payout:{name}:returned", "payout", name, back, by)
