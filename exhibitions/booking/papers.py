"""What is printed for a stall: its pass, badges, signs, and the invoice. Set by typst.

Nothing typed becomes part of a source: it travels as JSON and is shown as text.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import typeset
from core.jalali import date_text
from core.language import either, language, spoken
from core.models import MoveRecord
from core.money import Rials, grouped, toman_text
from core.structured import absolute
from exhibitions.booking.links import pass_path
from exhibitions.booking.queries import held_stalls
from exhibitions.models import BookedStall, Booking, Fair
from exhibitions.states import BookingState

SOURCES: Final = Path(__file__).parent / "pdf"
MOST_BADGES: Final = 8


def pass_pdf(booking: Booking) -> bytes:
    """Return the pass that is shown at the gate, its QR leading to whether it is valid."""
    stalls = list(held_stalls([booking]))
    return typeset.pdf(SOURCES / "pass.typ", pass_data(booking, stalls))


def pass_data(booking: Booking, stalls: list[BookedStall]) -> dict[str, Any]:
    """Return all texts of a pass, in the active language."""
    fair = booking.fair
    others = [row for row in stalls if row.stands_id != booking.seller_id]
    return {
        **_of_fair(fair),
        "stalls": codes_of(stalls),
        "exhibitor": either(booking.seller.name, booking.seller.name_en),
        "stands": [
            f"{spoken(row.stall.code)}: {either(row.stands.name, row.stands.name_en)}"
            for row in others
        ],
        "extras": [
            f"{either(row.add_on.name_fa, row.add_on.name_en)} × {spoken(row.quantity)}"
            for row in booking.add_ons.select_related("add_on")
        ],
        "qr": qr_svg(absolute(pass_path(booking))),
        "number": booking.number,
        "words": {
            "shop": _("Bazarche"),
            "title": _("Pass of the stall"),
            "stall": _("Stall"),
            "exhibitor": _("Exhibitor"),
            "extras": _("Comes with it"),
            "check": _("Is this pass valid?"),
            "scan": _("Hold your phone's camera over it."),
            "number": pgettext("paper", "Number"),
        },
    }


def badges_pdf(booking: Booking, names: list[str]) -> bytes:
    """Return badges for the people of a stall; an empty name leaves room to write it."""
    stalls = list(held_stalls([booking]))
    shop = either(booking.seller.name, booking.seller.name_en)
    data = {
        **_of_fair(booking.fair),
        "stalls": codes_of(stalls),
        "badges": [{"name": name, "shop": shop} for name in names[:MOST_BADGES]],
        "qr": qr_svg(absolute(pass_path(booking))),
        "words": {"shop": _("Bazarche"), "title": _("Badges"), "stall": _("Stall")},
    }
    return typeset.pdf(SOURCES / "badges.typ", data)


def signs_pdf(fair: Fair, stalls: list[BookedStall]) -> bytes:
    """Return a sign for each stall, with a QR that leads to the shop of who stands there."""
    data = {
        **_of_fair(fair),
        "signs": [_sign(row) for row in stalls],
        "words": {
            "title": _("Signs of stalls"),
            "stall": _("Stall"),
            "buy": _("Our shop is open after the fair too"),
            "scan": _("Hold your phone's camera over it."),
            "shop_name": _("Bazarche"),
        },
    }
    return typeset.pdf(SOURCES / "sign.typ", data)


def _sign(row: BookedStall) -> dict[str, str]:
    who = row.stands
    address = absolute(who.get_absolute_url())
    return {
        "code": spoken(row.stall.code),
        "shop": either(who.name, who.name_en),
        "about": either(who.tagline, who.tagline_en),
        "place": either(who.county.name_fa, who.county.name_en) if who.county else "",
        "qr": qr_svg(address),
        "url": address.removeprefix("https://").removeprefix("http://"),
    }


def invoice_pdf(booking: Booking) -> bytes:
    """Return the invoice of a booking that was confirmed."""
    return typeset.pdf(SOURCES / "invoice.typ", invoice_data(booking))


def invoice_data(booking: Booking) -> dict[str, Any]:
    """Return all texts of an invoice, in the active language. Three queries."""
    number = spoken(f"{booking.invoice_year}-{booking.invoice_number}")
    extra = list(booking.add_ons.select_related("add_on"))
    stalls = booking.total - sum(row.price * row.quantity for row in extra)
    codes = codes_of(list(held_stalls([booking])))
    stall = _("Stall")  # texts inside an f-string are not collected for the translator
    lines = [[f"{stall} {codes}".strip(), spoken(1), _toman(stalls), _toman(stalls)]]
    for row in extra:
        name = either(row.add_on.name_fa, row.add_on.name_en)
        sum_of = row.price * row.quantity
        lines.append([name, spoken(row.quantity), _toman(row.price), _toman(sum_of)])
    sums = [[_("Paid"), _toman(booking.paid)]]
    if booking.refunded:
        sums.append([_("Goes back"), _toman(booking.refunded)])
    return {
        **_of_fair(booking.fair),
        "issuer": booking.invoice_issuer,
        "number": number,
        "date": date_text(_confirmed_on(booking), language()),
        "payer": either(booking.seller.name, booking.seller.name_en),
        "lines": lines,
        "total": _toman(booking.total),
        "sums": sums,
        "rials": _("%(sum)s rials") % {"sum": grouped(booking.total, language())},
        "words": {
            "title": _("Invoice for a stall"),
            "number": pgettext("paper", "Number"),
            "date": _("Date"),
            "payer": _("Exhibitor"),
            "fair": _("Fair"),
            "heads": [_("What for"), _("Pieces"), _("Price of one (toman)"), _("Sum (toman)")],
            "total": _("To pay in all"),
            "in_rials": _("The same in rials"),
        },
    }


def _confirmed_on(booking: Booking) -> Any:
    rows = MoveRecord.objects.filter(
        model=booking._meta.label_lower, object_id=booking.pk, to_state=BookingState.CONFIRMED
    )
    at = rows.order_by("pk").values_list("at", flat=True).first() or booking.made_at
    return at.date()


def _toman(rials: int) -> str:
    return toman_text(Rials(rials), language(), unit=False)


def _of_fair(fair: Fair) -> dict[str, Any]:
    venue = fair.venue
    first, last = (date_text(day, language(), "weekday") for day in (fair.starts_on, fair.ends_on))
    days = first
    if fair.ends_on != fair.starts_on:
        days = _("%(first)s to %(last)s") % {"first": first, "last": last}
    values = {"from": spoken(f"{fair.opens_at:%H:%M}"), "to": spoken(f"{fair.closes_at:%H:%M}")}
    county = either(venue.county.name_fa, venue.county.name_en) if venue.county else ""
    return {
        "language": language(),
        "fair": either(fair.name_fa, fair.name_en),
        "place": " · ".join(filter(None, [either(venue.name_fa, venue.name_en), county])),
        "days": days,
        "hours": _("%(from)s to %(to)s") % values,
    }


def codes_of(stalls: list[BookedStall]) -> str:
    """Return the numbers of stalls as people read them."""
    return spoken(_(", ").join(row.stall.code for row in stalls))


def qr_svg(text: str) -> str:
    """Return a QR code as SVG."""
    out = BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=0, xmldecl=False, dark="#2a2320")
    return out.getvalue().decode()
