"""A seller's statement: what she had, each sale with what was taken of it, what she has now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, Sum
from django.utils import timezone

from core.money import Rials
from shop.ledger.models import Posting
from shop.ledger.rules import Kind, What, account
from shop.payouts.months import Month

TAKEN = (What.COMMISSION, What.TAX, What.COMPANY, What.INSTALMENT)


@dataclass
class Row:
    """One parcel's event, share or payout: rials by what they are for, above zero what she gets."""

    day: date
    kind: str
    number: str
    parts: dict[What, int] = field(default_factory=dict)

    @property
    def net(self) -> Rials:
        """What it added to her balance."""
        return Rials(sum(self.parts.values()))

    @property
    def is_payout(self) -> bool:
        """Whether it is money paid out, or come back, rather than earned."""
        return self.kind == "payout"

    def of(self, *whats: What) -> Rials:
        """Return the rials of some columns."""
        return Rials(sum(self.parts.get(what, 0) for what in whats))


@dataclass
class Statement:
    """One month of one seller. ``balance`` is that of now, whatever the month."""

    seller: int
    month: Month
    opening: Rials
    rows: list[Row]
    balance: Rials

    @property
    def closing(self) -> Rials:
        """What was due at the end of the month."""
        return Rials(self.opening + sum(row.net for row in self.rows))

    @property
    def sales(self) -> list[Row]:
        """Rows of sales, refunds and shares."""
        return [row for row in self.rows if not row.is_payout]

    @property
    def payouts(self) -> list[Row]:
        """Rows of money paid out."""
        return [row for row in self.rows if row.is_payout]

    def total(self, *whats: What) -> Rials:
        """Return a column's sum."""
        return Rials(sum(row.of(*whats) for row in self.rows))


def statement(seller: int, month: Month) -> Statement:
    """Return a seller's month. Two queries, however many sales."""
    mine = Posting.objects.filter(account=account(Kind.SELLER, seller))
    before = Q(day__lt=month.first)
    sums = mine.aggregate(now=Sum("amount"), opening=Sum("amount", filter=before))
    inside = mine.filter(day__gte=month.first, day__lte=month.last).order_by("entry_id", "pk")
    return Statement(
        seller=seller,
        month=month,
        opening=Rials(-(sums["opening"] or 0)),
        rows=list(_rows(inside.select_related("entry"))),
        balance=Rials(-(sums["now"] or 0)),
    )


def _rows(postings: Iterable[Posting]) -> Iterable[Row]:
    found: dict[int, Row] = {}
    for posting in postings:
        entry = posting.entry
        day = timezone.localdate(entry.at)
        row = found.setdefault(entry.pk, Row(day, entry.kind, entry.reference))
        what = What(posting.what)
        row.parts[what] = row.parts.get(what, 0) - posting.amount
    return found.values()
