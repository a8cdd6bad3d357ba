"""The papers of a stall as PDF, to look at or print."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from exhibitions.booking import papers
from exhibitions.booking.desk import queries
from exhibitions.booking.queries import held_stalls
from exhibitions.models import Booking
from exhibitions.states import BookingState
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right


def _confirmed(request: DeskRequest, number: str) -> Booking:
    booking = queries.booking_of(request.seller, number)
    if booking.state != BookingState.CONFIRMED:
        raise Http404
    return booking


@require_safe
@desk(Right.FAIRS)
def stall_pass(request: DeskRequest, number: str) -> HttpResponse:
    """Return the pass of the stall."""
    return pdf(papers.pass_pdf(_confirmed(request, number)), "pass")


@require_safe
@desk(Right.FAIRS)
def badges(request: DeskRequest, number: str) -> HttpResponse:
    """Return badges for the team, and two without a name."""
    booking = _confirmed(request, number)
    people = booking.seller.users.filter(is_active=True).order_by("pk")
    names = [person.get_full_name() for person in people]
    return pdf(papers.badges_pdf(booking, [*filter(None, names), "", ""]), "badges")


@require_safe
@desk(Right.FAIRS)
def sign(request: DeskRequest, number: str) -> HttpResponse:
    """Return the signs of the stalls."""
    booking = _confirmed(request, number)
    rows = held_stalls([booking]).select_related("stall", "stands__county")
    return pdf(papers.signs_pdf(booking.fair, list(rows)), "signs")


@require_safe
@desk(Right.FAIRS)
def invoice(request: DeskRequest, number: str) -> HttpResponse:
    """Return the invoice, also of a booking that ended after it."""
    booking = queries.booking_of(request.seller, number)
    if booking.invoice_number is None:
        raise Http404
    return pdf(papers.invoice_pdf(booking), f"stall-{booking.invoice_number}")


def pdf(content: bytes, name: str) -> HttpResponse:
    """Answer with a PDF to look at."""
    headers = {"Content-Disposition": f'inline; filename="bazarche-{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
