"""The organiser's side of a jury: its people, its criteria, how far it is, and its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from exhibitions.jury import actions, queries
from exhibitions.jury.forms import CriterionForm, ReviewerForm
from exhibitions.models import Fair, Review, Score, Verdict
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame
from exhibitions.states import FairState


@organiser
def jury(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Show the jury of a fair. At most ten queries of its own."""
    return _page(request, request.organiser.fair(slug))


@form_only("organiser:jury", "slug")
@organiser
def appoint(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Call a person into the jury."""
    fair = request.organiser.fair(slug)
    form = ReviewerForm(request.POST)
    if not form.is_valid():
        return _page(request, fair, reviewer=form)
    try:
        actions.appoint(fair, by=request.user, **form.cleaned_data)
    except actions.JuryClosed:
        messages.error(request, _("The jury has ended. Nothing is scored any more."))
    else:
        messages.success(request, _("The reviewer is told by text message."))
    return redirect("organiser:jury", slug=slug)


@form_only("organiser:jury", "slug")
@organiser
def dismiss(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Take a person out of the jury."""
    fair = request.organiser.fair(slug)
    try:
        actions.dismiss(fair, pk, by=request.user)
    except actions.JuryClosed:
        messages.error(request, _("The jury has ended. Nothing is scored any more."))
    else:
        messages.success(request, _("The reviewer is out of the jury, with all points given."))
    return redirect("organiser:jury", slug=slug)


@form_only("organiser:jury", "slug")
@organiser
def add_criterion(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Add a criterion."""
    fair = request.organiser.fair(slug)
    form = CriterionForm(request.POST)
    if not form.is_valid():
        return _page(request, fair, criterion=form)
    try:
        actions.add_criterion(fair, **form.cleaned_data)
    except (actions.JuryClosed, actions.AlreadyScored):
        messages.error(request, _("Points were given already: the criteria stay as they are."))
    return redirect("organiser:jury", slug=slug)


@form_only("organiser:jury", "slug")
@organiser
def drop_criterion(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Take a criterion away."""
    fair = request.organiser.fair(slug)
    try:
        actions.drop_criterion(fair, pk)
    except (actions.JuryClosed, actions.AlreadyScored):
        messages.error(request, _("Points were given already: the criteria stay as they are."))
    return redirect("organiser:jury", slug=slug)


@form_only("organiser:jury", "slug")
@organiser
def end(request: OrganiserRequest, slug: str) -> HttpResponse:
    """End the jury, or let it go on."""
    fair = request.organiser.fair(slug)
    if "reopen" not in request.POST:
        actions.close(fair, by=request.user)
        messages.success(request, _("The jury has ended. Its scores go into the allocation."))
        return redirect("organiser:jury", slug=slug)
    try:
        actions.reopen(fair, by=request.user)
    except actions.JuryClosed:
        messages.error(request, _("Stalls are being given: the scores stay as they are."))
    else:
        messages.success(request, _("The jury goes on."))
    return redirect("organiser:jury", slug=slug)


def _page(
    request: OrganiserRequest, fair: Fair, *,
    reviewer: ReviewerForm | None = None, criterion: CriterionForm | None = None,
) -> HttpResponse:  # fmt: skip
    verdict = Verdict.objects.filter(fair=fair).first()
    scored = Score.objects.filter(criterion__fair=fair).exists()
    context: dict[str, Any] = {
        **frame(fair, "jury"),
        "progress": queries.progress(fair),
        "criteria": queries.criteria_of(fair),
        "verdict": verdict,
        "may_change": verdict is None and not scored,
        "may_reopen": verdict is not None and fair.state == FairState.APPLICATIONS,
        "conflicts": list(
            Review.objects.filter(reviewer__fair=fair, has_conflict=True).select_related(
                "reviewer", "application__seller"
            )
        ),
        "reviewer_form": reviewer or ReviewerForm(),
        "criterion_form": criterion or CriterionForm(),
    }
    return render(request, "organiser/jury.html", context)
