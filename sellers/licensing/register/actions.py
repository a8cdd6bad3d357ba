"""Read the register, show what it would change, change it: each licence once, all recorded."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import IO, Any, Final

from django.db import transaction
from django.utils import timezone

from core import kept, record
from core.models import User
from core.sheets import Table, read_sheet
from sellers.licensing.actions.endings import papers_changed
from sellers.licensing.notices import tell_many
from sellers.licensing.register.columns import LIMITS, columns, too_late, twice
from sellers.licensing.register.rules import Entry, Known, Outcome, judge
from sellers.licensing.states import PAPER_MOVES, PaperState
from sellers.models import Licence, RegisterImport
from sellers.models.papers import VERIFIED, VerifiedHow
from sellers.office.access import Officer

BATCH: Final = 500
TO: Final = {Outcome.APPROVE: PaperState.APPROVED, Outcome.RENEW: PaperState.RENEWED}
NEWS: Final = {Outcome.APPROVE: "approved", Outcome.RENEW: "renewed"}
COMPARED: Final = [*VERIFIED, str(PaperState.SUBMITTED)]
SAVED: Final = (
    "issued_on", "valid_until", "renewal_until", "reason", "reminded_days",
    "verified_by", "verified_at", "verified_how", "verified_note",
)  # fmt: skip


def read(upload: IO[bytes], *, name: str, by: User) -> RegisterImport:
    """Read a file of the register and keep its sound rows for the preview; nothing is decided.

    Raise ``SheetRefused`` when it is no such file. Faulty rows are kept with what is wrong.
    """
    upload.seek(0)
    sha256 = hashlib.sha256(upload.read()).hexdigest()
    table = Table(read_sheet(upload, LIMITS), columns())
    rows, faulty, seen = [], [], dict[str, int]()
    for row in table.rows():
        uid = row.values.get("uid")
        if text := too_late(row):
            row.faults.append(table.fault("until", text))
        if uid and uid in seen:
            row.faults.append(table.fault("uid", twice(seen[uid])))
        if uid:
            seen.setdefault(uid, row.number)
        if row.faults:
            faulty.append(row)
        else:
            rows.append(_plain(row.values))
    headings, told = table.with_faults(faulty)
    numbers = [row.number for row in faulty]
    return RegisterImport.objects.create(
        name=name[:120],
        sha256=sha256,
        by=by,
        rows=rows,
        faults={
            "headings": headings,
            "rows": [list(map(_text, row)) for row in told],
            "numbers": numbers,
        },
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    since = values.get("since")
    return {
        "uid": values["uid"],
        "until": values["until"].isoformat(),
        "since": since.isoformat() if since else "",
        "holder": values.get("holder") or "",
        "county": values.get("county") or "",
        "trades": values.get("trades") or [],
    }


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def entries_of(stored: RegisterImport) -> Iterator[Entry]:
    """Yield the sound rows of an import."""
    for row in stored.rows:
        yield Entry(
            uid=row["uid"],
            until=date.fromisoformat(row["until"]),
            since=date.fromisoformat(row["since"]) if row["since"] else None,
            holder=row["holder"],
            county=row["county"],
            trades=frozenset(row["trades"]),
        )


def judged(
    entries: Iterable[Entry], officer: Officer, day: date, *, lock: bool = False
) -> Iterator[tuple[Entry, Outcome, list[str], Licence | None]]:
    """Yield each row with what to do and its licence, of the officer's counties alone.

    Two queries for each 500 rows. With ``lock`` the licences are held, in the order of their keys.
    """
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        found = Licence.objects.filter(
            officer.sees(), uid__in=[entry.uid for entry in batch], state__in=COMPARED
        ).order_by("pk")
        licences = list(found.select_for_update(of=("self",)) if lock else found)
        by_uid = _by_uid(licences)
        for entry in batch:
            mine = by_uid[entry.uid]
            outcome, fields = judge(entry, [known for known, _licence in mine], day)
            yield entry, outcome, fields, mine[0][1] if len(mine) == 1 else None


def _by_uid(licences: list[Licence]) -> dict[str, list[tuple[Known, Licence]]]:
    listed = defaultdict(set)
    Covered = Licence.trades.through  # noqa: N806 -- a class
    pks = [licence.pk for licence in licences]
    for pk, trade in Covered.objects.filter(licence__in=pks).values_list("licence", "trade"):
        listed[pk].add(trade)
    by_uid: dict[str, list[tuple[Known, Licence]]] = defaultdict(list)
    for licence in licences:
        known = Known(
            state=licence.state,
            since=licence.issued_on,
            until=licence.valid_until,
            holder=licence.holder_name,
            county=licence.county_id or "",
            trades=frozenset(listed[licence.pk]),
        )
        by_uid[licence.uid].append((known, licence))
    return by_uid


@transaction.atomic
def apply(pk: int, *, officer: Officer) -> RegisterImport:
    """Approve and renew what the register says, in one transaction; a second time changes nothing.

    Each licence is judged again under its lock. Sellers are told; goods follow on commit.
    """
    stored = RegisterImport.objects.select_for_update().get(pk=pk)
    if stored.applied_at is not None:
        return stored
    day, counts, sellers = timezone.localdate(), Counter[str](), set[int]()
    changed: dict[Outcome, list[Licence]] = {Outcome.APPROVE: [], Outcome.RENEW: []}
    for entry, outcome, _fields, licence in judged(entries_of(stored), officer, day, lock=True):
        counts[outcome] += 1
        if outcome in changed and licence is not None:
            changed[outcome].append(_written(licence, entry, officer.user))
            sellers.add(licence.seller_id)
    for outcome, licences in changed.items():
        for start in range(0, len(licences), BATCH):
            some = licences[start : start + BATCH]
            _save(some)
            record.move_many(some, TO[outcome], table=PAPER_MOVES, by=officer.user)
            tell_many(some, NEWS[outcome])
    if sellers:
        papers_changed.send(Licence, sellers=sorted(sellers))
        kept.changed()
    stored.results = {str(outcome): counts[outcome] for outcome in Outcome}
    stored.applied_at = timezone.now()
    stored.save(update_fields=["results", "applied_at"])
    return stored


def _save(licences: list[Licence]) -> None:
    """Write what the register said of locked licences: one plain statement, no CASE for each."""
    Licence.objects.bulk_create(
        licences, update_conflicts=True, unique_fields=["id"], update_fields=SAVED
    )


def _written(licence: Licence, entry: Entry, by: User) -> Licence:
    licence.issued_on = licence.issued_on or entry.since or timezone.localdate()
    licence.valid_until = entry.until
    licence.renewal_until = None
    licence.reason = ""
    licence.reminded_days = None
    licence.verified_by = by
    licence.verified_at = timezone.now()
    licence.verified_how = VerifiedHow.REGISTER
    licence.verified_note = ""
    return licence
