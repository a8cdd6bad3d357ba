"""Several parcels at once: accept many, print the labels of many."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.form_only import form_only
from core.language import spoken
from core.moves import MoveRefused
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.order import actions
from shop.order.desk import queries
from shop.order.states import ParcelState

MOST = 50


@form_only("desk_orders:list")
@desk(Right.SHIP)
def several(request: DeskRequest) -> HttpResponse:
    """Do one thing with all parcels that are ticked; those of others are not looked at."""
    numbers = request.POST.getlist("number")[:MOST]
    parcels = queries.parcels_of(request.seller).filter(number__in=numbers).order_by("pk")
    if not numbers:
        messages.warning(request, _("Tick at least one order first."))
        return redirect("desk_orders:list")
    if request.POST.get("do") == "accept":
        return _accept(request, list(parcels.filter(state=ParcelState.NEW)))
    query = urlencode({"n": [parcel.number for parcel in parcels]}, doseq=True)
    return redirect(f"{reverse('desk_orders:labels')}?{query}")


def _accept(request: DeskRequest, parcels: list[Any]) -> HttpResponse:
    done = sum(_accepted(request, parcel.pk) for parcel in parcels)
    if done:
        text = ngettext(
            "You make %(n)s order. Its buyer knows.",
            "You make %(n)s orders. Their buyers know.",
            done,
        )
        messages.success(request, text % {"n": spoken(done)})
    if done < len(parcels):
        messages.warning(request, _("Some orders have changed in the meantime."))
    return redirect(f"{reverse('desk_orders:list')}?tab=preparing")


def _accepted(request: DeskRequest, pk: int) -> bool:
    try:
        actions.accept_parcel(pk, by=request.user)
    except MoveRefused:
        return False
    return True
