"""The only writer of a seller's terms of sending."""

import json

from django.db import transaction

from core.models import User
from core.record import note
from sellers.models import Partner
from shop.shipping.terms import Terms, check, to_json


@transaction.atomic
def save_terms(pk: int, terms: Terms, *, offers_courier: bool, by: User) -> Partner:
    """Store how a seller sends, with what it was before; raise ``TermsError`` for unsound terms.

    The same terms again change nothing.
    """
    seller: Partner = Partner.objects.select_for_update().get(pk=pk)
    new, old = to_json(check(terms)), seller.shipping_terms
    if (new, offers_courier) == (old, seller.offers_courier):
        return seller
    note(seller, "shipping", "shipping", by=by, reason=json.dumps(old, ensure_ascii=False))
    seller.shipping_terms, seller.offers_courier = new, offers_courier
    seller.save(update_fields=["shipping_terms", "offers_courier"])
    return seller
