"""What an order would be: a basket cut into parcels, each with its ways to send and its days.

Checkout shows a plan and ``place_order`` writes one, so both say the same amounts and dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from core.money import Rials, from_decimal
from sellers.models import Partner
from shop.basket.queries import Contents, Group, Item
from shop.order.rules import (
    Change,
    Door,
    Promise,
    Wanted,
    payable_at_the_door,
    promise,
    what_changed,
)
from shop.payment.gateways import gateways_for
from shop.payment.protocol import Gateway
from shop.shipping import rules as shipping
from shop.shipping.parcels import Destination, Quote
from shop.shipping.queries import allows_cash
from shop.shipping.rules import Obstacle

CASH = "cod"


@dataclass(frozen=True)
class ParcelPlan:
    """One seller's part; ``quote`` is the way it would be sent, ``None`` when none fits.

    ``place`` is the code of the buyer's.
    """

    group: Group
    quotes: list[Quote]
    quote: Quote | None
    obstacle: Obstacle | None
    today: date
    place: str

    @property
    def seller(self) -> Partner:
        """Who sends it."""
        return self.group.seller

    @property
    def items(self) -> Rials:
        """What its goods cost, in rials."""
        return self.group.items_total

    @property
    def shipping(self) -> Rials:
        """What sending it costs, in rials."""
        return self.quote.price if self.quote else Rials(0)

    @property
    def total(self) -> Rials:
        """Goods and sending, in rials."""
        return Rials(self.items + self.shipping)

    @property
    def promise(self) -> Promise:
        """The days for the chosen way."""
        return self.promise_by(self.quote)

    def promise_by(self, quote: Quote | None) -> Promise:
        """The days for any of its ways."""
        transit = quote.days[1] if quote else 0
        return promise(self.today, self.group.lead_days, transit, self.seller.away)


@dataclass(frozen=True)
class Plan:
    """All parcels of a purchase."""

    parcels: list[ParcelPlan]

    @property
    def items(self) -> Rials:
        """What all goods cost, in rials."""
        return Rials(sum(parcel.items for parcel in self.parcels))

    @property
    def shipping(self) -> Rials:
        """What all sending costs, in rials."""
        return Rials(sum(parcel.shipping for parcel in self.parcels))

    @property
    def total(self) -> Rials:
        """What the buyer pays, in rials."""
        return Rials(self.items + self.shipping)

    @property
    def can_be_sent(self) -> bool:
        """Whether every parcel has a way to the buyer."""
        return bool(self.parcels) and all(parcel.quote for parcel in self.parcels)

    def ways_to_pay(self) -> list[Gateway]:
        """Return the gateways that this purchase can be paid by, in the order buyers see."""
        return ways_for(self.doors)

    @property
    def doors(self) -> list[Door]:
        """Where the parcels would be paid in cash; one without a way to the buyer has no door."""
        ways = ((parcel, parcel.quote) for parcel in self.parcels)
        return [door(p.seller, quote.code, p.place) for p, quote in ways if quote]


def door(seller: Partner, code: str, place: str) -> Door:
    """Return where a parcel sent by ``code`` changes hands: who fetches it pays at the seller's."""
    where = (seller.county_id or "") if code == shipping.PICKUP else place
    return Door(seller.accepts_cod, where, allows_cash(where), code != shipping.DIGITAL)


def ways_for(doors: Iterable[Door]) -> list[Gateway]:
    """Return the gateways for parcels; cash only where every seller and every place allow it."""
    cash = payable_at_the_door(doors)
    ways = gateways_for(settings.OSCAR_DEFAULT_CURRENCY)
    return [way for way in ways if way.code != CASH or cash]


def plan_of(contents: Contents, to: Destination, choices: Mapping[int, str], today: date) -> Plan:
    """Return the plan; ``choices`` names a way to send by seller id.

    A seller whose choice is missing or does not fit gets the cheapest way. No query.
    """
    return Plan([_parcel(group, to, choices, today) for group in contents.groups])


def _parcel(group: Group, to: Destination, choices: Mapping[int, str], today: date) -> ParcelPlan:
    quotes = shipping.quotes(group.spec, to)
    wanted = choices.get(group.seller.pk)
    chosen = next((quote for quote in quotes if quote.code == wanted), None)
    quote = chosen or next(iter(shipping.sent(quotes) or quotes), None)
    return ParcelPlan(group, quotes, quote, shipping.obstacle(group.spec, to), today, to.code)


def changes_in(contents: Contents) -> list[Change]:
    """Return what is no longer as the buyer saw it in the basket. No query."""
    items = [*contents.gone, *(item for group in contents.groups for item in group.lines)]
    return what_changed(wanted(item) for item in sorted(items, key=lambda item: item.pk))


def wanted(item: Item) -> Wanted:
    """Return a basket line as the rules see it."""
    line: Any = item.line
    shown = line.price_incl_tax
    return Wanted(
        line=item.pk,
        title=item.title,
        title_en=item.title_en,
        quantity=item.quantity,
        shown=None if shown is None else from_decimal(shown),
        price=item.unit,
        on_sale=not item.gone,
        left=item.left,
    )
