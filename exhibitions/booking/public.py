"""Pages that open by a signed link, without signing in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exhibitions.booking import line
from exhibitions.booking.links import What, opens
from exhibitions.booking.papers import codes_of
from exhibitions.booking.queries import held_stalls
from exhibitions.models import Booking
from exhibitions.states import BookingState


def _opened(what: What, number: str, key: str) -> Booking:
    """Return the booking of a link; raise ``Http404`` for any other key. One query."""
    if not opens(what, number, key):
        raise Http404
    found = Booking.objects.select_related("fair__venue__county", "seller__county")
    booking = found.filter(number=number).first()
    if booking is None:
        raise Http404
    return booking


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Accept or decline a stall that became free; opened again, it says what became of it."""
    booking = _opened("offer", number, key)
    if request.method == "POST":
        return _answered(request, booking, key)
    now = timezone.now()
    waits = booking.state == BookingState.HELD and bool(
        booking.held_until and booking.held_until > now
    )
    context: dict[str, Any] = {
        "booking": booking,
        "fair": booking.fair,
        "codes": codes_of(list(held_stalls([booking]))),
        "is_open": waits and booking.is_offer,
        "is_accepted": waits and not booking.is_offer,
        "is_confirmed": booking.state == BookingState.CONFIRMED,
    }
    return render(request, "fairs/offer.html", context)


def _answered(request: HttpRequest, booking: Booking, key: str) -> HttpResponse:
    answer = request.POST.get("answer")
    try:
        if answer == "yes":
            line.accept(booking.number, timezone.now())
        elif answer == "no":
            line.decline(booking.number)
    except line.OfferOver:
        messages.warning(request, _("This offer is over."))
    return redirect("stalls:offer", booking.number, key)


@never_cache
@require_safe
def stall_pass(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Say at the gate whether a pass is valid, and for whom."""
    booking = _opened("pass", number, key)
    context = {
        "fair": booking.fair,
        "who": booking.seller,
        "codes": codes_of(list(held_stalls([booking]))),
        "is_valid": booking.state == BookingState.CONFIRMED,
        "is_today": booking.fair.days.filter(day=timezone.localdate()).exists(),
    }
    return render(request, "fairs/pass.html", context)
