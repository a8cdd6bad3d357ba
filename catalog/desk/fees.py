"""What a producer receives of a price: the commission that holds, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from catalog.commission.queries import commission_for
from catalog.commission.rules import Commission, Terms
from core.language import language
from core.money import Rials, grouped, toman_text
from sellers.models import Partner


@dataclass(frozen=True)
class Receipt:
    """A price, what the shop keeps of it, and by which rule."""

    price: Rials
    commission: Commission

    @property
    def fee(self) -> Rials:
        """What the shop keeps, in rials."""
        return self.commission.fee(self.price)

    @property
    def received(self) -> Rials:
        """What the producer receives, in rials."""
        return self.commission.received(self.price)

    @property
    def rule(self) -> str:
        """Say what is kept and why, in the reader's language."""
        if not self.fee:
            return _("The shop keeps nothing of it.")
        return _("The shop keeps %(fee)s: %(share)s of the price.") % {
            "fee": toman_text(self.fee, language()),
            "share": percent(self.commission.permille),
        }


def percent(permille: int) -> str:
    """Return a share as people read it: «۷٫۵٪» or "7.5%"."""
    sign = "٪" if language() == "fa" else "%"
    return grouped(permille / 10, language()) + sign


def receipt(seller: Partner, trade: str, price: Rials, day: date, pk: int | None = None) -> Receipt:
    """Return what the seller receives of ``price`` for goods of ``trade``. One query."""
    goods = frozenset({pk} if pk else set())
    terms = Terms(seller=seller.pk, trade=trade, sector=trade[:3], products=goods)
    return Receipt(price, commission_for(terms, day))
