"""The papers of parcels: labels, packing slips and invoices, as PDF to look at or print."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.language import language
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.order.desk import queries
from shop.order.desk.several import MOST
from shop.order.invoice import parcel_invoice_pdf
from shop.order.labels import Sheet, labels_pdf, slip_pdf
from shop.order.states import ParcelState

SENDING = (ParcelState.PREPARING, ParcelState.POSTED)


@require_safe
@desk(Right.SHIP)
def labels(request: DeskRequest) -> HttpResponse:
    """Return labels of accepted parcels: A6 each, or with ``sheet`` four on an A4."""
    numbers = request.GET.getlist("n")[:MOST]
    sendable = queries.parcels_of(request.seller).filter(number__in=numbers, state__in=SENDING)
    parcels = list(queries.with_lines(sendable).order_by("pk"))
    if not parcels:
        raise Http404
    sheet: Sheet = "a4" if request.GET.get("sheet") or len(parcels) > 1 else "a6"
    return _pdf(labels_pdf(parcels, language(), sheet=sheet), "labels")


@require_safe
@desk(Right.SHIP)
def slip(request: DeskRequest, number: str) -> HttpResponse:
    """Return the slip that goes into the box."""
    sendable = queries.parcels_of(request.seller).filter(state__in=SENDING)
    parcel = get_object_or_404(queries.with_lines(sendable), number=number)
    return _pdf(slip_pdf(parcel, language()), f"slip-{number}")


@require_safe
@desk(Right.SHIP)
def invoice(request: DeskRequest, number: str) -> HttpResponse:
    """Return the invoice of this parcel alone."""
    sendable = queries.parcels_of(request.seller).filter(
        state__in=[*SENDING, ParcelState.DELIVERED]
    )
    parcel = get_object_or_404(queries.with_lines(sendable), number=number)
    return _pdf(parcel_invoice_pdf(parcel, language()), f"invoice-{number}")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="bazarche-{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
