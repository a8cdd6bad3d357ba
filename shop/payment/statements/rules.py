"""Which line of a statement is which transfer. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Finding(StrEnum):
    """What a line of the statement turned out to be."""

    MATCH = "match"  # a transfer that waits, with its number and its sum
    AMOUNT = "amount"  # its number, and another sum
    DONE = "done"  # a transfer that was confirmed before
    UNKNOWN = "unknown"  # nothing of ours: somebody forgot to write the number


@dataclass(frozen=True)
class Line:
    """Money that came, by the statement: its row, rials and the bank's number."""

    row: int
    amount: int
    receipt: str


@dataclass(frozen=True)
class Transfer:
    """A payment by transfer: whether it was settled, rials, and the number the buyer told."""

    pk: int
    amount: int
    receipt: str
    is_settled: bool


@dataclass
class Compared:
    """All lines with what they are, and the transfers that wait and are not on the statement."""

    lines: list[tuple[Line, Finding, Transfer | None]] = field(default_factory=list)
    missing: list[Transfer] = field(default_factory=list)

    def matches(self) -> list[tuple[Line, Transfer]]:
        """Return the lines that can be confirmed, with their transfers."""
        return [(line, t) for line, found, t in self.lines if found == Finding.MATCH and t]


def compare(lines: Iterable[Line], transfers: Iterable[Transfer]) -> Compared:
    """Find for each line its transfer, by number and then by sum.

    One transfer is matched by one line: a second line with its number is unknown, because money
    that came twice is for people to look at.
    """
    by_receipt: dict[str, Transfer] = {t.receipt: t for t in transfers}
    seen: set[int] = set()
    compared = Compared()
    for line in lines:
        finding, transfer = _find(line, by_receipt, seen)
        compared.lines.append((line, finding, transfer))
        if transfer is not None:
            seen.add(transfer.pk)
    waiting = (t for t in by_receipt.values() if not t.is_settled)
    compared.missing = sorted((t for t in waiting if t.pk not in seen), key=lambda t: t.pk)
    return compared


def _find(
    line: Line, by_receipt: Mapping[str, Transfer], seen: set[int]
) -> tuple[Finding, Transfer | None]:
    transfer = by_receipt.get(line.receipt)
    if transfer is None or transfer.pk in seen:
        return Finding.UNKNOWN, None
    if line.amount != transfer.amount:
        return Finding.AMOUNT, transfer
    return (Finding.DONE if transfer.is_settled else Finding.MATCH), transfer
