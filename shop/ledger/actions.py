"""Posting: the only way money moves."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import User
from shop.ledger.models import Account, Entry, Posting
from shop.ledger.rules import Side, checked, kind_of, seller_of


class ReasonTaken(ValueError):  # noqa: N818 -- says what is wrong
    """The event was posted before with other postings: one of the two is a mistake."""


def post(
    reason: str,
    sides: Iterable[Side],
    *,
    kind: str,
    reference: str = "",
    by: User | None = None,
    note: str = "",
) -> Entry:
    """Write an entry inside the caller's transaction; return it.

    ``reason`` names the event ("payment:12:in"), so that the same event again writes nothing and
    returns the first entry, however many processes post it at once. Raise ``Unsound`` unless the
    sides sum to zero, ``ReasonTaken`` when the event was posted with other ones. Three queries.
    """
    moving = checked(sides)
    with transaction.atomic():
        try:
            with transaction.atomic():
                entry = Entry.objects.create(
                    reason=reason, kind=kind, reference=reference, size=len(moving), by=by,
                    note=note,
                )  # fmt: skip
        except IntegrityError:
            return _posted_before(reason, moving)
        make_accounts(side.account for side in moving)
        Posting.objects.bulk_create(postings_of(entry, moving))
    return entry


def postings_of(entry: Entry, sides: Iterable[Side]) -> list[Posting]:
    """Return the rows of an entry, not stored yet."""
    day = timezone.localdate(entry.at)
    return [
        Posting(entry=entry, account_id=s.account, amount=s.amount, what=s.what.value, day=day)
        for s in sides
    ]


def make_accounts(codes: Iterable[str]) -> None:
    """Make the accounts that are not there yet. One query, two when one is new."""
    wanted = set(codes)
    new = wanted - set(Account.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if new:
        rows = [
            Account(code=code, kind=kind_of(code).value, seller_id=seller_of(code))
            for code in sorted(new)
        ]
        Account.objects.bulk_create(rows, ignore_conflicts=True)


def _posted_before(reason: str, sides: Sequence[Side]) -> Entry:
    entry = Entry.objects.get(reason=reason)
    rows = entry.postings.values_list("account", "amount", "what")
    if sorted(rows) != sorted((s.account, s.amount, s.what.value) for s in sides):
        raise ReasonTaken(reason)
    return entry


def lock_account(code: str) -> Account:
    """Return an account with its row locked: who spends a balance looks at it behind this lock."""
    make_accounts([code])
    return Account.objects.select_for_update().get(pk=code)
