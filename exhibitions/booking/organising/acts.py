"""What an organiser does about bookings, each with a reason that the exhibitor reads."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from core.moves import MoveRefused
from core.private import answer
from exhibitions.booking import actions
from exhibitions.booking.desk.page import letter_of
from exhibitions.booking.desk.views import taken_text
from exhibitions.booking.organising import queries
from exhibitions.booking.organising.forms import LetterForm, MoveForm, ReasonForm
from exhibitions.booking.organising.views import page_of
from exhibitions.booking.queries import free_stalls
from exhibitions.models import Booking, Fair, Guarantee
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame
from exhibitions.states import APPLICATION_MOVES, ApplicationState, FairState

PAGE = "organiser:booking"
CANCELLABLE = frozenset(
    state for state in FairState if state not in (FairState.CLOSED, FairState.CANCELLED)
)


def _again(request: Any, fair: Fair, booking: Booking, **forms: Any) -> HttpResponse:
    return render(request, "organiser/booking.html", page_of(fair, booking, **forms))


def _late(request: Any) -> None:
    messages.warning(request, _("The booking has changed meanwhile. Here is how it stands."))


@form_only(PAGE, "slug", "number")
@organiser
def take_back(request: OrganiserRequest, slug: str, number: str) -> HttpResponse:
    """Take stalls back: all that was paid returns, whatever the scale."""
    fair = request.organiser.fair(slug)
    booking = queries.booking_at(fair, number)
    form = ReasonForm(request.POST, prefix="take")
    if not form.is_valid():
        return _again(request, fair, booking, take_back_form=form)
    application = booking.application
    declined = ApplicationState.DECLINED
    to = ApplicationState.WITHDRAWN
    if application is not None and APPLICATION_MOVES.allows(application.state, declined):
        to = declined
    try:
        actions.let_go(
            booking, by=request.user, reason=form.cleaned_data["reason"], permille=1000,
            application=to,
        )  # fmt: skip
    except MoveRefused:
        _late(request)
    else:
        messages.success(
            request,
            _(
                "The stall is free, and the exhibitor is told. Whoever is next in line gets an "
                "offer: it stands among the bookings."
            ),
        )
    return redirect(PAGE, slug, number)


@form_only(PAGE, "slug", "number")
@organiser
def move(request: OrganiserRequest, slug: str, number: str) -> HttpResponse:
    """Move an exhibitor to a free stall at the same price."""
    fair = request.organiser.fair(slug)
    booking = queries.booking_at(fair, number)
    form = MoveForm(booking, list(free_stalls(fair.pk)), request.POST, prefix="move")
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.move_stall(
                number, said["old"], said["new"], by=request.user, reason=said["reason"]
            )
        except actions.StallTaken as taken:
            form.add_error("new", taken_text(taken))
        except (actions.NoSuchStall, actions.Ended):
            _late(request)
            return redirect(PAGE, slug, number)
        else:
            messages.success(request, _("Moved. The exhibitor is told."))
            return redirect(PAGE, slug, number)
    return _again(request, fair, booking, move_form=form)


@form_only(PAGE, "slug", "number")
@organiser
def excuse(request: OrganiserRequest, slug: str, number: str) -> HttpResponse:
    """Let an exhibitor stand there in spite of what lacks; the reason is kept."""
    fair = request.organiser.fair(slug)
    booking = queries.booking_at(fair, number)
    form = ReasonForm(request.POST, prefix="excuse")
    if not form.is_valid():
        return _again(request, fair, booking, excuse_form=form)
    try:
        actions.excuse(number, by=request.user, reason=form.cleaned_data["reason"])
    except actions.Ended:
        _late(request)
    else:
        messages.success(request, _("The exception is granted and kept with your name."))
    return redirect(PAGE, slug, number)


@form_only(PAGE, "slug", "number")
@organiser
def letter(request: OrganiserRequest, slug: str, number: str) -> HttpResponse:
    """Accept a letter of guarantee, or refuse it with a reason."""
    fair = request.organiser.fair(slug)
    booking = queries.booking_at(fair, number)
    form = LetterForm(request.POST, prefix="letter")
    if letter_of(booking) is None:
        raise Http404
    if not form.is_valid():
        return _again(request, fair, booking, letter_form=form)
    said = form.cleaned_data
    try:
        if said["decision"] == "accept":
            actions.accept_letter(number, pay_by=said["pay_by"], by=request.user)
        else:
            actions.refuse_letter(number, reason=said["reason"], by=request.user)
    except MoveRefused:
        _late(request)
    else:
        messages.success(request, _("Your decision is kept. The exhibitor is told."))
    return redirect(PAGE, slug, number)


@require_safe
@organiser
def letter_file(request: OrganiserRequest, slug: str, number: str) -> HttpResponseBase:
    """Show a letter of guarantee."""
    booking = queries.booking_at(request.organiser.fair(slug), number)
    found = get_object_or_404(Guarantee.objects.select_related("file"), booking=booking)
    return answer(found.file)


@require_safe
@organiser
def paper_file(request: OrganiserRequest, slug: str, number: str, pk: int) -> HttpResponseBase:
    """Show a document that was handed in."""
    booking = queries.booking_at(request.organiser.fair(slug), number)
    return answer(get_object_or_404(booking.papers.select_related("file"), pk=pk).file)


@require_http_methods(["GET", "HEAD", "POST"])
@organiser
def cancel(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Cancel the fair: who is told and what returns stands on the page before."""
    fair = request.organiser.fair(slug)
    if fair.state not in CANCELLABLE and fair.state != FairState.CANCELLED:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel_fair(fair.pk, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(
            request, _("The fair is cancelled. Everyone is told, and all fees return.")
        )
        return redirect("organiser:fair", slug)
    live = list(fair.bookings.holding())
    context = {
        **frame(fair, "fair"),
        "form": form,
        "exhibitors": len(live),
        "applicants": fair.applications.alive().count(),
        "returns": sum(booking.kept for booking in live),
    }
    return render(request, "organiser/cancel.html", context)
