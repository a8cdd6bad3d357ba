"""Where all money lies, for operators."""

from dataclasses import dataclass

from django.utils.functional import Promise

from core.money import Rials
from shop.ledger.queries import balances
from shop.ledger.rules import Kind, kind_of
from shop.ledger.words import KINDS
from shop.payment.admin_columns import gateway_words

# What the shop has, as against what it owes.
HAS = (Kind.GATEWAY, Kind.BANK, Kind.LOSSES)


@dataclass(frozen=True)
class Line:
    """One line: what the shop has (or owes, where ``is_owed``); ``name`` tells gateways apart."""

    label: str | Promise
    name: str
    rials: Rials
    is_owed: bool
    kind: Kind = Kind.SELLER


def lines_of_balance() -> list[Line]:
    """Return all accounts, those of sellers as two: what is due to them, and what they owe.

    One query.
    """
    found: list[Line] = []
    due, owing = 0, 0
    for code, total in balances().items():
        kind = kind_of(code)
        if kind == Kind.SELLER:
            due, owing = due + min(total, 0), owing + max(total, 0)
        elif total:
            tail = code.partition(":")[2]
            name = gateway_words(tail) if kind == Kind.GATEWAY else tail
            owed = kind not in HAS
            found.append(Line(KINDS[kind], name, Rials(-total if owed else total), owed, kind))
    if due:
        found.append(Line(KINDS[Kind.SELLER], "", Rials(-due), True))
    if owing:
        found.append(Line(KINDS[Kind.SELLER], "", Rials(owing), False))
    order = {label: place for place, label in enumerate(KINDS.values())}
    return sorted(found, key=lambda line: (line.is_owed, order[line.label], line.name))  # type: ignore[index]
