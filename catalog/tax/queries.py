"""Asking under which terms goods are taxed."""

from collections.abc import Collection
from datetime import date

from catalog.commission.queries import Sold
from catalog.commission.queries import terms_of as sold_terms
from catalog.models import Product
from catalog.tax.models import TaxClass, TaxRate
from catalog.tax.rules import NO_TAXPAYER, Class, TaxTerms, class_of, rate_on, terms_of
from sellers.models import Partner


def classes() -> dict[str, Class]:
    """Return all classes by code, in the order of choices. One query."""
    return {row.code: _class(row) for row in TaxClass.objects.all()}


def _class(row: TaxClass) -> Class:
    reason = {"fa": row.reason_fa, "en": row.reason_en} if row.is_exempt else {}
    sectors = (code.strip().upper() for code in row.sectors.split(","))
    return Class(row.code, row.is_exempt, reason, frozenset(filter(None, sectors)))


def permille_on(day: date) -> int:
    """Return the standard rate of a day. One query."""
    return rate_on(day, TaxRate.objects.values_list("starts", "permille"))


def taxes_of(goods: Collection[tuple[Sold, Partner]], day: date) -> dict[int, TaxTerms]:
    """Return the terms of each ``(product, seller)`` by product key.

    No query where nobody is a taxpayer, else two. Parents must be read already.
    """
    if not any(seller.pays_tax(day) for _product, seller in goods):
        return dict.fromkeys((product.pk for product, _seller in goods), NO_TAXPAYER)
    known, permille = classes(), permille_on(day)
    return {
        product.pk: terms_of(_code(product, known), known, permille)
        if seller.pays_tax(day)
        else NO_TAXPAYER
        for product, seller in goods
    }


def _code(product: Sold, known: dict[str, Class]) -> str:
    said = getattr(product, "tax_class", "") or getattr(product.parent, "tax_class", "")
    return class_of(said, sold_terms(product, 0).trade, known)


def choices() -> list[tuple[str, str]]:
    """Return what a listing may say. One query."""
    return [(row.code, str(row)) for row in TaxClass.objects.all()]


def usual_for(product: Product) -> str:
    """Return what the class of a listing is called when it says none. One query."""
    rows = {row.code: row for row in TaxClass.objects.all()}
    code = class_of("", product.trade_id or "", {c: _class(row) for c, row in rows.items()})
    return str(rows.get(code, ""))
