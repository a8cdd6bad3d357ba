"""What several pages of a draw show."""

from dataclasses import dataclass
from typing import Any

from core.language import spoken
from exhibitions.allocation.reading import read
from exhibitions.drawing import words
from exhibitions.drawing.input import named_stalls
from exhibitions.drawing.result import Result
from exhibitions.models import Draw, DrawChange, Fair
from exhibitions.public import queries as public


def sentences_of(draw: Draw) -> list[str]:
    """Return the rules of a draw as they were published."""
    problem = read(draw.input)
    return words.sentences(problem.weights, problem.rules, words.Names())


def plans_with(fair: Fair, result: Result) -> list[tuple[Any, dict[int, str]]]:
    """Return the plans of a fair, each with the code that stands at a stall, by stall."""
    codes = {stall: entry.code for entry in result.entries for stall in entry.stands}
    holders = {row.pk: spoken(codes[name]) for name, row in named_stalls(fair) if name in codes}
    return [(plan, holders) for plan in public.plans_of(fair)]


@dataclass(frozen=True)
class Told:
    """One change by hand in words."""

    change: DrawChange
    code: str
    other: str
    before: str
    after: str
    breaks: list[str]


def told_changes(draw: Draw, result: Result) -> list[Told]:
    """Return the changes by hand of a draw. One query."""
    codes = {entry.pk: entry.code for entry in result.entries}
    rows = draw.changes.select_related("by").order_by("pk")
    return [told(row, codes, result.names) for row in rows]


def told(row: DrawChange, codes: dict[int, str], names: words.Names) -> Told:
    """Return a change by hand in words."""
    return Told(
        row,
        spoken(codes.get(row.entry_id, "")),
        spoken(codes.get(row.other_id or 0, "")),
        words.stalls(row.before),
        words.stalls(row.after),
        [words.trouble(one, names) for one in row.breaks],
    )
