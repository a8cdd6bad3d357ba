"""Price, stock or days of many goods: chosen, shown before and after, applied, taken back."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.bulk import changes, words
from catalog.bulk.forms import FORMS, MOST_CHOSEN
from catalog.bulk.goods import offers_of
from catalog.bulk.rules import UNDO_FOR, can_be_undone
from catalog.bulk.states import ChangeState
from catalog.facts import facts
from catalog.models import BulkChange
from catalog.moderation.states import ListingState
from core.form_only import form_only
from core.moves import MoveRefused
from core.persian import clean, search_key
from sellers.access import DeskRequest, desk
from sellers.models import StockRecord
from sellers.team.rules import Right

PAGE, LATEST, WORDS = 100, 5, 60


@desk(Right.PRICE)
def choose(request: DeskRequest, field: str) -> HttpResponse:
    """Choose goods by words and trade, and what shall become of them. Three queries."""
    trade, said = request.GET.get("trade", ""), clean(request.GET.get("q", ""))[:WORDS]
    everything = _offers(request, field)
    found = [o for o in everything if _fits(o, trade, said)]
    data = request.POST if request.method == "POST" else None
    form = FORMS[field](data, chosen_from=[o.product_id for o in found])
    if request.method == "POST" and form.is_valid():
        goods = form.cleaned_data["goods"]
        change = changes.show(request.seller, goods, field, form.rule, by=request.user)
        return redirect("bulk:change", change.pk)
    ticked = {str(pk) for pk in request.POST.getlist("goods")}
    names = facts().trades
    context = {
        "form": form,
        "field": field,
        "tabs": list(words.FIELDS.items()),
        "rows": [
            (
                o,
                words.number(field, _number(o, field)),
                not form.is_bound or str(o.product_id) in ticked,
            )
            for o in found[:MOST_CHOSEN]
        ],
        "found": len(found),
        "most": MOST_CHOSEN,
        "trades": [(code, names[code].name) for code in _trades(everything) if code in names],
        "trade": trade,
        "said": said,
        "latest": _described(BulkChange.objects.filter(seller=request.seller)),
    }
    return render(request, "bulk/choose.html", context)


def _offers(request: DeskRequest, field: str) -> list[StockRecord]:
    """Return what may be changed: for days one offer of each product, variants not counted."""
    offers = offers_of(request.seller).exclude(product__state=ListingState.REMOVED)
    if field != "lead_days":
        return [o for o in offers if changes.number_of(o, field) is not None]
    whole: dict[int, StockRecord] = {}
    for offer in offers:
        whole.setdefault(offer.product.parent_id or offer.product_id, offer)
    return list(whole.values())


def _fits(offer: StockRecord, trade: str, said: str) -> bool:
    product: Any = offer.product
    if trade and (product.parent or product).trade_id != trade:
        return False
    key = search_key(f"{product.get_title()} {offer.partner_sku}")
    return all(word in key for word in search_key(said).split())


def _trades(offers: list[StockRecord]) -> list[str]:
    codes = {(o.product.parent or o.product).trade_id for o in offers}
    return sorted(code for code in codes if code)


def _number(offer: StockRecord, field: str) -> int | None:
    product: Any = offer.product
    if field == "lead_days":
        return int((product.parent or product).lead_days)
    return changes.number_of(offer, field)


def _described(found: QuerySet[BulkChange]) -> list[tuple[BulkChange, str]]:
    latest = found.exclude(state=ChangeState.SHOWN).order_by("-pk")[:LATEST]
    return [(change, words.rule_of(change)) for change in latest]


def _mine(request: DeskRequest, pk: int) -> BulkChange:
    found = BulkChange.objects.filter(seller=request.seller, pk=pk).first()
    if found is None:
        raise Http404
    return found


@desk(Right.PRICE)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a change: before and after of each product, and what became of it. Four queries."""
    found = _mine(request, pk)
    page = Paginator(found.rows.order_by("pk"), PAGE).get_page(request.GET.get("page"))
    counts = dict(found.rows.order_by().values_list("outcome").annotate(Count("pk")))
    impossible = found.rows.filter(after=None).count()
    now = timezone.now()
    context = {
        "change": found,
        "asked": words.rule_of(found),
        "what": words.FIELDS[found.field],
        "page": page,
        "rows": [_row(found, row) for row in page.object_list],
        "possible": page.paginator.count - impossible,
        "impossible": impossible,
        "left": counts.get("left", 0) + counts.get("kept", 0),
        "can_undo": found.state == ChangeState.APPLIED
        and found.applied_at is not None
        and can_be_undone(found.applied_at, now),
        "undo_until": found.applied_at + UNDO_FOR if found.applied_at else None,
    }
    return render(request, "bulk/change.html", context)


def _row(change: BulkChange, row: Any) -> dict[str, Any]:
    return {
        "title": row.title,
        "before": words.number(change.field, row.before),
        "after": words.number(change.field, row.after),
        "outcome": words.OUTCOMES.get(row.outcome, ""),
        "left": row.outcome in ("left", "kept"),
    }


@form_only("bulk:change", "pk")
@desk(Right.PRICE)
def apply(request: DeskRequest, pk: int) -> HttpResponse:
    """Write what was shown; a second click finds it written."""
    found = _mine(request, pk)
    with suppress(MoveRefused):  # applied already: the page says so
        changes.apply(found.pk, by=request.user)
    return redirect("bulk:change", pk)


@form_only("bulk:change", "pk")
@desk(Right.PRICE)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a change back within a day."""
    found = _mine(request, pk)
    try:
        changes.undo(found.pk, by=request.user)
    except MoveRefused:
        pass  # taken back already: the page says so
    except changes.UndoTooLate:
        messages.error(request, _("A day has passed; it can no longer be taken back."))
    return redirect("bulk:change", pk)
