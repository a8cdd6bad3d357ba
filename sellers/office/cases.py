"""The cases of the office: licences and permits in one queue, only those of one's counties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from core.models import MoveRecord
from core.persian import search_key
from sellers.licensing.states import IN_FORCE, WAITING, PaperState
from sellers.models import County, Licence, Permit
from sellers.office.access import Officer
from sellers.office.rules import AGES

KINDS: Final[dict[str, Any]] = {"licence": Licence, "permit": Permit}
SOON: Final = timedelta(days=60)
# Drafts are nobody's business but their seller's.
SEEN: Final = [state for state in PaperState if state != PaperState.DRAFT]


@dataclass(frozen=True)
class Filters:
    """How the queue is narrowed; unknown values narrow nothing."""

    shelf: str = "waiting"
    county: str = ""
    kind: str = ""
    older: int = 0
    words: str = ""


def shelves(day: date) -> dict[str, Q]:
    """Return the parts of the queue by name, each as a condition on papers."""
    force = Q(state__in=IN_FORCE, valid_until__gte=day)
    return {
        "waiting": Q(state__in=WAITING),
        "asked": Q(state=PaperState.NEEDS_INFORMATION),
        "in_force": force,
        "soon": force & Q(valid_until__lte=day + SOON),
        "suspended": Q(state=PaperState.SUSPENDED),
        "expired": Q(state=PaperState.EXPIRED) | Q(state__in=IN_FORCE, valid_until__lt=day),
        "rejected": Q(state=PaperState.REJECTED),
    }


def _seen(officer: Officer, kind: str) -> QuerySet[Any]:
    papers = KINDS[kind]._default_manager.filter(state__in=SEEN)
    return papers.filter(officer.sees())


def narrowed(officer: Officer, filters: Filters, kind: str, day: date) -> QuerySet[Any]:
    """Return the papers of one kind that the filters leave, in no order. Adds no query."""
    found = _seen(officer, kind).filter(shelves(day)[filters.shelf])
    if filters.county:
        found = found.filter(seller__county=filters.county)
    if filters.older:
        found = found.filter(submitted_at__lt=timezone.now() - timedelta(days=filters.older))
    if filters.words:
        number = "uid" if kind == "licence" else "number"
        text = search_key(filters.words)
        named = Q(seller__search_text__contains=text) if text else Q()
        found = found.filter(named | Q(**{f"{number}__icontains": filters.words}))
    return found


def rows(officer: Officer, filters: Filters, day: date) -> QuerySet[Any]:
    """Return (kind, pk, since) of all cases left, the longest waiting first. Adds no query."""
    parts = [
        narrowed(officer, filters, kind, day)
        .annotate(
            what=Value(kind, output_field=CharField()),
            since=Coalesce("submitted_at", "verified_at"),
            end=F("valid_until"),
        )
        .order_by()
        .values_list("what", "pk", "since", "end")
        for kind in KINDS
        if filters.kind in ("", kind)
    ]
    order = "end" if filters.shelf in ("in_force", "soon", "expired") else "since"
    return parts[0].union(*parts[1:], all=True).order_by(F(order).asc(nulls_first=True), "pk")


def papers_of(found: Iterable[tuple[str, int, Any, Any]]) -> list[Any]:
    """Return the papers of rows, in their order, with seller and trades. At most four queries."""
    listed = list(found)
    by_key: dict[tuple[str, int], Any] = {}
    for kind, model in KINDS.items():
        pks = [pk for what, pk, *_ in listed if what == kind]
        if pks:
            papers = model._default_manager.filter(pk__in=pks).select_related("seller__county")
            papers = papers.annotate(files=Count("evidence")).prefetch_related("trades")
            by_key |= {(kind, paper.pk): paper for paper in papers}
    return [by_key[what, pk] for what, pk, *_ in listed if (what, pk) in by_key]


def counts(officer: Officer, day: date) -> dict[str, int]:
    """Return how many cases lie on each shelf. Two queries."""
    total = dict.fromkeys(shelves(day), 0)
    for kind in KINDS:
        numbers = {name: Count("pk", filter=q) for name, q in shelves(day).items()}
        for name, number in _seen(officer, kind).order_by().aggregate(**numbers).items():
            total[name] += number
    return total


def counties(officer: Officer) -> list[County]:
    """Return the counties an officer may narrow by. One query."""
    found = County.objects.all()
    return list(found if officer.counties is None else found.filter(pk__in=officer.counties))


def filters_of(values: Any, officer_counties: Iterable[str]) -> Filters:
    """Return the filters of an address, without what is unknown."""
    older = values.get("older", "")
    return Filters(
        shelf=shelf if (shelf := values.get("shelf", "")) in shelves(date.min) else "waiting",
        county=code if (code := values.get("county", "")) in set(officer_counties) else "",
        kind=kind if (kind := values.get("kind", "")) in KINDS else "",
        older=int(older) if older in map(str, AGES) else 0,
        words=values.get("q", "").strip()[:60],
    )


def find(officer: Officer, kind: str, pk: int) -> Any:
    """Return a case of the officer's counties with all its page shows, or raise ``Http404``."""
    if kind not in KINDS:
        raise Http404
    papers = _seen(officer, kind).select_related("seller__county", "verified_by")
    if kind == "licence":
        papers = papers.select_related("county")
    paper = papers.prefetch_related("trades", "evidence__file").filter(pk=pk).first()
    if paper is None:
        raise Http404
    return paper


def next_after(officer: Officer, filters: Filters, paper: Any, day: date) -> tuple[str, int] | None:
    """Return the kind and key of the next case in the same part of the queue. One query."""
    here = (paper._meta.model_name, paper.pk)
    listed = [(kind, pk) for kind, pk, *_ in rows(officer, filters, day)[:500]]
    if here in listed:
        listed = listed[listed.index(here) + 1 :] + listed[: listed.index(here)]
    return listed[0] if listed else None


def history(paper: Any) -> list[MoveRecord]:
    """Return every move of a paper with who made it, the newest first. One query."""
    moves = MoveRecord.objects.filter(model=paper._meta.label_lower, object_id=paper.pk)
    return list(moves.select_related("by").order_by("-pk"))


def others_of(paper: Any) -> list[Any]:
    """Return the seller's other papers, which an officer looks at beside this one. Two queries."""
    found: list[Any] = []
    for kind, model in KINDS.items():
        papers = model._default_manager.filter(seller=paper.seller_id, state__in=SEEN)
        same = papers.exclude(pk=paper.pk) if kind == paper._meta.model_name else papers
        found.extend(same.order_by("-pk")[:10])
    return found
