"""What ``manage.py audit`` checks of the ledger: seconds on a million postings."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from core.audit import Finding, register
from shop.ledger.models import Entry, Posting
from shop.ledger.queries import balances
from shop.ledger.rules import NEVER_ABOVE_ZERO, kind_of

ZERO = "ledger: all postings sum to zero"
WHOLE = "ledger: entries are whole and sum to zero"
ABOVE = "ledger: nobody got more than there was"


@register(ZERO)
def all_postings_sum_to_zero() -> Iterator[Finding]:
    """The sum of everything is nothing."""
    total = Posting.objects.aggregate(sum=Sum("amount"))["sum"] or 0
    if total:
        yield Finding(ZERO, "all accounts", f"sum to {total} rials")


@register(WHOLE)
def entries_are_whole() -> Iterator[Finding]:
    """Each entry has the postings it says, and they sum to zero. Two queries."""
    sums = Posting.objects.values("entry").annotate(n=Count("pk"), sum=Sum("amount")).order_by()
    for row in sums.filter(~Q(sum=0) | ~Q(n=F("entry__size"))).values("entry", "n", "sum"):
        yield Finding(WHOLE, f"entry {row['entry']}", f"{row['n']} postings sum to {row['sum']}")
    for pk in Entry.objects.filter(postings=None).values_list("pk", flat=True):
        yield Finding(WHOLE, f"entry {pk}", "has no postings")


@register(ABOVE)
def nobody_got_more_than_there_was() -> Iterator[Finding]:
    """Money held for others is never below nothing."""
    for code, total in balances().items():
        if total > 0 and kind_of(code) in NEVER_ABOVE_ZERO:
            yield Finding(ABOVE, code, f"{total} rials more went out than came in")
