"""A hall's plan as rows of forms: what the editor does, without a script."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.form_only import form_only
from exhibitions.models import Hall, Plan, StallType
from exhibitions.organising import plan_words as words
from exhibitions.organising.access import OrganiserRequest, begins
from exhibitions.organising.places import hall_of
from exhibitions.organising.plan_forms import FEATURES, STALLS, AddRowForm
from exhibitions.organising.planning import outrun_sentence, saved_sentence
from exhibitions.plans.queries import draft_of_plan
from exhibitions.plans.rules import Draft, Stall, narrow, numbered, row_of
from exhibitions.plans.saving import Outrun, Refused, Seen, latest, save_plan
from sellers.models import Sector

PAGE = 20


@begins
def table(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Show stalls as rows, a page at a time, and store what was changed in them."""
    hall = hall_of(request, pk)
    return _page(request, hall)


def _page(
    request: OrganiserRequest, hall: Hall, *, adding: AddRowForm | None = None,
    wrong: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    current = latest(hall)
    draft = draft_of_plan(current)
    kinds, zones = list(StallType.objects.all()), list(Sector.objects.order_by("position"))
    pages = Paginator(draft.stalls, PAGE)
    page = pages.get_page(request.GET.get("page"))
    more = {"kinds": kinds, "zones": zones}
    sent = request.method == "POST" and "form-TOTAL_FORMS" in request.POST
    begin = page.start_index() - 1
    initial = [_initial(stall, begin + n) for n, stall in enumerate(page.object_list)]
    formset = STALLS(request.POST if sent else None, initial=initial, form_kwargs=more)
    if sent and formset.is_valid():
        changed = _changed(draft, formset)
        wrong = _store(request, hall, changed)
        if not wrong:
            return redirect(request.get_full_path())
    context = {
        "hall": hall,
        "plan": current,
        "page": page,
        "formset": formset,
        "adding": adding or AddRowForm(kinds=kinds, auto_id="add_%s"),
        "wrong": wrong or [],
        "narrow": [words.narrow_sentence(*found) for found in narrow(draft)],
        "has_kinds": bool(kinds),
    }
    return render(request, "organiser/plan_table.html", context)


def _initial(stall: Stall, n: int) -> dict[str, Any]:
    box = stall.box
    return {
        "n": n, "code": stall.code, "aisle": stall.aisle, "place": stall.place + 1,
        "kind": stall.kind, "zone": stall.zone, "socket": stall.socket, "x": box.x, "y": box.y,
        "width": box.width, "depth": box.depth,
    }  # fmt: skip


def _changed(draft: Draft, formset: Any) -> Draft:
    """Return the plan with the rows of one page as they were typed, struck ones left out."""
    stalls: dict[int, Stall] = dict(enumerate(draft.stalls))
    for form in formset.forms:
        if form.cleaned_data["DELETE"]:
            stalls.pop(form.cleaned_data["n"], None)
        elif form.cleaned_data["n"] in stalls:
            stalls[form.cleaned_data["n"]] = form.stall()
    return replace(draft, stalls=tuple(stalls.values()))


def _store(request: OrganiserRequest, hall: Hall, draft: Draft) -> list[str]:
    """Store a plan; return what stands in the way, or tell what was done."""
    before = latest(hall)
    try:
        stored, new = save_plan(hall.pk, draft, seen=_seen(request), by=request.user)
    except Refused as refused:
        return [words.sentence(finding) for finding in refused.findings]
    except Outrun as outrun:
        return [outrun_sentence(outrun)]
    messages.success(request, saved_sentence(stored, was=before if new else None))
    return []


def _seen(request: OrganiserRequest) -> Seen:
    """Return which plan the page showed; what is no number was never shown."""
    said = [request.POST.get(name, "") for name in ("plan", "edition")]
    plan, edition = (int(s) if s.isascii() and s.isdigit() and len(s) < 10 else -1 for s in said)
    return Seen(plan, edition)


@form_only("organiser:plan_table", "pk")
@begins
def add_row(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Add a row of stalls."""
    hall = hall_of(request, pk)
    kinds = list(StallType.objects.all())
    form = AddRowForm(request.POST, kinds=kinds, auto_id="add_%s")
    if not form.is_valid():
        return _page(request, hall, adding=form)
    draft = draft_of_plan(latest(hall))
    row = row_of(form.cleaned_data["count"], form.first(), down=form.cleaned_data["down"])
    wrong = _store(request, hall, replace(draft, stalls=(*draft.stalls, *row)))
    if wrong:
        return _page(request, hall, adding=form, wrong=wrong)
    return redirect("organiser:plan_table", pk)


@form_only("organiser:plan_table", "pk")
@begins
def renumber(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Number all stalls anew by where they stand."""
    hall = hall_of(request, pk)
    draft = draft_of_plan(latest(hall))
    wrong = _store(request, hall, replace(draft, stalls=tuple(numbered(draft.stalls))))
    for sentence in wrong:
        messages.error(request, sentence)
    return redirect("organiser:plan_table", pk)


@begins
def features(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Show doors, pillars and stages as rows, and store what was changed."""
    hall = hall_of(request, pk)
    current: Plan | None = latest(hall)
    draft = draft_of_plan(current)
    initial = [
        {"kind": f.kind, "x": f.box.x, "y": f.box.y, "width": f.box.width, "depth": f.box.depth}
        for f in draft.features
    ]
    formset = FEATURES(request.POST if request.method == "POST" else None, initial=initial)
    wrong: list[str] = []
    if request.method == "POST" and formset.is_valid():
        rows = [f for f in formset.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        changed = replace(draft, features=tuple(form.feature() for form in rows))
        wrong = _store(request, hall, changed)
        if not wrong:
            return redirect(reverse("organiser:plan_features", args=[pk]))
    context = {"hall": hall, "plan": current, "formset": formset, "wrong": wrong}
    return render(request, "organiser/plan_features.html", context)
