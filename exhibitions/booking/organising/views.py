"""A fair's bookings: the list, one of them, who is ready, sheets and signs."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.jalali import date_text
from core.language import either, language, spoken
from core.sheets import Page, xlsx
from exhibitions.booking import papers, words
from exhibitions.booking.desk.page import history_of, letter_of, money_of, papers_of, rows_of
from exhibitions.booking.organising import queries
from exhibitions.booking.organising.forms import LetterForm, MoveForm, ReasonForm
from exhibitions.booking.queries import free_stalls, had_codes
from exhibitions.booking.readiness import readiness
from exhibitions.models import BookedStall, Booking, BookingPaper, Fair
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame
from exhibitions.states import HOLDING, BookingState

A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def line_of(booking: Booking) -> dict[str, Any]:
    """Return what a list shows of a booking with its stalls fetched. No query."""
    letter = letter_of(booking)
    codes = spoken(_(", ").join(row.stall.code for row in booking.stalls.all()))
    return {
        "booking": booking,
        "codes": codes,
        "mark": words.FOR_ORGANISERS[booking.state],
        "has_letter": letter is not None and letter.state == "sent" and booking.is_live,
    }


@require_safe
@organiser
def bookings(request: OrganiserRequest, slug: str) -> HttpResponse:
    """List a fair's bookings by state. Five queries of its own."""
    fair = request.organiser.fair(slug)
    counts = queries.counts_of(fair)
    asked = request.GET.get("state", "")
    rows = queries.bookings_at(fair)
    if asked in counts:
        rows = rows.filter(state=asked)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **frame(fair, "bookings"),
        "page_obj": page,
        "lines": [line_of(booking) for booking in page],
        "states": [
            (state, words.FOR_ORGANISERS[state].text, counts[state], state == asked)
            for state in BookingState
            if state in counts
        ],
        "all": sum(counts.values()),
        "asked": asked,
    }
    return render(request, "organiser/bookings.html", context)


@require_safe
@organiser
def booking(request: OrganiserRequest, slug: str, number: str) -> HttpResponse:
    """Show one booking with all that may be done about it."""
    fair = request.organiser.fair(slug)
    found = queries.booking_at(fair, number)
    return render(request, "organiser/booking.html", page_of(fair, found))


def page_of(fair: Fair, found: Booking, **forms: Any) -> dict[str, Any]:
    """Return the context of a booking's page; ``forms`` are those that came back."""
    line = line_of(found)
    is_confirmed = found.state == BookingState.CONFIRMED
    ready = readiness(fair, [found])[0] if is_confirmed else None
    handed = BookingPaper.objects.filter(booking=found).select_related("paper")
    return {
        **frame(fair, "bookings"),
        **line,
        "codes": line["codes"] or spoken(had_codes(found)),
        "rows": rows_of(found),
        "money": money_of(found),
        "papers": papers_of(found),
        "handed": [(row, either(row.paper.name_fa, row.paper.name_en)) for row in handed],
        "letter": letter_of(found),
        "ready": ready,
        "history": history_of(found),
        "take_back_form": ReasonForm(prefix="take"),
        "move_form": MoveForm(found, list(free_stalls(fair.pk)), prefix="move"),
        "excuse_form": ReasonForm(prefix="excuse"),
        "letter_form": LetterForm(prefix="letter"),
        **forms,
    }


@require_safe
@organiser
def ready(request: OrganiserRequest, slug: str) -> HttpResponse:
    """List who is ready for the fair and what others lack, red ones first."""
    fair = request.organiser.fair(slug)
    found = readiness(fair, queries.confirmed_at(fair))
    found.sort(key=lambda one: (one.is_green, one.booking.pk))
    context = {
        **frame(fair, "ready"),
        "lines": [(one, line_of(one.booking)["codes"]) for one in found],
        "red": sum(not one.is_green for one in found),
        "green": sum(one.is_green for one in found),
    }
    return render(request, "organiser/ready.html", context)


@require_safe
@organiser
def sheet(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Give the bookings as a workbook; amounts are numbers, in toman."""
    fair = request.organiser.fair(slug)
    heads = [
        _("Stall"), _("Exhibitor"), _("County"), _("State"), _("Fee (toman)"),
        _("Paid (toman)"), _("Sent back (toman)"), _("Invoice"), _("Made on"),
    ]  # fmt: skip
    rows = [_row(booking) for booking in queries.bookings_at(fair)]
    content = xlsx([Page(_("Bookings"), heads, rows)])
    name = f'attachment; filename="bookings-{fair.pk}.xlsx"'
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": name})


def _row(booking: Booking) -> list[Any]:
    county = booking.seller.county
    number = f"{booking.invoice_year}-{booking.invoice_number}" if booking.invoice_number else ""
    return [
        ", ".join(row.stall.code for row in booking.stalls.all()),
        either(booking.seller.name, booking.seller.name_en),
        either(county.name_fa, county.name_en) if county else "",
        str(words.FOR_ORGANISERS[booking.state].text),
        booking.total / 10,
        booking.paid / 10,
        booking.refunded / 10,
        number,
        date_text(booking.made_at.date(), language(), "short"),
    ]


@require_safe
@organiser
def signs(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Give the signs of all stalls that are taken, to be printed at once."""
    fair = request.organiser.fair(slug)
    rows = BookedStall.objects.filter(fair=fair, booking__state__in=HOLDING)
    rows = rows.select_related("stall", "stands__county").order_by("stall")
    content = papers.signs_pdf(fair, list(rows))
    headers = {"Content-Disposition": f'inline; filename="signs-{fair.pk}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
