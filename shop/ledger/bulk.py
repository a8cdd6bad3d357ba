"""Many entries at once, with a past: for the demo and for measuring, never for a request."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from core.models import User
from shop.ledger.actions import make_accounts, postings_of
from shop.ledger.models import Entry, Posting
from shop.ledger.rules import Side, checked

AT_ONCE = 1_000


@dataclass(frozen=True)
class Draft:
    """An entry to be; drafts sort by when they happened."""

    at: datetime
    reason: str
    kind: str
    reference: str
    sides: tuple[Side, ...]
    by: User | None = None


def write_many(drafts: Iterable[Draft]) -> int:
    """Write entries with their dates, in the order given; return how many.

    An entry's postings go in one statement, or the database would find it not whole.
    """
    return sum(_write(some) for some in _batches(drafts))


@transaction.atomic
def _write(drafts: list[Draft]) -> int:
    made = [(draft, checked(draft.sides)) for draft in drafts]
    make_accounts(side.account for _, sides in made for side in sides)
    entries = Entry.objects.bulk_create(
        Entry(
            reason=draft.reason, kind=draft.kind, reference=draft.reference, at=draft.at,
            size=len(sides), by=draft.by,
        )
        for draft, sides in made
    )  # fmt: skip
    Posting.objects.bulk_create(
        posting
        for entry, (_, sides) in zip(entries, made, strict=True)
        for posting in postings_of(entry, sides)
    )
    return len(entries)


def _batches(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    rest = iter(drafts)
    while some := list(islice(rest, AT_ONCE)):
        yield some
