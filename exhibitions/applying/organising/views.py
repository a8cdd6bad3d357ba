"""The applications of a fair: the list, a case, and what an organiser decides."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from core import private
from core.form_only import form_only
from core.language import spoken
from core.moves import MoveRefused
from exhibitions.applying import actions, words
from exhibitions.applying.desk.page import shown
from exhibitions.applying.desk.steps import steps_of
from exhibitions.applying.organising import queries
from exhibitions.applying.organising.forms import AskForm, DeclineForm
from exhibitions.applying.organising.sheet import workbook
from exhibitions.applying.rules import DECIDABLE, WORKING
from exhibitions.jury.queries import scores_of
from exhibitions.models import Application, Fair, SentPaper
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame
from exhibitions.schedule.clashes import clashes_of
from exhibitions.states import APPLICATION_MOVES, ApplicationState

PAGE_SIZE = 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHELVES: dict[str, Any] = {
    "": pgettext_lazy("applications", "All"),
    "waiting": gettext_lazy("To be read"),
    "asked": gettext_lazy("You asked"),
    "shortlisted": gettext_lazy("Shortlisted"),
    "standing": gettext_lazy("With a stall"),
    "wait_listed": gettext_lazy("On the wait list"),
    "over": gettext_lazy("Declined and withdrawn"),
}
SORTS: dict[str, Any] = {
    "sent": gettext_lazy("First sent first"),
    "name": gettext_lazy("By shop"),
    "county": gettext_lazy("By county"),
    "trade": gettext_lazy("By trade"),
}


@organiser
def applications(request: OrganiserRequest, slug: str) -> HttpResponse:
    """List the applications, narrowed and sorted. At most sixteen queries of its own."""
    fair = request.organiser.fair(slug)
    filters = queries.filters_of(request.GET)
    page = Paginator(queries.narrowed(fair, filters), PAGE_SIZE).get_page(request.GET.get("page"))
    counts = queries.counts(fair)
    scores = scores_of(fair)
    clashes = clashes_of(fair, [one.seller_id for one in page])
    context = {
        **frame(fair, "applications"),
        "page": page,
        "rows": [
            (one, words.ORGANISER[one.state], scores.get(one.pk), clashes[one.seller_id])
            for one in page
        ],
        "filters": filters,
        "shelves": [(key, label, counts[key]) for key, label in SHELVES.items()],
        "counties": queries.by_county(fair),
        "trades": queries.by_trade(fair),
        "sorts": SORTS.items(),
        "has_scores": bool(scores),
        "may_shortlist": fair.state in WORKING,
        "query": request.GET.urlencode(),
    }
    return render(request, "organiser/applications/list.html", context)


@form_only("organiser:applications", "slug")
@organiser
def shortlist(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Take one or many into the allocation."""
    fair = request.organiser.fair(slug)
    pks = [int(pk) for pk in request.POST.getlist("application") if pk.isdecimal()]
    back = f"{reverse('organiser:applications', args=[slug])}?{request.GET.urlencode()}"
    if not pks:
        messages.error(request, _("Tick the applications first."))
        return redirect(back)
    try:
        moved = len(actions.shortlist(fair, pks, by=request.user))
    except actions.TooLate:
        messages.error(request, _("Stalls of this fair are given already."))
        return redirect(back)
    if moved:
        text = ngettext(
            "%(n)s application is shortlisted.", "%(n)s applications are shortlisted.", moved
        ) % {"n": spoken(moved)}
        messages.success(request, text)
    if moved < len(pks):
        text = _("Those that wait for an answer or were decided before stay as they are.")
        messages.info(request, text)
    if "one" in request.POST:
        return redirect("organiser:application", slug=slug, pk=pks[0])
    return redirect(back)


@organiser
def export(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Give the list as XLSX, as it is narrowed. Eleven queries at most."""
    fair = request.organiser.fair(slug)
    rows = queries.for_sheet(queries.narrowed(fair, queries.filters_of(request.GET)))
    response = HttpResponse(workbook(rows, scores_of(fair)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="applications-{fair.pk}.xlsx"'
    return response


@organiser
def application(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Show one application: answers, documents, history, and what may be decided."""
    fair = request.organiser.fair(slug)
    return _case(request, fair, queries.find(fair, pk))


@form_only("organiser:application", "slug", "pk")
@organiser
def ask(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Ask the applicant for more."""
    fair = request.organiser.fair(slug)
    case = queries.find(fair, pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _case(request, fair, case, ask_form=form)
    try:
        actions.ask(fair, pk, question=form.cleaned_data["question"], by=request.user)
    except (MoveRefused, actions.TooLate):
        messages.error(request, _("This application was decided meanwhile. See what became of it."))
    else:
        messages.success(request, _("The question went to the applicant."))
    return redirect("organiser:application", slug=slug, pk=pk)


@form_only("organiser:application", "slug", "pk")
@organiser
def decline(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Say no, with a reason."""
    fair = request.organiser.fair(slug)
    case = queries.find(fair, pk)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _case(request, fair, case, decline_form=form)
    try:
        actions.decline(fair, pk, reason=form.reason, by=request.user)
    except MoveRefused:
        messages.error(request, _("This application was decided meanwhile. See what became of it."))
    else:
        messages.success(request, _("The applicant was told."))
    return redirect("organiser:application", slug=slug, pk=pk)


@organiser
def paper(request: OrganiserRequest, slug: str, pk: int, paper: int) -> HttpResponse | FileResponse:
    """Show a document of an application to one's own fair."""
    fair = request.organiser.fair(slug)
    sent = SentPaper.objects.filter(application__in=queries.sent_to(fair)).select_related("file")
    return private.answer(get_object_or_404(sent, application=pk, paper=paper).file)


def _case(
    request: OrganiserRequest, fair: Fair, case: Application, *,
    ask_form: AskForm | None = None, decline_form: DeclineForm | None = None,
) -> HttpResponse:  # fmt: skip
    case.fair = fair
    filters = queries.filters_of(request.GET)
    works = fair.state in WORKING
    allows = APPLICATION_MOVES.allows
    moves = queries.history(case)
    context = {
        **frame(fair, "applications"),
        "case": case,
        "state": words.ORGANISER[case.state],
        "shown": shown(case, steps_of(case), timezone.now()),
        "papers": list(case.papers.select_related("file", "paper").order_by("paper")),
        "score": scores_of(fair).get(case.pk),
        "clashes": clashes_of(fair, [case.seller_id])[case.seller_id],
        "history": [(m, words.ORGANISER.get(m.to_state), words.said(m.reason)) for m in moves],
        "following": queries.next_after(fair, filters, case),
        "query": request.GET.urlencode(),
        "may_ask": works and allows(case.state, ApplicationState.NEEDS_INFO),
        "may_shortlist": works and case.state == ApplicationState.SUBMITTED,
        "may_decline": case.state in DECIDABLE,
        "ask_form": ask_form or AskForm(),
        "decline_form": decline_form or DeclineForm(),
    }
    return render(request, "organiser/applications/case.html", context)
