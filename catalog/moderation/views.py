"""The operators' queue of listings, and one screen for each."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.models import Product
from catalog.moderation import actions, queries, words
from catalog.moderation.access import staff_only
from catalog.moderation.forms import DecisionForm
from catalog.moderation.papers import why_not_sold
from catalog.moderation.rules import is_trusted
from catalog.moderation.states import ListingState
from catalog.moderation.terms import looked_at_by, terms
from core.moves import MoveRefused

A_PAGE = 24
SEEN = "%Y-%m-%dT%H:%M:%S.%f%z"


@require_safe
@staff_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a look. As many queries for one listing as for many."""
    kind = queries.UNSEEN if request.GET.get("kind") == queries.UNSEEN else queries.WAITING
    counts = _counts()
    paginator = Paginator(queries.queue(kind), A_PAGE)
    paginator.count = counts[kind]
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "cases": queries.cases_of(list(page.object_list)),
        "page_obj": page,
        "kind": kind,
        "counts": counts,
        "late": timezone.localdate() - timedelta(days=1),
    }
    return render(request, "moderation/queue.html", context)


def _counts() -> dict[str, int]:
    return Product.objects.filter(parent=None).aggregate(
        waiting=Count("pk", filter=Q(state=ListingState.WAITING)),
        unseen=Count("pk", filter=Q(unseen=True)),
    )


@staff_only
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one listing whole, and take the decision."""
    goods = Product.objects.filter(parent=None).exclude(state=ListingState.DRAFT)
    listing = get_object_or_404(goods.select_related("trade", "product_class"), pk=pk)
    if request.method != "POST":
        return _page(request, listing, DecisionForm(initial={"seen": _seen(listing)}))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, listing, form, status=422)
    try:
        said = _decide(request, pk, form)
    except (MoveRefused, actions.ListingChanged) as refused:
        messages.error(request, _refusal(refused))
        return redirect("moderation:look", pk=pk)
    messages.success(request, said)
    return _next(listing)


def _decide(request: HttpRequest, pk: int, form: DecisionForm) -> str:
    said, by = form.cleaned_data, request.user
    seen = said["seen"]
    if said["do"] == form.PUBLISH:
        actions.publish(pk, by=by, seen=seen)  # type: ignore[arg-type]  # staff, not a stranger
        return _("It is in the shop.")
    if said["do"] == form.WELL:
        actions.found_well(pk, by=by, seen=seen)  # type: ignore[arg-type]  # as above
        return _("Noted: you looked at it.")
    reason = words.reason(said["reason"], said["note"])
    actions.send_back(pk, reason=reason, by=by, seen=seen)  # type: ignore[arg-type]  # as above
    return _("It is back with its producer, who was told why.")


def _refusal(refused: Exception) -> str:
    if isinstance(refused, actions.ListingChanged):
        return _("The producer changed it while you looked. Look once more.")
    return _("Somebody has decided it meanwhile. See what happened below.")


def _next(listing: Product) -> HttpResponse:
    """Lead to the one that waits longest, or back to the empty queue."""
    waiting = queries.queue(queries.WAITING).values_list("pk", flat=True).first()
    return redirect("moderation:look", pk=waiting) if waiting else redirect("moderation:queue")


def _seen(listing: Product) -> str:
    return listing.date_updated.strftime(SEEN)


def _page(
    request: HttpRequest, listing: Product, form: DecisionForm, status: int = 200
) -> HttpResponse:
    offers = queries.offers_of([listing.pk])[listing.pk]
    seller = offers[0].partner if offers else None
    day = timezone.localdate()
    record = queries.record_of(seller, day) if seller else None
    moves = list(queries.history(listing.pk))
    context: dict[str, Any] = {
        "listing": listing,
        "form": form,
        "seen": _seen(listing),
        "pictures": queries.pictures_of(listing),
        "offers": offers,
        "seller": seller,
        "record": record,
        "not_sold": why_not_sold(seller, listing.trade_id, day) if seller else "",
        "trusted": bool(record and is_trusted(record, terms())),
        "lots": list(listing.lots.all()),
        "history": [_told(move) for move in moves],
        "waits": listing.state == ListingState.WAITING,
        "shown": listing.state == ListingState.PUBLISHED,
        "state": words.STATES[listing.state],
        "looked_at_by": looked_at_by(listing.submitted_at),
        "reasons": _reasons(form),
    }
    return render(request, "moderation/look.html", context, status=status)


def _reasons(form: DecisionForm) -> list[dict[str, Any]]:
    chosen = form["reason"].value()
    return [
        {"value": code, "label": text, "checked": code == chosen}
        for code, text in words.REASONS.items()
    ]


def _told(move: Any) -> dict[str, Any]:
    return {
        "at": move.at,
        "by": move.by,
        "from": words.STATES.get(move.from_state, move.from_state),
        "to": words.STATES.get(move.to_state, move.to_state),
        "stayed": move.from_state == move.to_state,
        "reason": words.said(move.reason) if move.reason else "",
    }
