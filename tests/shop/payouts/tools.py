"""What payout tests share: sellers with money due and an account to pay it to."""

from typing import Any

from django.utils import timezone

from core.secret import Secret, keyed_hash
from sellers.models import BankAccount, Partner
from shop.ledger.actions import post
from shop.ledger.rules import Side, What
from tests import factories as make

IBANS = ("IR350220000000000000123456", "IR062960000000100324200001", "IR580540105180021273113007")


def account(seller: Partner, iban: str = IBANS[0], holder: str = "زهرا بازوند") -> BankAccount:
    return BankAccount.objects.create(
        seller=seller, iban=Secret(iban), iban_key=keyed_hash(iban, "iban"), holder=holder,
        changed_at=timezone.now(),
    )  # fmt: skip


def earn(seller: Partner, rials: int, reason: str = "") -> None:
    """Let a seller have ``rials`` due (below zero: owe them)."""
    sides = [Side("bank", rials), Side(f"seller:{seller.pk}", -rials, What.PRICE)]
    post(reason or f"earned:{seller.pk}:{rials}", sides, kind="sale", reference="P-1")


def earner(rials: int = 1_000_000, **more: Any) -> Partner:
    """A seller with money due and an account."""
    made = make.seller(**more)
    account(made)
    earn(made, rials)
    return made


def clerk(**more: Any) -> Any:
    return make.user(is_staff=True, is_superuser=True, **more)
