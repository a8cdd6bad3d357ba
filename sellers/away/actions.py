"""The only writers of holidays."""

from datetime import date

from django.db import transaction

from sellers.models import Partner

FIELDS = ["away_from", "away_until", "away_stops", "away_note", "away_note_en"]


@transaction.atomic
def go_away(
    pk: int, first: date, last: date, *, stops: bool = False, note: str = "", note_en: str = ""
) -> Partner:
    """Set a seller's holiday, instead of any other; her cards follow by signal."""
    seller: Partner = Partner.objects.select_for_update().get(pk=pk)
    seller.away_from, seller.away_until, seller.away_stops = first, last, stops
    seller.away_note, seller.away_note_en = note, note_en
    seller.save(update_fields=FIELDS)
    return seller


@transaction.atomic
def come_back(pk: int) -> Partner:
    """End a seller's holiday, or forget one that has not begun; without one nothing happens."""
    seller: Partner = Partner.objects.select_for_update().get(pk=pk)
    if seller.away_from is not None:
        seller.away_from = seller.away_until = None
        seller.away_stops, seller.away_note, seller.away_note_en = False, "", ""
        seller.save(update_fields=FIELDS)
    return seller
