"""Oscar's strategy for us: who may sell what today, at which price, and how many.

Prices include everything: home producers are exempt from value added tax, so tax is zero.
A strategy lives for one request and asks for licences once for all sellers of a basket.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner import strategy as oscar
from oscar.core.loading import get_class

from core.jalali import date_text
from core.language import language
from sellers.availability import Available, Base, MadeToOrder, StockRequired, Unavailable
from sellers.licensing import gate
from sellers.models import Partner, StockRecord

# Oscar looks these up here.
PurchaseInfo = oscar.PurchaseInfo
TaxInclusiveFixedPrice = get_class("partner.prices", "TaxInclusiveFixedPrice")
UnavailablePrice = get_class("partner.prices", "Unavailable")

NO_TAX = Decimal(0)
NO_LONGER_SOLD = _("It is no longer sold here.")
NOW_IN_KINDS = _("It comes in several kinds now. Choose one on its page.")
AWAY = _("The producer is on holiday. You can buy it again from %(day)s on.")
CLOSED = _("The producer's shop is closed for now.")
NO_LICENCE = _("The producer has no valid licence for it today.")
SUSPENDED = _("The office has stopped the sale of this producer's goods for now.")


class Rights:
    """Which sellers may sell which trades on ``day``, by the gate; each is asked for once."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._asked: set[int] = set()
        self._held: dict[gate.Right, date] = {}

    def learn(self, sellers: Iterable[int]) -> None:
        """Ask for all sellers not yet asked for, in one query (none when all are known)."""
        new = set(sellers) - self._asked
        self._held |= gate.rights(self.day, new)
        self._asked |= new

    def covers(self, seller: int, trade: str | None) -> bool:
        """Whether ``seller`` may sell goods of ``trade`` today."""
        self.learn([seller])
        return trade is not None and (seller, trade) in self._held

    @cached_property
    def suspended(self) -> set[int]:
        """Sellers asked for so far that the office has suspended. One query, for refusals only."""
        return gate.suspended(self._asked)


class Strategy(oscar.Structured):
    """Whole rials, counted stock or made to order, a licence required."""

    def __init__(self, request: Any = None, user: Any = None, day: date | None = None) -> None:
        # Oscar's constructor looks at the user, which would open the session on every page.
        self.request = request
        self._user = user
        self.rights = Rights(day or timezone.localdate())

    @cached_property
    def user(self) -> Any:
        """The signed-in buyer, ``None`` for a guest; looked up on first use."""
        user = self._user if self._user is not None else getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    def fetch_for_line(self, line: Any, stockrecord: StockRecord | None = None) -> Any:
        """Use the line's own offer; ask for the licences of the whole basket at once."""
        offer = stockrecord or line.stockrecord
        self.rights.learn(other.stockrecord.partner_id for other in line.basket.all_lines())
        return self.fetch_for_product(line.product, offer)

    def select_stockrecord(self, product: Any) -> StockRecord | None:
        """Return the cheapest offer that is not sold out, else the cheapest; prefetch them."""
        offers = [offer for offer in product.stockrecords.all() if offer.price is not None]
        return min(offers, key=lambda o: (is_sold_out(product, o), o.price, o.pk), default=None)

    def pricing_policy(self, product: Any, stockrecord: StockRecord | None) -> Any:
        """Return the offer's price with no tax on top."""
        if stockrecord is None or stockrecord.price is None:
            return UnavailablePrice()
        return TaxInclusiveFixedPrice(
            currency=stockrecord.price_currency, excl_tax=stockrecord.price, tax=NO_TAX
        )

    def parent_pricing_policy(self, product: Any, children_stock: list[Any]) -> Any:
        """Return the lowest price of the variants."""
        offers = [offer for _child, offer in children_stock if offer and offer.price is not None]
        return self.pricing_policy(product, min(offers, key=lambda o: o.price, default=None))

    def availability_policy(self, product: Any, stockrecord: StockRecord | None) -> Base:
        """Return whether and how many can be bought, or why not."""
        if stockrecord is None or stockrecord.price is None or not is_public(product):
            return Unavailable(NO_LONGER_SOLD)
        if product.is_parent:
            return Unavailable(NOW_IN_KINDS)
        if stockrecord.partner.county_id is None:
            return Unavailable(NO_LONGER_SOLD)
        if shut := self._shut(stockrecord.partner):
            return Unavailable(shut)
        if not self.rights.covers(stockrecord.partner_id, trade_of(product)):
            return Unavailable(self._why_not(stockrecord.partner_id))
        return stock_policy(product, stockrecord)

    def _shut(self, seller: Partner) -> Any:
        """Return why a seller's shop sells nothing today, '' when it is open."""
        if not seller.is_open:
            return CLOSED
        back = pause_of(seller, self.rights.day)
        return AWAY % {"day": date_text(back, language(), "weekday")} if back else ""

    def _why_not(self, seller: int) -> Any:
        return SUSPENDED if seller in self.rights.suspended else NO_LICENCE

    def parent_availability_policy(self, product: Any, children_stock: list[Any]) -> Base:
        """Return the first variant's policy that can be bought."""
        self.rights.learn(offer.partner_id for _child, offer in children_stock if offer)
        policies = [self.availability_policy(*pair) for pair in children_stock]
        buyable = (policy for policy in policies if policy.is_available_to_buy)
        return next(buyable, policies[0] if policies else Unavailable(NO_LONGER_SOLD))


class Selector:
    """Oscar's door to the strategy."""

    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> Strategy:
        """Return a fresh strategy for this request; no query."""
        return Strategy(request, user, **kwargs)


def pause_of(seller: Partner, day: date) -> date | None:
    """Return the day a seller is back who sells nothing while she is on holiday."""
    away = seller.away
    return away.back_on(day) if away is not None and away.stops_sale(day) else None


def is_public(product: Any) -> bool:
    """Whether the product, and its parent where it is a variant, are shown to buyers."""
    return product.is_public and (product.parent_id is None or product.parent.is_public)


def trade_of(product: Any) -> str | None:
    """Return the code of the product's trade; a variant without one has its parent's."""
    if product.trade_id is None and product.parent_id is not None:
        return product.parent.trade_id
    return product.trade_id


def stock_policy(product: Any, offer: StockRecord) -> Base:
    """Return how many of the offer can be bought, whoever may sell it.

    A variant of a product that is made to order is made to order too.
    """
    if product.made_to_order or (product.parent_id and product.parent.made_to_order):
        return MadeToOrder(product.lead_days)
    kind = product.get_product_class()
    if kind is not None and not kind.track_stock:
        return Available()
    return StockRequired(offer.net_stock_level)


def is_sold_out(product: Any, offer: StockRecord) -> bool:
    """Whether nothing is left of the offer."""
    return not stock_policy(product, offer).is_available_to_buy
