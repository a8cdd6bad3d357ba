"""Invoice numbers: without a gap for each seller and Jalali year, by a counter that is locked."""

from collections.abc import Sequence
from datetime import date

from core.jalali import to_jalali
from shop.order.models import InvoiceCounter, Parcel


def number_invoices(parcels: Sequence[Parcel], day: date) -> None:
    """Give each locked parcel that has none the next number of its seller; they are not saved.

    Counters are locked in the order of sellers, last of all locks. Two queries for each parcel,
    three for a seller's first of the year. A number that was given is never taken back.
    """
    year = to_jalali(day).year
    for parcel in sorted(parcels, key=lambda parcel: parcel.seller_id):
        if parcel.invoice_number is None:
            counter = _locked(parcel.seller_id, year)
            counter.last += 1
            counter.save(update_fields=["last"])
            parcel.invoice_year, parcel.invoice_number = year, counter.last


def _locked(seller: int, year: int) -> InvoiceCounter:
    rows = InvoiceCounter.objects.select_for_update()
    found = rows.filter(seller=seller, year=year).first()
    if found is not None:
        return found
    new = InvoiceCounter(seller_id=seller, year=year)
    InvoiceCounter.objects.bulk_create([new], ignore_conflicts=True)
    return rows.get(seller=seller, year=year)
