"""Applications as an organiser reads them. Drafts are nobody's business but their writer's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, QuerySet
from django.shortcuts import get_object_or_404

from core.models import MoveRecord
from core.persian import search_key
from exhibitions.models import Application, Fair
from exhibitions.states import ApplicationState

_A = ApplicationState
# Parts of the list by name, in order; the first is what waits for the organiser.
SHELVES: Final[dict[str, tuple[ApplicationState, ...]]] = {
    "waiting": (_A.SUBMITTED,),
    "asked": (_A.NEEDS_INFO,),
    "shortlisted": (_A.SHORTLISTED, _A.ALLOCATED),
    "standing": (_A.HELD, _A.CONFIRMED),
    "wait_listed": (_A.WAIT_LISTED,),
    "over": (_A.DECLINED, _A.WITHDRAWN),
}
SORTS: Final[dict[str, tuple[Any, ...]]] = {
    "sent": (F("submitted_at").asc(nulls_last=True), "pk"),
    "name": ("seller__name", "pk"),
    "county": ("seller__county__position", "seller__name", "pk"),
    "trade": ("trade", "seller__name", "pk"),
}


@dataclass(frozen=True)
class Filters:
    """How the list is narrowed and sorted; unknown values narrow nothing."""

    shelf: str = ""
    county: str = ""
    trade: str = ""
    words: str = ""
    sort: str = "sent"


def filters_of(query: Any) -> Filters:
    """Read a query string."""
    shelf, sort = query.get("shelf", ""), query.get("sort", "")
    return Filters(
        shelf if shelf in SHELVES else "",
        query.get("county", "")[:3],
        query.get("trade", "")[:12],
        query.get("q", "")[:60].strip(),
        sort if sort in SORTS else "sent",
    )


def sent_to(fair: Fair) -> QuerySet[Application]:
    """Return the applications that were sent to a fair; a draft thrown away is none of them."""
    return Application.objects.filter(fair=fair, submitted_at__isnull=False)


def narrowed(fair: Fair, filters: Filters) -> QuerySet[Application]:
    """Return what the filters leave, with shop, county and trade; sorted. Adds no query."""
    rows = sent_to(fair)
    if filters.shelf:
        rows = rows.filter(state__in=SHELVES[filters.shelf])
    if filters.county:
        rows = rows.filter(seller__county=filters.county)
    if filters.trade:
        rows = rows.filter(trade=filters.trade)
    for word in search_key(filters.words).split()[:5]:
        rows = rows.filter(seller__search_text__contains=word)
    return rows.select_related("seller__county", "trade").order_by(*SORTS[filters.sort])


def counts(fair: Fair) -> dict[str, int]:
    """Return how many lie on each shelf, and "" for all. One query."""
    by_state = dict(sent_to(fair).order_by().values_list("state").annotate(Count("pk")))
    found = {name: sum(by_state.get(s, 0) for s in states) for name, states in SHELVES.items()}
    return {"": sum(by_state.values()), **found}


def by_county(fair: Fair) -> list[Any]:
    """Return county code, names and number of applications, most first. One query."""
    return _grouped(fair, "seller__county", "seller__county__name_fa", "seller__county__name_en")


def by_trade(fair: Fair) -> list[Any]:
    """Return trade code, names and number of applications, most first. One query."""
    return _grouped(fair, "trade", "trade__name_fa", "trade__name_en")


def _grouped(fair: Fair, *fields: str) -> list[Any]:
    rows = sent_to(fair).exclude(**{fields[0]: None}).order_by()
    return list(rows.values_list(*fields).annotate(n=Count("pk")).order_by("-n", fields[0]))


def waiting_at(fairs: Sequence[Fair]) -> dict[int, int]:
    """Return by fair how many applications are to be read. One query."""
    rows = Application.objects.filter(fair__in=fairs, state=_A.SUBMITTED)
    return dict(rows.order_by().values_list("fair").annotate(Count("pk")))


def find(fair: Fair, pk: int) -> Application:
    """Return one sent application with its shop; raise ``Http404`` for others. One query."""
    rows = sent_to(fair).select_related("seller__county", "trade", "beside")
    return get_object_or_404(rows, pk=pk)


def next_after(fair: Fair, filters: Filters, application: Application) -> int | None:
    """Return the next application of the list one works through. One query."""
    ids = list(narrowed(fair, filters).values_list("pk", flat=True))
    place = ids.index(application.pk) + 1 if application.pk in ids else 0
    return ids[place] if place < len(ids) else None


def history(application: Application) -> list[MoveRecord]:
    """Return what became of an application, the newest first. One query."""
    moves = MoveRecord.objects.filter(model=application._meta.label_lower, object_id=application.pk)
    return list(moves.select_related("by").order_by("-pk"))


def for_sheet(rows: QuerySet[Application]) -> Iterable[Application]:
    """Return applications with all that a sheet says of them. Six queries."""
    return rows.select_related("beside").prefetch_related(
        "goods", "members__seller", "wishes__stall", "wishes__zone", "add_ons__add_on",
    )  # fmt: skip
