"""Labels for the outside of parcels and slips for the inside, as PDF. About 20 ms a document."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import typeset
from core.jalali import date_text
from core.language import either, is_persian, joined, language, spoken
from core.money import toman_text
from core.structured import absolute
from shop.order import words
from shop.order.models import Parcel
from shop.payment.models import Payment
from shop.payment.states import PaymentState
from shop.shipping import words as shipping_words
from shop.shipping.parcels import COLD, FRAGILE

FOLDER = Path(__file__).parent / "pdf"
Sheet = Literal["a6", "a4"]


def labels_pdf(parcels: Sequence[Parcel], code: str, *, sheet: Sheet) -> bytes:
    """Return a label for each parcel: a page of A6 each, or four to an A4. One query.

    ``parcels`` come with order, address and lines (``desk.queries.with_lines``).
    """
    with translation.override(code):
        due = _due(parcels)
        data = {
            "language": language(),
            "sheet": sheet,
            "labels": [_label(parcel, in_cash=parcel.order.number in due) for parcel in parcels],
            "words": _words(),
        }
    return typeset.pdf(FOLDER / "label.typ", data)


def slip_pdf(parcel: Parcel, code: str) -> bytes:
    """Return the slip that lies in the box: what is in it, who made it, how to get more."""
    with translation.override(code):
        data = _slip(parcel)
    return typeset.pdf(FOLDER / "slip.typ", data)


def _due(parcels: Sequence[Parcel]) -> set[str]:
    """Return the numbers of the orders that are paid at the door."""
    due = Payment.objects.filter(
        purpose="order",
        reference__in=[parcel.order.number for parcel in parcels],
        state=PaymentState.DUE,
    )
    return set(due.values_list("reference", flat=True))


def _label(parcel: Parcel, *, in_cash: bool) -> dict[str, Any]:
    address = parcel.order.shipping_address
    collect = _("Collect %(sum)s in cash") % {"sum": toman_text(parcel.kept, language())}
    return {
        "name": address.first_name if address else "",
        "place": words.place_of(address) if address else "",
        "line": address.line1 if address else "",
        "postcode": spoken(address.postcode) if address else "",
        "phone": words.phone(parcel.order.mobile),
        "sender": words.seller_of(parcel),
        "sender_place": _sender_place(parcel),
        "number": spoken(parcel.number),
        "way": shipping_words.label(parcel.shipping_code),
        "weight": _weight(parcel),
        "collect": collect if in_cash else "",
        "marks": _marks(parcel),
    }


def _sender_place(parcel: Parcel) -> str:
    county = parcel.seller.county
    if county is None:
        return ""
    return joined(
        either(county.name_fa, county.name_en),
        either(county.province.name_fa, county.province.name_en),
    )


def _weight(parcel: Parcel) -> str:
    if not parcel.weight_g:
        return ""
    kilograms = f"{parcel.weight_g / 1000:.1f}"
    return _("%(n)s kg") % {"n": spoken(kilograms.replace(".", "٫") if is_persian() else kilograms)}


def _marks(parcel: Parcel) -> list[str]:
    """Return what carriers must know: fragile, keep cool."""
    classes = {line.product.shipping_class for line in parcel.lines.all() if line.product}
    marks = {FRAGILE: _("Fragile"), COLD: _("Keep cool")}
    return [text for kind, text in marks.items() if kind in classes]


def _words() -> dict[str, str]:
    return {
        "shop": _("Bazarche"),
        "to": pgettext("label", "To"),
        "from": pgettext("label", "From"),
        "postcode": _("Postcode"),
        "phone": _("Phone"),
        "parcel": _("Parcel"),
        "sender_address": _("Sender's address"),
    }


def _slip(parcel: Parcel) -> dict[str, Any]:
    url = absolute(parcel.seller.get_absolute_url())
    seller = words.seller_of(parcel)
    address = parcel.order.shipping_address
    return {
        "language": language(),
        "seller": seller,
        "place": _sender_place(parcel),
        "thanks": _("Thank you for buying what is made by hand.")
        if not address
        else _("Dear %(name)s, thank you for buying what is made by hand.")
        % {"name": address.first_name},
        "number": spoken(parcel.number),
        "date": date_text(timezone.localdate(), language()),
        "lines": [
            {"title": words.title_of(line), "quantity": spoken(line.left)}
            for line in parcel.lines.all()
            if line.left
        ],
        "rights": list(
            dict.fromkeys(filter(None, (words.withdrawal(r) for r in _rules_of(parcel))))
        ),
        "qr": qr_svg(url),
        "url": url.removeprefix("https://").removeprefix("http://"),
        "words": {
            "shop": _("Bazarche"),
            "title": _("In this parcel"),
            "parcel": _("Parcel"),
            "pieces": _("Pieces"),
            "again": _("More from %(seller)s") % {"seller": seller},
            "scan": _("Hold your phone's camera over it."),
            "rights": _("Sending it back"),
        },
    }


def _rules_of(parcel: Parcel) -> list[str]:
    return [line.withdrawal_rule for line in parcel.lines.all() if line.left]


def qr_svg(text: str) -> str:
    """Return a QR code as SVG."""
    out = BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=0, xmldecl=False, dark="#2a2320")
    return out.getvalue().decode()
