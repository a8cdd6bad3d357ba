"""A buyer opens a case: pieces of a parcel that came, within the law's days."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from core.record import note as record
from shop.order.actions.locks import lock_parcel
from shop.order.models import Line, Parcel
from shop.order.states import ParcelState
from shop.returns import rules
from shop.returns.actions.writing import Said, set_days, write_note
from shop.returns.models import Return, ReturnItem
from shop.returns.notices import tell
from shop.returns.queries import bought
from shop.returns.states import Kind, Reason, ReturnState


class Why(StrEnum):
    """Why a case was not opened."""

    NOT_HERE = "not_here"  # the parcel has not come
    NO_PIECES = "no_pieces"
    NOT_THESE = "not_these"  # more than are left, goods that the law leaves out, days that passed


class CannotOpen(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The case was not opened; nothing is written."""

    def __init__(self, why: Why) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Asked:
    """What a buyer asks: ``pieces`` by line. ``key`` makes a form that is sent twice one case."""

    kind: Kind
    pieces: Mapping[int, int]
    key: str
    reason: str = ""
    iban: str = ""


@transaction.atomic
def open_case(parcel_pk: int, asked: Asked, said: Said) -> Return:
    """Open a case about some pieces; its seller hears of it, and her money is held.

    Raise ``CannotOpen``, or ``ValueError`` for a reason there is not.
    """
    parcel = lock_parcel(parcel_pk).parcel
    same = Return.objects.filter(key=asked.key, parcel=parcel).first()
    if same is not None:
        return same
    reason = Reason(asked.reason).value if asked.kind == Kind.PROBLEM else ""
    pieces = _checked(parcel, asked)
    number = Return.objects.filter(parcel=parcel).count() + 1
    case = Return(
        parcel=parcel, number=f"{parcel.number}-R{number}", kind=asked.kind, reason=reason,
        key=asked.key, iban=asked.iban,
    )  # fmt: skip
    set_days(case, ReturnState.OPENED)
    case.save()
    ReturnItem.objects.bulk_create(
        ReturnItem(case=case, line_id=line, quantity=n) for line, n in sorted(pieces.items())
    )
    record(case, "", ReturnState.OPENED, by=said.by)
    tell(case, write_note(case, said, step=ReturnState.OPENED))
    return case


def _checked(parcel: Parcel, asked: Asked) -> dict[int, int]:
    """Return the pieces asked for; raise ``CannotOpen``."""
    if parcel.state != ParcelState.DELIVERED or parcel.delivered_at is None:
        raise CannotOpen(Why.NOT_HERE)
    pieces = {line: n for line, n in asked.pieces.items() if n}
    if not pieces:
        raise CannotOpen(Why.NO_PIECES)
    lines = bought(parcel, list(Line.objects.filter(parcel=parcel).order_by("pk")))
    came, today = timezone.localdate(parcel.delivered_at), timezone.localdate()
    allowed = rules.may_withdraw if asked.kind == Kind.WITHDRAWAL else rules.may_report
    possible = set(allowed(lines, came, today))
    free = {line.line: line.free for line in lines if line.line in possible}
    if any(not 0 < n <= free.get(line, 0) for line, n in pieces.items()):
        raise CannotOpen(Why.NOT_THESE)
    return pieces
