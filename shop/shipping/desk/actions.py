"""The only writer of a seller's terms of sending."""

import json

from django.db import transaction

from core.models import User
from core.record import note
from sellers.models import Partner
from shop.shipping.terms import Terms, check, to_json


@transaction.atomic
def save_terms(
    pk: int, terms: Terms, *, offers_courier: bool, accepts_cod: bool, by: User
) -> Partner:
    """Store how a seller sends and whether cash is taken at the door, with what it was before.

    The same terms again change nothing. Raise ``TermsError`` for unsound terms.
    """
    seller: Partner = Partner.objects.select_for_update().get(pk=pk)
    new, old = to_json(check(terms)), seller.shipping_terms
    was = (seller.offers_courier, seller.accepts_cod)
    if (new, offers_courier, accepts_cod) == (old, *was):
        return seller
    note(seller, "shipping", "shipping", by=by, reason=json.dumps(old, ensure_ascii=False))
    if accepts_cod != seller.accepts_cod:
        note(seller, f"cash {seller.accepts_cod}", f"cash {accepts_cod}", by=by)
    seller.shipping_terms, seller.offers_courier = new, offers_courier
    seller.accepts_cod = accepts_cod
    seller.save(update_fields=["shipping_terms", "offers_courier", "accepts_cod"])
    return seller
