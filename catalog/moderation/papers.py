"""Whether the papers of a listing's producer let it be sold, for who decides on the listing."""

from datetime import date

from django.utils.translation import gettext as _

from sellers.licensing import gate
from sellers.licensing.states import PaperState
from sellers.models import Licence, Partner

UNDECIDED = (PaperState.SUBMITTED, PaperState.NEEDS_INFORMATION)


def why_not_sold(seller: Partner, trade: str | None, day: date) -> str:
    """Return what of the producer's papers keeps goods of ``trade`` from sale, "" for nothing.

    At most three queries.
    """
    if (seller.pk, trade) in gate.rights(day, [seller.pk]):
        return ""
    licences = Licence.objects.filter(seller=seller)
    if licences.valid(day).filter(trades=trade).exists():
        return _("A permit is missing. You may decide now; it is sold once the permit is approved.")
    if licences.filter(state__in=list(map(str, UNDECIDED))).exists():
        return _(
            "The producer's licence is not decided yet. You may decide now; it is sold once the "
            "licence is approved."
        )
    return _(
        "No licence in force names this trade. You may decide now; it is not sold before there "
        "is one."
    )
