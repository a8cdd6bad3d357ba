"""An applicant's own page: her code, her points, where she stands and why."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from core.language import spoken
from exhibitions.allocation import Applicant, Problem
from exhibitions.allocation.reading import read
from exhibitions.drawing import queries, words
from exhibitions.drawing.input import stalls_by_code
from exhibitions.drawing.states import DrawState
from exhibitions.drawing.views.parts import Told, told
from exhibitions.models import Application, Booking, Draw, DrawEntry
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right


@dataclass(frozen=True)
class WishLine:
    """One wish and what became of it, in words."""

    number: int
    what: str
    told: str
    granted: bool


@desk(Right.FAIRS)
def mine(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what a draw made of one's application. At most eleven queries of its own."""
    application = Application.objects.filter(seller=request.seller, pk=pk).first()
    entry = queries.entry_of(application) if application else None
    if application is None or entry is None:
        raise Http404
    draw = entry.draw
    problem = read(draw.input)
    who = next(one for one in problem.applicants if one.code == entry.code)
    names = words.Names()
    is_told = draw.state == DrawState.ACCEPTED
    context = {
        "application": application,
        "entry": entry,
        "draw": draw,
        "fair": draw.fair,
        "parts": [(words.FACT_WORDS[name], points) for name, points in entry.parts],
        "people": len(problem.applicants),
        "is_told": is_told,
        "void_reason": words.void_reason(draw) if draw.state == DrawState.VOID else "",
        "stands": words.stalls(entry.stands) if is_told else "",
        "booking": _booking(application) if is_told else None,
        "drawn": words.stalls(entry.drawn) if is_told else "",
        "number": queries.waiting_numbers(draw).get(entry.pk) if is_told else None,
        "wishes": _wishes(entry, names) if is_told and entry.why else [],
        "more": _more(entry) if is_told else None,
        "changes": _changes(draw, entry, who, names) if is_told else [],
        "pins": _pins(draw, problem, who),
    }
    return render(request, "desk/fairs/draw.html", context)


def _booking(application: Application) -> Booking | None:
    return Booking.objects.holding().filter(application=application).first()


def _wishes(entry: DrawEntry, names: words.Names) -> list[WishLine]:
    why: Any = entry.why
    return [
        WishLine(
            number,
            spoken(row["stall"]) if row["stall"] else names.of("sector", row["zone"]),
            words.wish_result(row),
            row["state"] == "granted",
        )
        for number, row in enumerate(why["wishes"], 1)
    ]


def _more(entry: DrawEntry) -> int | None:
    """Return how many points would have changed it, 0 for no number; ``None``: nothing was lost."""
    why: Any = entry.why
    if not why or why["rank"] == 0:
        return None
    lost = any(row["state"] == "behind" for row in why["wishes"])
    return int(why["more"]) if lost else None


def _changes(draw: Draw, entry: DrawEntry, who: Applicant, names: words.Names) -> list[Told]:
    """Return changes by hand of this place, of one exchanged with it, or at a wished stall."""
    wished = {wish.stall for wish in who.wishes if wish.stall}
    codes: dict[int, str] = {}
    found = []
    for row in draw.changes.select_related("entry", "other").order_by("pk"):
        codes[row.entry_id] = row.entry.code
        if row.other:
            codes[row.other_id or 0] = row.other.code
        if entry.pk in (row.entry_id, row.other_id) or wished & set(row.after):
            found.append(told(row, codes, names))
    return found


def _pins(draw: Draw, problem: Problem, who: Applicant) -> list[tuple[str, str, bool]]:
    """Return stalls set by hand before the draw that concern her: (stall, why, is it hers)."""
    wished = {wish.stall for wish in who.wishes if wish.stall}
    concerned = {
        code: stall for code, stall in problem.pins.items() if code == who.code or stall in wished
    }
    if not concerned:
        return []
    pks = stalls_by_code(draw.fair)
    reasons = dict(draw.fair.pins.values_list("stall", "reason"))
    return [
        (spoken(stall), reasons.get(pks.get(stall, 0), ""), code == who.code)
        for code, stall in sorted(concerned.items())
    ]
