"""Pages on which an organiser says what a fair is: begin, texts, days and halls, picture, clone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalog.photos import photo_dict
from catalog.photos.sizes import COVERS
from catalog.uploads import PhotoRefused
from core.jalali import date_text, weekday_index
from core.language import either, language, spoken
from exhibitions.models import Fair, HallUse
from exhibitions.organising import actions, words
from exhibitions.organising.access import OrganiserRequest, begins, organiser
from exhibitions.organising.actions import Fixed
from exhibitions.organising.fair_forms import (
    WITHOUT_PLAN,
    BeginForm,
    CloneForm,
    PictureForm,
    TextsForm,
    WhenForm,
)
from exhibitions.organising.views import frame
from exhibitions.schedule.actions import HallTaken
from exhibitions.schedule.involved import involved_in

WEEK = 7
SPAN = ("first", "last", "weekdays")  # what a form makes days of


def sentence_of(fixed: Fixed) -> str:
    """Return why something stays as it is."""
    return str(words.FIXED[fixed.part]) % {"n": spoken(fixed.number)}


def conflicts(taken: HallTaken) -> list[str]:
    """Return which fair holds which hall on which day, a sentence each."""
    return [_conflict(use) for use in taken.uses] or [
        _("Another fair has just taken one of these halls. Look at the days once more.")
    ]


def _conflict(use: HallUse) -> str:
    said = {
        "hall": either(use.hall.name_fa, use.hall.name_en),
        "fair": either(use.fair.name_fa, use.fair.name_en),
        "day": date_text(use.day, language(), "weekday"),
    }
    return _("“%(hall)s” is held by “%(fair)s” on %(day)s.") % said


def try_out(form: Any, act: Callable[[], Fair]) -> Fair | None:
    """Return what the act returns; what stands in its way is said on the form."""
    try:
        return act()
    except HallTaken as taken:
        for sentence in conflicts(taken):
            form.add_error(None, sentence)
    except Fixed as fixed:
        form.add_error(None, sentence_of(fixed))
    return None


@begins
def begin(request: OrganiserRequest) -> HttpResponse:
    """Begin a fair: its name, place and days."""
    sent = request.method == "POST"
    form = BeginForm(request.POST if sent else None, organiser=request.organiser)
    if sent and form.is_valid():
        said = {k: v for k, v in form.cleaned_data.items() if k not in SPAN}
        fair = actions.begin_fair(**said, by=request.user)
        messages.success(request, _("The fair is begun. Nobody but organisers sees it yet."))
        return redirect("organiser:when", fair.slug)
    has_places = request.organiser.venues().exists()
    return render(request, "organiser/begin.html", {"form": form, "has_places": has_places})


@organiser
def texts(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Write names and texts."""
    fair = request.organiser.fair(slug)
    form = TextsForm(request.POST if request.method == "POST" else None, instance=fair)
    if request.method == "POST" and form.is_valid():
        actions.write_texts(fair.pk, form.cleaned_data, by=request.user)
        messages.success(request, _("The texts are kept."))
        return redirect("organiser:fair", slug)
    context = {**frame(fair, "texts"), "form": form, "title": _("Name and texts")}
    return render(request, "organiser/form.html", context)


@organiser
def when(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Set place, days, hours and halls; say which fair is in the way."""
    fair = request.organiser.fair(slug)
    sent = request.method == "POST"
    form = WhenForm(
        request.POST if sent else None,
        organiser=request.organiser, fair=fair, initial=None if sent else _days_now(fair),
    )  # fmt: skip
    if sent and form.is_valid() and try_out(form, lambda: _write_when(request, fair, form)):
        if form.moves_away and form.cleaned_data["venue"].halls.exists():
            messages.info(request, _("The fair has moved. Choose its halls at the new place."))
            return redirect("organiser:when", slug)
        messages.success(request, _("Days and halls are kept."))
        return redirect("organiser:fair", slug)
    involved = involved_in(fair)
    context = {**frame(fair, "when"), "form": form, "involved": involved}
    return render(request, "organiser/when.html", context)


def _write_when(request: OrganiserRequest, fair: Fair, form: WhenForm) -> Fair:
    said = form.cleaned_data
    return actions.write_when(
        fair.pk, venue=said["venue"], days=said["days"], opens_at=said["opens_at"],
        closes_at=said["closes_at"], halls=form.chosen_halls(),
        stalls_count=said["stalls_count"], by=request.user,
    )  # fmt: skip


def _days_now(fair: Fair) -> dict[str, Any]:
    """Return what the form shows of a stored fair. Two queries."""
    days = list(fair.days.values_list("day", flat=True))
    weekdays = {weekday_index(day) for day in days}
    span = (fair.ends_on - fair.starts_on).days + 1
    uses = fair.hall_uses.values_list("hall", "plan").distinct()
    return {
        "venue": fair.venue,
        "first": fair.starts_on,
        "last": fair.ends_on,
        "weekdays": sorted(weekdays) if len(days) < span and len(weekdays) < WEEK else [],
        "opens_at": fair.opens_at,
        "closes_at": fair.closes_at,
        "stalls_count": fair.stalls_count,
        **{f"hall_{hall}": str(plan) if plan else WITHOUT_PLAN for hall, plan in uses},
    }


@organiser
def picture(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Hang a picture over the fair's page."""
    fair = request.organiser.fair(slug)
    sent = request.method == "POST"
    form = PictureForm(request.POST, request.FILES) if sent else PictureForm()
    if sent and form.is_valid():
        try:
            actions.hang_picture(fair, form.cleaned_data["picture"], by=request.user)
        except PhotoRefused as refused:
            form.add_error("picture", refused)
        else:
            messages.success(request, _("The picture is kept."))
            return redirect("organiser:picture", slug)
    shown = photo_dict(fair.picture, COVERS) if fair.picture else None
    context = {**frame(fair, "texts"), "form": form, "picture": shown}
    return render(request, "organiser/picture.html", context)


@begins
def clone(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Begin the next edition of a fair."""
    fair = request.organiser.fair(slug)
    sent = request.method == "POST"
    form = CloneForm(request.POST if sent else None, initial={"name_fa": fair.name_fa})
    if sent and form.is_valid():
        made = try_out(
            form, lambda: actions.clone_fair(fair.pk, **form.cleaned_data, by=request.user)
        )
        if made:
            messages.success(request, _("The next edition is begun. Look at its terms and days."))
            return redirect("organiser:fair", made.slug)
    context = {
        **frame(fair, "fair"), "form": form, "title": _("The next edition"),
        "lead": _("Halls, terms and texts are copied; applications and bookings are not."),
    }  # fmt: skip
    return render(request, "organiser/form.html", context)
