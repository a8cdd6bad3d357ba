"""A fair's draw as its organiser leads it: publish, run, look, accept or declare void."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.language import either, spoken
from core.moves import MoveRefused
from exhibitions.booking.actions import AddOnGone, AlreadyBooked, NoSuchStall, StallTaken
from exhibitions.drawing import actions, queries, words
from exhibitions.drawing.actions.running import changes_since, has_stopped
from exhibitions.drawing.forms import (
    FigureForm,
    PinForm,
    PublishForm,
    ReopenForm,
    VoidForm,
    next_day,
)
from exhibitions.drawing.input import (
    hard_rules_of,
    named_stalls,
    quotas_of,
    rules_of,
    suiting_nowhere,
    weights_of,
)
from exhibitions.drawing.result import Result, result_of
from exhibitions.drawing.states import DrawState
from exhibitions.drawing.views.parts import plans_with, sentences_of, told_changes
from exhibitions.models import Draw, Fair
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame
from exhibitions.schedule.clashes import clashes_of
from exhibitions.states import ApplicationState, FairState

TAKEN = (StallTaken, AddOnGone, AlreadyBooked, NoSuchStall)


@organiser
def draw(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Show how far the draw is, and the one next step."""
    return _page(request, request.organiser.fair(slug))


def _page(request: OrganiserRequest, fair: Fair, **typed: forms.Form) -> HttpResponse:
    found = queries.current(fair)
    context = {
        **frame(fair, "draw"),
        "draw": found,
        "earlier": [
            (one, words.void_reason(one))
            for one in queries.all_of(fair)
            if one.state == DrawState.VOID
        ],
        "void_form": typed.get("void") or VoidForm(),
        **(_before(fair, typed) if found is None else _during(found, typed)),
    }
    return render(request, "organiser/draw/draw.html", context)


def _before(fair: Fair, typed: dict[str, forms.Form]) -> dict[str, Any]:
    rules = rules_of(fair)
    hard = hard_rules_of(rules, quotas_of(fair))
    stalls = list(named_stalls(fair))
    pinned = {stall.pk: code for code, stall in stalls}
    return {
        "sentences": words.sentences(weights_of(rules), hard, words.Names()),
        "nowhere": suiting_nowhere(fair),
        "people": fair.applications.filter(state=ApplicationState.SHORTLISTED).count(),
        "stalls": len(stalls),
        "pins": [
            (pin, spoken(pinned.get(pin.stall_id, "")))
            for pin in fair.pins.select_related("application__seller")
        ],
        "pin_form": typed.get("pin") or pin_form(fair, stalls),
        "may_reopen": fair.state == FairState.ALLOCATION,
        "reopen_form": typed.get("reopen") or ReopenForm(),
        "form": typed.get("publish") or PublishForm(initial={"day": next_day()}),
    }


def pin_form(fair: Fair, stalls: Any, data: Any = None) -> PinForm:
    """Return the form that sets a stall by hand."""
    rows = fair.applications.filter(state=ApplicationState.SHORTLISTED).select_related("seller")
    people = [(row.pk, either(row.seller.name, row.seller.name_en)) for row in rows]
    places = [(stall.pk, spoken(code)) for code, stall in stalls]
    return PinForm(data, people=sorted(people, key=lambda one: one[1]), stalls=places)


def _during(found: Draw, typed: dict[str, forms.Form]) -> dict[str, Any]:
    context: dict[str, Any] = {
        "sentences": sentences_of(found),
        "form": typed.get("figure") or FigureForm(),
        "is_known": timezone.now() >= found.figure_at,
        "is_stopped": has_stopped(found, timezone.now()),
        "changes": changes_since(found)
        if found.state in (DrawState.PUBLISHED, DrawState.RUN)
        else [],
    }
    if found.state == DrawState.IMPOSSIBLE:
        names = words.Names()
        context["trouble"] = [words.trouble(row, names) for row in found.trouble]
    if found.state in (DrawState.RUN, DrawState.ACCEPTED):
        result = result_of(found)
        context |= {
            "result": result,
            "counties": result.shares("county"),
            "trades": result.shares("trade", 12),
            "plans": plans_with(found.fair, result),
            "told": told_changes(found, result),
            "clashes": _clashes(found.fair, result) if found.state == DrawState.RUN else [],
            "explained": queries.explained(found),
        }
    return context


def _clashes(fair: Fair, result: Result) -> list[tuple[Any, list[Any]]]:
    """Return those with a stall who are at another fair, too."""
    sellers = {s.entry.application.seller_id: s.entry.application.seller for s in result.placed}
    found = clashes_of(fair, sellers)
    return [(sellers[pk], its) for pk, its in found.items() if its]


def of_a_draw(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the draw that counts; without one, lead to where one is published."""

    @wraps(view)
    def wrapped(request: OrganiserRequest, slug: str) -> HttpResponse:
        found = queries.current(request.organiser.fair(slug))
        return redirect("organiser:draw", slug) if found is None else view(request, found)

    return wrapped


@form_only("organiser:draw", "slug")
@organiser
def publish(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Publish rules and input, and tell everyone their code."""
    fair = request.organiser.fair(slug)
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            actions.publish(
                fair.pk,
                figure_name=form.cleaned_data["figure_name"],
                figure_at=form.cleaned_data["figure_at"],
                by=request.user,
            )
            return redirect("organiser:draw", slug)
        except actions.Refused as refused:
            form.add_error("day" if refused.code == "soon" else None,
                           words.refusal(refused.code, refused.about))  # fmt: skip
    return _page(request, fair, publish=form)


@form_only("organiser:draw", "slug")
@organiser
@of_a_draw
def run(request: OrganiserRequest, found: Draw) -> HttpResponse:
    """Run the draw with the figure; a stopped run goes on without asking for it again."""
    slug = found.fair.slug
    if found.state == DrawState.RUNNING:
        actions.start(found.pk, "", by=request.user)
        return redirect("organiser:draw", slug)
    form = FigureForm(request.POST)
    if form.is_valid():
        try:
            done = actions.start(found.pk, form.cleaned_data["figure"], by=request.user)
            _say_if_void(request, done)
            return redirect("organiser:draw", slug)
        except actions.Refused as refused:
            form.add_error(None, words.refusal(refused.code, refused.about))
    return _page(request, found.fair, figure=form)


def _say_if_void(request: OrganiserRequest, draw: Draw) -> None:
    if draw.state == DrawState.VOID:
        told = _("This draw does not count any more: %(why)s") % {"why": words.void_reason(draw)}
        messages.error(request, told)


@organiser
@of_a_draw
def progress(request: OrganiserRequest, found: Draw) -> HttpResponse:
    """Say how far a run is; once it is over the page shows its result. Three queries."""
    if found.state != DrawState.RUNNING:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    context = {"draw": found, "fair": found.fair, "is_stopped": has_stopped(found, timezone.now())}
    return render(request, "organiser/draw/progress.html", context)


@form_only("organiser:draw", "slug")
@organiser
def void(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Declare the draw void for a reason that everybody reads."""
    fair = request.organiser.fair(slug)
    found = queries.current(fair)
    form = VoidForm(request.POST)
    if found is not None and not form.is_valid():
        return _page(request, fair, void=form)
    if found is not None:
        try:
            actions.void(found.pk, reason=form.cleaned_data["reason"], by=request.user)
        except MoveRefused:
            messages.error(request, words.refusal("state", {}))
    return redirect("organiser:draw", slug)


@form_only("organiser:draw", "slug")
@organiser
def reopen(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Take applications again, after a draw that does not count."""
    fair = request.organiser.fair(slug)
    form = ReopenForm(request.POST)
    if form.is_valid():
        try:
            actions.reopen(fair.pk, until=form.until(), by=request.user)
        except actions.Refused as refused:
            field = "day" if refused.code == "window" else None
            form.add_error(field, words.refusal(refused.code, refused.about))
        else:
            messages.success(request, _("Producers may apply again."))
            return redirect("organiser:fair", slug)
    return _page(request, fair, reopen=form)


@form_only("organiser:draw", "slug")
@organiser
def loosen(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Change the rules as an impossible draw proposed; a new one is to be published then."""
    found = queries.current(request.organiser.fair(slug))
    if found is not None:
        try:
            actions.loosen(found.pk, by=request.user)
            messages.success(request, _("The rules are changed. Publish a new draw now."))
        except actions.Refused as refused:
            messages.error(request, words.refusal(refused.code, refused.about))
    return redirect("organiser:draw", slug)


@form_only("organiser:draw", "slug")
@organiser
@of_a_draw
def accept(request: OrganiserRequest, found: Draw) -> HttpResponse:
    """Make the draw valid and tell everybody; a second press finds it done."""
    try:
        _say_if_void(request, actions.accept(found.pk, by=request.user))
    except actions.Refused as refused:
        messages.error(request, words.refusal(refused.code, refused.about))
    except TAKEN as taken:
        told = _("Nothing was published: a stall or an add-on is not free any more (%(what)s).")
        messages.error(request, told % {"what": spoken(taken)})
    return redirect("organiser:draw", found.fair.slug)


@form_only("organiser:draw", "slug")
@organiser
def pin(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Set a stall by hand before the draw."""
    fair = request.organiser.fair(slug)
    form = pin_form(fair, list(named_stalls(fair)), request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.pin(fair.pk, data["application"], data["stall"], reason=data["reason"],
                        by=request.user)  # fmt: skip
            return redirect("organiser:draw", slug)
        except actions.Refused as refused:
            form.add_error(None, words.refusal(refused.code, refused.about))
    return _page(request, fair, pin=form)


@form_only("organiser:draw", "slug")
@organiser
def unpin(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Let the draw decide again."""
    fair = request.organiser.fair(slug)
    try:
        actions.drop_pin(fair.pk, pk, by=request.user)
    except actions.Refused as refused:
        messages.error(request, words.refusal(refused.code, refused.about))
    return redirect("organiser:draw", slug)
