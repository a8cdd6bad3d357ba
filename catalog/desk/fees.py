"""What a producer receives of a price: the commission that holds, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from catalog.commission.queries import commission_for
from catalog.commission.rules import Commission, Terms
from catalog.models import Product
from catalog.tax.queries import classes, permille_on
from catalog.tax.rules import class_of, terms_of
from core.language import language
from core.money import Rials, grouped, toman_text
from sellers.models import Partner

NOTHING = Rials(0)


@dataclass(frozen=True)
class Receipt:
    """A price, what the shop keeps of it by which rule, and the tax of a taxpayer's goods."""

    price: Rials
    commission: Commission
    tax: Rials = NOTHING

    @property
    def fee(self) -> Rials:
        """What the shop keeps, in rials."""
        return self.commission.fee(self.price)

    @property
    def received(self) -> Rials:
        """What the producer receives, in rials."""
        return Rials(max(0, self.commission.received(self.price) - self.tax))

    @property
    def rule(self) -> str:
        """Say what is kept and why, in the reader's language."""
        return f"{self._kept} {self._taxed}".strip()

    @property
    def _taxed(self) -> str:
        if not self.tax:
            return ""
        return _("%(tax)s of the price is value-added tax.") % {
            "tax": toman_text(self.tax, language())
        }

    @property
    def _kept(self) -> str:
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
    """Return what the seller receives of ``price`` for goods of ``trade``.

    One query; two more for a taxpayer, and one for the product ``pk``.
    """
    goods = frozenset({pk} if pk else set())
    terms = Terms(seller=seller.pk, trade=trade, sector=trade[:3], products=goods)
    return Receipt(price, commission_for(terms, day), _tax(seller, trade, price, day, pk))


def _tax(seller: Partner, trade: str, price: Rials, day: date, pk: int | None) -> Rials:
    if not seller.pays_tax(day):
        return NOTHING
    said = Product.objects.filter(pk=pk).values_list("tax_class", flat=True).first() if pk else ""
    known = classes()
    code = class_of(said or "", trade, known)
    return terms_of(code, known, permille_on(day)).tax(price)
