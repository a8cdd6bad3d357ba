"""Goods from a file: sent, looked at, written in the background, taken home."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from catalog.bulk import files, words, work
from catalog.bulk.forms import FileForm, StartForm
from catalog.bulk.intake import take_in
from catalog.bulk.states import ImportState, Mode, Verdict
from catalog.facts import facts
from catalog.models import GoodsImport
from core.form_only import form_only
from core.sheets import SheetRefused
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE, LATEST = 50, 8
SHOWN = (Verdict.FAULTY, Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED)


@desk(Right.LIST_GOODS)
def home(request: DeskRequest) -> HttpResponse:
    """Take a file of goods in; show the latest ones and what can be taken home. One query."""
    sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if sent else FileForm()
    if sent and form.is_valid():
        try:
            job = take_in(
                form.cleaned_data["file"],
                seller=request.seller,
                by=request.user,
                day=timezone.localdate(),
            )
        except SheetRefused as refused:
            form.add_error("file", refused)
        else:
            return redirect("bulk:file", job.pk)
    latest = GoodsImport.objects.filter(seller=request.seller).exclude(state=ImportState.DROPPED)
    return render(request, "bulk/home.html", {"form": form, "latest": latest[:LATEST]})


def _mine(request: DeskRequest, pk: int) -> GoodsImport:
    found = GoodsImport.objects.filter(seller=request.seller, pk=pk).first()
    if found is None:
        raise Http404
    return found


@desk(Right.LIST_GOODS)
def file(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an import: what each row would do, how far it is, or what it did. Three queries."""
    job = _mine(request, pk)
    counts = {verdict: getattr(job, verdict.value) for verdict in SHOWN}
    asked = request.GET.get("show", "")
    show = next((v for v in SHOWN if v == asked), next((v for v in SHOWN if counts[v]), SHOWN[0]))
    page = Paginator(job.rows.filter(verdict=show).order_by("number"), PAGE).get_page(
        request.GET.get("page")
    )
    rows = list(page.object_list)
    trades = {code: trade.name for code, trade in facts().trades.items()}
    context = {
        **_progress(job),
        "tabs": [(v.value, words.VERDICTS[v], counts[v]) for v in SHOWN if counts[v]],
        "show": show.value,
        "page": page,
        "rows": [(row, words.differences(row.changes, trades)) for row in rows],
    }
    return render(request, "bulk/file.html", context)


@desk(Right.LIST_GOODS)
def progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far an import is; the part of the page that asks again by itself. One query."""
    job = _mine(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect("bulk:file", pk)
    response = render(request, "bulk/progress.html", _progress(job))
    if job.state != ImportState.RUNNING:
        response["HX-Refresh"] = "true"
    return response


def _progress(job: GoodsImport) -> dict[str, Any]:
    return {"job": job, "stopped": work.has_stopped(job), "percent": _percent(job)}


def _percent(job: GoodsImport) -> int | None:
    """Return how much is written, ``None`` while it is written in one piece."""
    if job.mode == Mode.ALL and job.state == ImportState.RUNNING:
        return None
    return 100 * job.done // job.good if job.good else 0


@form_only("bulk:file", "pk")
@desk(Right.LIST_GOODS)
def start(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin to write an import, or to go on with one that stopped."""
    job = _mine(request, pk)
    form = StartForm(request.POST)
    if form.is_valid():
        work.start(job.pk, Mode(form.cleaned_data["mode"]), by=request.user)
    return redirect("bulk:file", pk)


@form_only("bulk:file", "pk")
@desk(Right.LIST_GOODS)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Forget an import that was only looked at."""
    job = _mine(request, pk)
    if job.state == ImportState.READY:
        work.drop(job.pk, by=request.user)
    return redirect("bulk:home")


@desk(Right.LIST_GOODS)
def to_correct(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the file back with a column that says what to correct."""
    job = _mine(request, pk)
    return _download(files.to_correct(job), f"to-correct-{job.pk}.xlsx")


@desk(Right.LIST_GOODS)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Give the file to fill in."""
    return _download(files.template(), "bazarche-goods.xlsx")


@desk(Right.LIST_GOODS)
@require_safe
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """Give all goods of the shop in the shape that can be sent back."""
    name = slugify(request.seller.slug) or "goods"
    if kind == "csv":
        return _download(files.export_csv(request.seller), f"{name}.csv", "text/csv; charset=utf-8")
    return _download(files.export_xlsx(request.seller), f"{name}.xlsx")


def _download(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
