"""The money of a parcel in an open case waits, and its seller reads why."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from core.language import spoken
from shop.payouts.agreements import hold_back
from shop.returns.queries import open_about


@hold_back
def open_cases(parcels: Collection[int]) -> Mapping[int, str]:
    """Hold what somebody asks back. One query, none without parcels."""
    if not parcels:
        return {}
    return {
        pk: _("Held: the buyer opened request %(number)s. It goes on when that is closed.")
        % {"number": spoken(number)}
        for pk, number in open_about(parcels).items()
    }
