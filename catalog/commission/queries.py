"""Asking for commissions: of a draft before it is a product, and of many lines at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from catalog.commission.models import SCOPES, CommissionRule
from catalog.commission.rules import Commission, Rule, Scope, Shelf, Terms, choose
from catalog.models import Category
from sellers.models import Trade


class Sold(Protocol):
    """A product as far as commission looks: variants inherit what they leave empty."""

    pk: int
    parent_id: int | None
    parent: Any
    trade_id: str | None


def in_force(day: date) -> QuerySet[CommissionRule]:
    """Return the versions that hold on ``day``; both ends count."""
    begun = CommissionRule.objects.filter(withdrawn=False, starts__lte=day)
    return begun.filter(Q(ends=None) | Q(ends__gte=day))


def commission_for(terms: Terms, day: date) -> Commission:
    """Return the commission of one sale, or of goods that are still a draft. One query.

    commission_for(Terms(seller=7, trade="FOD-031", sector="FOD"), today).received(price)
    """
    return commissions_for([terms], day)[0]


def commissions_for(terms: Sequence[Terms], day: date) -> list[Commission]:
    """Return the commissions of many sales, in order. One query, however many."""
    rules = read_rules(terms, day)
    return [choose(rules, one, day) for one in terms]


def read_rules(terms: Iterable[Terms], day: date) -> list[Rule]:
    """Return the rules in force that could hold for any of ``terms``. One query."""
    sellers: set[int] = set()
    products: set[int] = set()
    trades: set[str] = set()
    for one in terms:
        if one.seller is not None:
            sellers.add(one.seller)
        products |= one.products
        trades |= {one.trade}
    fitting = (
        Q(scope__in=["platform", "shelf"])
        | Q(scope="trade", trade__in=trades)
        | Q(scope="seller", seller__in=sellers)
        | Q(scope="product", product__in=products)
    )
    return [rule_of(row) for row in in_force(day).filter(fitting).select_related("shelf")]


def rule_of(row: CommissionRule) -> Rule:
    """Return a version as the rules see it; its shelf must be read already."""
    shelf = row.shelf
    return Rule(
        commission=Commission(row.permille, row.minimum, row.maximum, row.pk, row.version),
        scope=Scope(SCOPES[row.scope]),
        starts=row.starts,
        ends=row.ends,
        campaign=bool(row.campaign),
        seller=row.seller_id,
        product=row.product_id,
        trade=row.trade_id or "",
        shelf=shelf and Shelf(shelf.path, shelf.sector_id or "", shelf.trade_id or ""),
    )


def commissions_of(goods: Collection[tuple[Sold, int]], day: date) -> dict[int, Commission]:
    """Return the commission of each ``(product, seller)`` by product key.

    At most three queries, however many goods: the rules; and only where a shelf has a rule, the
    shelves that the goods stand on and their sectors. Parents must be read already.
    """
    plain = {product.pk: terms_of(product, seller) for product, seller in goods}
    rules = read_rules(plain.values(), day)
    if any(rule.scope == Scope.SHELF for rule in rules):
        plain = _with_shelves(plain)
    return {pk: choose(rules, terms, day) for pk, terms in plain.items()}


def terms_of(product: Sold, seller: int) -> Terms:
    """Return what is known of a product without asking; shelves are left out."""
    parent = product.parent if product.parent_id else None
    trade = product.trade_id or (parent.trade_id if parent else None)
    products = [pk for pk in (product.pk, product.parent_id) if pk is not None]
    return Terms(seller=seller, trade=trade or "", products=frozenset(products))


def _with_shelves(plain: Mapping[int, Terms]) -> dict[int, Terms]:

    sectors = dict(
        Trade.objects.filter(pk__in={t.trade for t in plain.values()}).values_list(
            "pk", "sector_id"
        )
    )
    paths: dict[int, set[str]] = defaultdict(set)
    products = {pk for terms in plain.values() for pk in terms.products}
    placed = Category.objects.filter(product__in=products).values_list("product", "path")
    for pk, path in placed:
        paths[pk].add(path)
    return {
        pk: Terms(
            seller=terms.seller,
            trade=terms.trade,
            sector=sectors.get(terms.trade, ""),
            products=terms.products,
            shelves=frozenset(path for one in terms.products for path in paths[one]),
        )
        for pk, terms in plain.items()
    }


def history_of(series: str) -> QuerySet[CommissionRule]:
    """Return all versions of one rule, the newest first."""
    return CommissionRule.objects.filter(series=series).order_by("-version")
