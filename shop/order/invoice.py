"""The invoice as a PDF, set by typst: Persian from right to left, or English.

About 20 ms a document.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from catalog.desk.fees import percent
from core import typeset
from core.jalali import date_text
from core.language import joined, language, spoken
from core.money import Rials, from_decimal, grouped, toman_text
from shop.order import words
from shop.order.books.actions import sold_line
from shop.order.models import Line, Order, Parcel
from shop.order.page import payment_text
from shop.order.queries import parcels_of, payments_of
from shop.shipping import words as shipping_words

SOURCE = Path(__file__).parent / "pdf" / "invoice.typ"
MOST_PAGES = 200


def invoice_pdf(order: Order, code: str) -> bytes:
    """Return the invoice of ``order`` in the language ``code``; four queries."""
    with translation.override(code):
        data = invoice_data(order)
    return typeset.pdf(SOURCE, data)


def parcel_invoice_pdf(parcel: Parcel, code: str) -> bytes:
    """Return the invoice of one parcel alone, with its lines and order fetched; one query."""
    with translation.override(code):
        data = invoice_data(parcel.order, [parcel])
    return typeset.pdf(SOURCE, data)


def invoice_data(order: Order, only: Sequence[Parcel] = ()) -> dict[str, Any]:
    """Return all texts of the invoice: ``words`` are labels, the rest is the order's own.

    In the active language; of the parcels ``only``, or of all.
    """
    parcels = only or parcels_of(order)
    total = Rials(sum(parcel.kept for parcel in parcels))
    return {
        "language": language(),
        "number": spoken(order.number),
        "date": date_text(timezone.localdate(order.date_placed), language()),
        "buyer": _buyer(order),
        "mobile": words.phone(order.mobile),
        "payment": payment_text(payments_of(order).first(), order.status),
        "parcels": [_parcel(parcel) for parcel in parcels],
        "toman": toman_text(total, language()),
        "rials": _("%(sum)s rials") % {"sum": grouped(total, language())},
        "pages": [spoken(page) for page in range(1, MOST_PAGES + 1)],
        "words": _labels(),
    }


def _labels() -> dict[str, Any]:
    return {
        "shop": _("Bazarche"),
        "title": _("Invoice"),
        "number": _("Order number"),
        "date": _("Date"),
        "buyer": _("Buyer"),
        "payment": _("Payment"),
        "parcel": _("Parcel"),
        "heads": [_("Goods"), _("Pieces"), _("Price of one (toman)"), _("Sum (toman)")],
        "discount": _("Discount (toman)"),
        "back": _("Goes back to the buyer (toman)"),
        "subtotal": _("Sum of the parcel (toman)"),
        "tax": _("Value-added tax in it (toman)"),
        "total": _("To pay in all"),
        "in_rials": _("The same in rials"),
        "foot": _("Bazarche, the market of home producers of Lorestan"),
    }


def _buyer(order: Order) -> list[str]:
    address = order.shipping_address
    if address is None:
        return []
    place = words.place_of(address)
    postcode = _("Postcode %(code)s") % {"code": spoken(address.postcode)}
    parts = [address.first_name, place, address.line1, postcode if address.postcode else ""]
    return [part for part in parts if part]


def _parcel(parcel: Parcel) -> dict[str, Any]:
    off = Rials(sum(line.discount for line in parcel.lines.all()))
    return {
        "seller": words.seller_of(parcel),
        "invoice": _invoice(parcel),
        "number": spoken(parcel.number),
        "lines": [_line(line) for line in parcel.lines.all()],
        "sending": shipping_words.label(parcel.shipping_code),
        "shipping": _toman(Rials(parcel.shipping)) if parcel.shipping else _("free"),
        "discount": _toman(off) if off else "",
        "back": _toman(Rials(parcel.refunded)) if parcel.refunded else "",
        "total": _toman(parcel.kept),
        **_taxed(parcel, list(parcel.lines.all())),
    }


def _taxed(parcel: Parcel, lines: Sequence[Line]) -> dict[str, Any]:
    """Return the tax in what is kept, the seller's code, and why some or all of it bears none."""
    taxpayer = any(line.tax_code for line in lines)
    tax = sum(sold_line(line).tax_kept for line in lines)
    notes = _exemptions(lines)
    if not taxpayer:
        notes = [_("The producer is not registered for value-added tax: none is taken.")]
    rates = sorted({line.tax_permille for line in lines if line.tax})
    return {
        "tax": _toman(Rials(tax)) if tax else "",
        "rates": joined(*(percent(rate) for rate in rates)),
        "economic_code": _economic_code(parcel) if taxpayer else "",
        "tax_notes": notes,
    }


def _exemptions(lines: Sequence[Line]) -> list[str]:
    """Return why goods bear no tax, each reason once and with their names where not all do."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if reason := line.tax_reason.get(language(), ""):
            found.setdefault(reason, []).append(words.title_of(line))
    if all(len(titles) == len(lines) for titles in found.values()):
        return list(found)
    return [f"{joined(*titles)}: {reason}" for reason, titles in found.items()]


def _economic_code(parcel: Parcel) -> str:
    code = parcel.seller.economic_code.reveal()
    return _("Economic code %(code)s") % {"code": isolated(spoken(code))} if code else ""


def _invoice(parcel: Parcel) -> str:
    """Return the number under which the seller of record keeps this sale; empty before it is."""
    if parcel.invoice_number is None:
        return ""
    number = f"{parcel.invoice_year}-{parcel.invoice_number}"
    return _("Invoice %(number)s of the seller") % {"number": isolated(spoken(number))}


def isolated(text: str) -> str:
    """Return a number whose parts keep their places after Persian letters."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _line(line: Line) -> dict[str, str]:
    return {
        "title": words.title_of(line),
        "quantity": spoken(line.quantity),
        "unit": _toman(from_decimal(line.unit_price_incl_tax)),
        "total": _toman(Rials(line.paid + line.discount)),
    }


def _toman(rials: Rials) -> str:
    return toman_text(rials, language(), unit=False)
