"""Pages of places, halls and types of stalls."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from exhibitions.models import Hall, Plan, StallType, Venue
from exhibitions.organising import place_actions as actions
from exhibitions.organising.access import OrganiserRequest, begins
from exhibitions.organising.fields import MetresField
from exhibitions.organising.place_forms import HallForm, StallTypeForm, VenueForm
from exhibitions.states import FairState


@begins
def venues(request: OrganiserRequest) -> HttpResponse:
    """List my places with their halls. Three queries of its own."""
    found = request.organiser.venues().select_related("county").order_by("name_fa", "pk")
    ahead = Q(fairs__ends_on__gte=timezone.localdate())
    listed = found.annotate(
        halls_n=Count("halls", distinct=True), fairs_n=Count("fairs", filter=ahead, distinct=True)
    )
    return render(request, "organiser/venues.html", {"venues": listed})


@begins
def new_venue(request: OrganiserRequest) -> HttpResponse:
    """Add a place."""
    return _venue_form(request, Venue(), _("A new place"))


@begins
def venue(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Show a place: its halls, and what is said of it."""
    found = get_object_or_404(request.organiser.venues().select_related("county"), pk=pk)
    return _venue_form(request, found, "")


def _venue_form(request: OrganiserRequest, place: Venue, title: str) -> HttpResponse:
    sent = request.method == "POST"
    form = VenueForm(request.POST if sent else None, instance=place, organiser=request.organiser)
    if sent and form.is_valid():
        actions.save_venue(form.instance)
        messages.success(request, _("The place is kept."))
        return redirect("organiser:venue", form.instance.pk)
    halls = place.halls.annotate(version=Max("plans__version")) if place.pk else []
    context = {"form": form, "venue": place, "halls": halls, "title": title}
    return render(request, "organiser/venue.html", context)


@begins
def new_hall(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Add a hall to a place."""
    place = get_object_or_404(request.organiser.venues(), pk=pk)
    return _hall_form(request, Hall(venue=place))


@begins
def hall(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Show a hall: its size, and the versions of its plan with who uses them."""
    return _hall_form(request, hall_of(request, pk))


def hall_of(request: OrganiserRequest, pk: int) -> Hall:
    """Return a hall of my places with its place, or raise ``Http404``. One query."""
    mine = Hall.objects.filter(venue__in=request.organiser.venues())
    return get_object_or_404(mine.select_related("venue"), pk=pk)


def _hall_form(request: OrganiserRequest, room: Hall) -> HttpResponse:
    sent = request.method == "POST"
    form = HallForm(request.POST if sent else None, instance=room)
    if sent and form.is_valid():
        try:
            actions.save_hall(form.instance)
        except actions.TooSmall as small:
            form.add_error(None, _small(small))
        else:
            messages.success(request, _("The hall is kept."))
            return redirect("organiser:hall", form.instance.pk)
    context = {"form": form, "hall": room, "plans": plans_of(room) if room.pk else []}
    return render(request, "organiser/hall.html", context)


def _small(small: actions.TooSmall) -> str:
    show = MetresField(least_cm=0, most_cm=0).prepare_value
    return _("Its plans need %(wide)s by %(deep)s metres. Move what stands outside first.") % {
        "wide": show(small.width_cm), "deep": show(small.depth_cm),
    }  # fmt: skip


def plans_of(room: Hall) -> list[Any]:
    """Return the versions of a hall's plan, the newest first, with the fairs on it. Two queries."""
    plans = list(room.plans.annotate(n=Count("stalls")).order_by("-version"))
    rows = (
        Plan.objects.filter(hall=room, uses__isnull=False)
        .exclude(uses__fair__state=FairState.CANCELLED)
        .values_list("pk", "uses__fair__name_fa", "uses__fair__name_en", "uses__fair__slug")
        .distinct()
    )
    for plan in plans:
        plan.fairs = [  # type: ignore[attr-defined]  # for the template
            {"name_fa": fa, "name_en": en, "slug": slug}
            for pk, fa, en, slug in rows
            if pk == plan.pk
        ]
    return plans


@begins
def stall_types(request: OrganiserRequest) -> HttpResponse:
    """List the types of stalls and add one."""
    sent = request.method == "POST"
    form = StallTypeForm(request.POST if sent else None)
    if sent and form.is_valid():
        actions.save_type(form.instance)
        messages.success(request, _("The type is kept."))
        return redirect("organiser:stall_types")
    kinds = StallType.objects.annotate(n=Count("stalls")).order_by("width_cm", "depth_cm", "pk")
    return render(request, "organiser/stall_types.html", {"form": form, "kinds": kinds})


@begins
def stall_type(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Change a type of stall, unless plans of other counties use it."""
    kind = get_object_or_404(StallType, pk=pk)
    mine = actions.may_change(request.organiser, kind)
    sent = request.method == "POST"
    form = StallTypeForm(request.POST if sent else None, instance=kind)
    if sent and form.is_valid():
        if mine:
            actions.save_type(form.instance)
            messages.success(request, _("The type is kept."))
            return redirect("organiser:stall_types")
        form.add_error(None, _("Plans of other counties use this type. Add a new one for yours."))
    context = {"form": form, "kind": kind, "mine": mine}
    return render(request, "organiser/stall_type.html", context)
