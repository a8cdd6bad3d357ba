"""The page of the desk on which a producer goes on holiday, and comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.form_only import form_only
from sellers.access import DeskRequest, desk
from sellers.away.actions import come_back, go_away
from sellers.away.forms import GOES_ON, STOPS, HolidayForm
from sellers.models import Partner
from sellers.team.rules import Right


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.SHOP)
def holiday(request: DeskRequest) -> HttpResponse:
    """Show the holiday that is set, and set another."""
    today = timezone.localdate()
    seller = request.seller
    typed = request.POST if request.method == "POST" else None
    form = HolidayForm(typed, today=today, initial=_initial(seller))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        go_away(
            seller.pk, data["first"], data["last"], stops=data["sale"] == STOPS,
            note=data["note"], note_en=data["note_en"],
        )  # fmt: skip
        messages.success(request, _("Your holiday is set. Buyers see it, and it ends by itself."))
        return redirect("desk:holiday")
    away = seller.away
    is_set = away is not None and away.last >= today
    context = {"form": form, "away": away if is_set else None, "today": today}
    return render(request, "desk/holiday.html", context)


def _initial(seller: Partner) -> dict[str, Any]:
    away = seller.away
    if away is None or away.last < timezone.localdate():
        return {}
    return {
        "first": away.first,
        "last": away.last,
        "sale": STOPS if away.stops else GOES_ON,
        "note": seller.away_note,
        "note_en": seller.away_note_en,
    }


@form_only("desk:holiday")
@desk(Right.SHOP)
def back(request: DeskRequest) -> HttpResponse:
    """End the holiday now."""
    come_back(request.seller.pk)
    messages.success(request, _("Welcome back. Buyers are promised the usual days again."))
    return redirect("desk:holiday")
