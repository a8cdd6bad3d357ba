"""Asking the ledger. Balances are sums over an index: no counter to be wrong or contended."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet, Sum

from core.money import Rials
from shop.ledger.models import Posting
from shop.ledger.rules import Kind, What, account


def balance(code: str, before: date | None = None) -> Rials:
    """Return an account's balance (before a day); above zero is debit. One query."""
    rows = Posting.objects.filter(account=code)
    if before:
        rows = rows.filter(day__lt=before)
    return Rials(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def balances(codes: Collection[str] | None = None) -> dict[str, Rials]:
    """Return the balance of each account that has postings. One query."""
    rows = Posting.objects.all()
    if codes is not None:
        rows = rows.filter(account__in=codes)
    return {code: Rials(total) for code, total in _sums(rows)}


def _sums(rows: QuerySet[Posting]) -> Iterable[tuple[str, int]]:
    return rows.values_list("account").annotate(Sum("amount")).order_by("account")


def balances_of_kind(kind: Kind) -> dict[str, Rials]:
    """Return the balances of all accounts of a kind. One query."""
    return {c: Rials(total) for c, total in _sums(Posting.objects.filter(account__kind=kind))}


def owed(seller: int) -> Rials:
    """Return what is due to a seller, below zero what she owes. One query."""
    return Rials(-balance(account(Kind.SELLER, seller)))


def owed_to(sellers: Collection[int]) -> dict[int, Rials]:
    """Return what is due to each of some sellers. One query."""
    codes = {account(Kind.SELLER, pk): pk for pk in sellers}
    found = balances(list(codes))
    return {pk: Rials(-found.get(code, 0)) for code, pk in codes.items()}


def parts_about(reference: str) -> dict[tuple[str, What], Rials]:
    """Return the sums of all postings about one number, by account and purpose. One query."""
    rows = Posting.objects.filter(entry__reference=reference)
    sums = rows.values_list("account", "what").annotate(Sum("amount")).order_by()
    return {(code, What(what)): Rials(total) for code, what, total in sums}
