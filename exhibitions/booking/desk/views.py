"""Book on the plan; my stalls; one booking's page."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.language import spoken
from exhibitions.booking import actions
from exhibitions.booking.desk import queries
from exhibitions.booking.desk.forms import BookForm
from exhibitions.booking.desk.page import booking_page, card_of, terms_of
from exhibitions.booking.plan import plans_to_book
from exhibitions.models import Booking, Fair
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right


@require_safe
@desk(Right.FAIRS)
def mine(request: DeskRequest) -> HttpResponse:
    """List my stalls, and fairs where one can be booked. Four queries of its own."""
    found = list(queries.bookings_of(request.seller).prefetch_related("stalls__stall")[:50])
    booked = {booking.fair_id for booking in found if booking.is_live}
    fairs = [fair for fair in queries.bookable_fairs() if fair.pk not in booked]
    context = {"cards": [card_of(booking) for booking in found], "fairs": fairs}
    return render(request, "desk/stalls/mine.html", context)


@require_safe
@desk(Right.FAIRS)
def booking(request: DeskRequest, number: str) -> HttpResponse:
    """Show one booking: what is to be paid, what lacks, its papers."""
    found = queries.booking_of(request.seller, number)
    return render(request, "desk/stalls/booking.html", booking_page(found))


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.FAIRS)
def book(request: DeskRequest, slug: str) -> HttpResponse:
    """Choose stalls on the plan or from the list, and have them kept while paying.

    At most ten queries of its own, however many stalls.
    """
    fair = queries.fair_to_book(slug)
    live = Booking.objects.holding().filter(fair=fair, seller=request.seller).first()
    if live is not None:
        return redirect("desk_stalls:booking", live.number)
    plans = plans_to_book(fair)
    add_ons = list(fair.add_ons.all())
    form = BookForm(
        request.POST or None, fair=fair, add_ons=add_ons,
        stalls=[stall for plan in plans for stall in plan.stalls.all()],
    )  # fmt: skip
    if request.method == "POST":
        if not queries.can_be_booked(fair):
            messages.error(request, _("Stalls of this fair cannot be booked now."))
        elif form.is_valid():
            if made := _hold(request, fair, form):
                return redirect("desk_stalls:booking", made.number)
            plans = plans_to_book(fair)  # somebody was first: show what is taken now
    return render(request, "desk/stalls/book.html", _page(fair, plans, form))


def _page(fair: Fair, plans: list[Any], form: BookForm) -> dict[str, Any]:
    free = sum(not stall.is_taken for plan in plans for stall in plan.stalls.all())
    return {
        "fair": fair,
        "plans": plans,
        "form": form,
        "free": free,
        "can_book": queries.can_be_booked(fair),
        "terms": terms_of(fair),
        "add_ons": [(form[f"add_on_{add_on.pk}"], add_on) for add_on in form.add_ons],
        "minutes": settings.STALL_HOLD_MINUTES,
        "many": fair.most_stalls > 1,
    }


def _hold(request: DeskRequest, fair: Fair, form: BookForm) -> Booking | None:
    """Hold what was chosen; what stands in the way is said beside the question."""
    until = timezone.now() + timedelta(minutes=settings.STALL_HOLD_MINUTES)
    try:
        made = actions.hold(
            fair.pk, request.seller.pk, form.cleaned_data["stalls"], until=until,
            add_ons=form.wanted(), by=request.user,
        )  # fmt: skip
    except actions.StallTaken as taken:
        form.add_error("stalls", taken_text(taken))
    except actions.AddOnGone as gone:
        text = _("Only %(n)s are left.") if gone.left else _("None are left.")
        form.add_error(f"add_on_{gone.pk}", text % {"n": spoken(gone.left)})
    except actions.AlreadyBooked:
        return Booking.objects.holding().filter(fair=fair, seller=request.seller).first()
    except actions.NoSuchStall:
        form.add_error("stalls", _("Choose a stall of this fair."))
    else:
        actions.agree(made.number, by=request.user)
        return made
    return None


def taken_text(taken: actions.StallTaken) -> str:
    """Return in plain words which stall is gone, and which is free close by."""
    values = {"code": spoken(_(", ").join(taken.codes))}
    if not taken.nearest:
        return _("Somebody else just took stall %(code)s, and no other is free.") % values
    values["near"] = spoken(_(", ").join(spot.code for spot in taken.nearest))
    text = _("Somebody else just took stall %(code)s. The nearest that are free: %(near)s")
    return text % values
