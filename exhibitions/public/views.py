"""The list of fairs, the month, the feed, and each fair's page."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.frame import frame
from catalog.photos import photo_dict
from catalog.photos.sizes import COVERS
from core.jalali import JalaliError, date_text, month_name, to_jalali
from core.kept import kept
from core.language import either, language, spoken
from core.structured import breadcrumbs, canonical, ld_json
from exhibitions.applying.queries import times_of
from exhibitions.applying.rules import takes_applications
from exhibitions.booking.desk.queries import can_be_booked
from exhibitions.models import FairDay, FairKind, Giving
from exhibitions.public import queries, standing
from exhibitions.public.feed import feed
from exhibitions.public.structured import fair_data
from exhibitions.words import KIND_WORDS, state_badge

PAGE_SIZE = 18
DAYS_SHOWN = 8
ICS = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Place:
    """A county of the map: where its fairs are, and how many."""

    code: str
    name_fa: str
    name_en: str
    url: str
    latitude: float
    longitude: float
    count: int | None


@require_safe
@kept
def index(request: HttpRequest) -> HttpResponse:
    """List fairs that are on or ahead, by county and kind. At most 4 queries of its own."""
    today = timezone.localdate()
    wanted = queries.Wanted.of(request.GET)
    counts = queries.by_county(today, wanted)
    page = Paginator(queries.ahead(today, wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    here = reverse("fairs:index")
    kind = f"&kind={wanted.kind}" if wanted.kind else ""
    counties = [
        Place(d.code, d.name_fa, d.name_en, f"{here}?county={d.code}{kind}", d.latitude,
              d.longitude, counts[d.code] or None)
        for d in frame().counties
    ]  # fmt: skip
    context = {
        "page": page,
        "rows": [(fair, state_badge(fair, today, fair.next_day)) for fair in page.object_list],
        "counties": counties,
        "county": next((c for c in counties if c.code == wanted.county), None),
        "kinds": [(code, KIND_WORDS[code]) for code in FairKind],
        "wanted": wanted,
        "noindex": bool(wanted.county or wanted.kind),
        "canonical_url": canonical(here, page.number),
        "feed_url": _feed_url(request),
    }
    return render(request, "fairs/index.html", context)


@require_safe
@kept
def month(request: HttpRequest, year: int | None = None, number: int | None = None) -> HttpResponse:
    """Show a Jalali month with the fairs of each day. At most 3 queries of its own."""
    today = timezone.localdate()
    this = to_jalali(today)
    if year is None or number is None:
        year, number = this.year, this.month
    wanted = queries.Wanted.of(request.GET)
    try:
        weeks = queries.month(year, number, today, wanted)
    except (JalaliError, IndexError) as error:
        raise Http404(_("The calendar has no such month.")) from error
    days = [cell.day for week in weeks for cell in week if cell]
    context = {
        "weeks": weeks,
        "busy": [cell for week in weeks for cell in week if cell and cell.fairs],
        "title": f"{month_name(number, language())} {spoken(year)}",
        "span": (days[0], days[-1]),
        "before": _month_url(year, number - 1),
        "after": _month_url(year, number + 1),
        "wanted": wanted,
        "feed_url": _feed_url(request),
        "canonical_url": canonical(reverse("fairs:month_of", args=[year, number])),
    }
    return render(request, "fairs/month.html", context)


def _month_url(year: int, number: int) -> str:
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return reverse("fairs:month_of", args=[year, number])


@require_safe
@kept
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one fair: when, where, its plan, who stands where. At most 8 queries of its own."""
    fair = queries.find(slug)
    if fair is None:
        raise Http404(_("There is no fair with this address."))
    now = timezone.localtime()
    days = queries.days_ahead(fair, now.date(), DAYS_SHOWN)
    plans = queries.plans_of(fair)
    words = standing.words_of(request.GET.get("q", ""))
    stands = standing.stands_at(fair, now.date(), words) if plans else []
    standing.mark(plans, stands, words)
    crumbs: list[dict[str, Any]] = [
        {"label": _("Fairs"), "url": reverse("fairs:index")},
        {"label": either(fair.name_fa, fair.name_en)},
    ]
    context = {
        "fair": fair,
        "picture": photo_dict(fair.picture, COVERS) if fair.picture else None,
        "kind": KIND_WORDS[FairKind(fair.kind)],
        "badge": state_badge(fair, now.date(), days[0] if days else None),
        "days": days,
        "opens": [date_text(day, language(), "weekday") for day in days],
        "plans": plans,
        "stands": stands,
        "words": words,
        "found": [stand for stand in stands if stand.is_found] if words else stands,
        "noindex": bool(words),
        "can_book": can_be_booked(fair),
        "takes_applications": takes_applications(times_of(fair), now),
        "counties": frame().counties,
        "crumbs": crumbs,
        "canonical_url": canonical(fair.get_absolute_url()),
        "feed_url": reverse("fairs:calendar_of", args=[fair.slug]),
        "is_drawn": fair.giving == Giving.DRAW and fair.draws.exists(),
        "structured": ld_json(fair_data(fair), breadcrumbs(crumbs)),
    }
    return render(request, "fairs/detail.html", context)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Feed all fairs, or those of a county or kind, to people's calendars."""
    wanted = queries.Wanted.of(request.GET)
    days = queries.for_feed(wanted, timezone.localdate())
    place = next((c for c in frame().counties if c.code == wanted.county), None)
    name = _("Fairs of Lorestan")
    if place:
        name = _("Fairs of %(place)s") % {"place": either(place.name_fa, place.name_en)}
    return HttpResponse(feed(days, name=name, now=timezone.now()), content_type=ICS)


@require_safe
def calendar_of(request: HttpRequest, slug: str) -> HttpResponse:
    """Feed the days of one fair."""
    fair = queries.find(slug)
    if fair is None:
        raise Http404
    days = FairDay.objects.filter(fair=fair).select_related("fair__venue__county").order_by("day")
    name = either(fair.name_fa, fair.name_en)
    answer = HttpResponse(feed(days, name=name, now=timezone.now()), content_type=ICS)
    answer["Content-Disposition"] = f'attachment; filename="fair-{fair.pk}.ics"'
    return answer


def _feed_url(request: HttpRequest) -> str:
    query = queries.Wanted.of(request.GET)
    parts = [f"{name}={value}" for name, value in vars(query).items() if value]
    return reverse("fairs:calendar") + (f"?{'&'.join(parts)}" if parts else "")
