"""What lies in a basket, by seller. Basket lines become plain values that pages and checkout read.

``contents`` costs four queries whatever the number of lines and sellers: lines, their options,
licences, and (by Oscar's applicator, when the basket was loaded) offers. One more counts what is
still to be made, where a line's maker names how much a week holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.capacity import open_pieces, promised_lead
from core.money import Rials, from_decimal
from sellers.availability import MadeToOrder, left_of
from sellers.models import Partner
from shop.shipping.parcels import ParcelSpec
from shop.shipping.queries import spec_of

FEW = 3


@dataclass(frozen=True)
class Item:
    """One line as people read it; money in rials, weight in grams, days are working days.

    ``left`` is how many can be bought (``None``: nobody counts). ``problem`` is a sentence when
    the line cannot be bought as it stands; ``gone`` when it cannot be bought at all. ``wish`` is
    what the buyer wants written on it.
    """

    line: Any
    product: Any
    quantity: int
    unit: Rials
    total: Rials
    weight_g: int
    lead_days: int
    left: int | None
    problem: str
    gone: bool
    note: str
    wish: str = ""

    @property
    def pk(self) -> int:
        """The basket line's key, which forms name."""
        return self.line.pk

    @property
    def key(self) -> str:
        """The line's key as text, for ids."""
        return str(self.pk)

    @property
    def is_scarce(self) -> bool:
        """Whether so few are left that a buyer should know."""
        return self.left is not None and self.left <= FEW

    @property
    def card(self) -> Any:
        """The prepared card of the product or its parent, ``None`` before it has one."""
        parent = self.product.parent
        return getattr(self.product, "card", None) or (parent and getattr(parent, "card", None))

    @property
    def photo(self) -> Any:
        """The dictionary that ``{% picture %}`` draws."""
        return self.card.photo if self.card else None

    @property
    def url(self) -> str:
        """The product's page; of the parent for a variant."""
        return (self.card or self.product).get_absolute_url()

    @property
    def title(self) -> str:
        """The Persian title; a variant without one has its parent's."""
        return self.product.title or (self.product.parent.title if self.product.parent else "")

    @property
    def title_en(self) -> str:
        """The English title, often empty."""
        parent = self.product.parent
        return self.product.title_en or (parent.title_en if parent else "")


@dataclass(frozen=True)
class Group:
    """All that one seller sends. ``lead_days`` is that of the slowest of its lines."""

    seller: Partner
    lines: list[Item]
    items_total: Rials
    weight_g: int
    lead_days: int
    spec: ParcelSpec


@dataclass(frozen=True)
class Contents:
    """A basket at a glance. ``gone`` are lines whose goods left the shop: shown, never counted."""

    groups: list[Group] = field(default_factory=list)
    gone: list[Item] = field(default_factory=list)

    @property
    def items_total(self) -> Rials:
        """What all goods cost, in rials, before sending."""
        return Rials(sum(group.items_total for group in self.groups))

    @property
    def count(self) -> int:
        """How many pieces can be bought: the number beside the basket's sign."""
        return sum(item.quantity for group in self.groups for item in group.lines)

    @property
    def short(self) -> list[Item]:
        """Lines that ask for more than there is."""
        return [item for group in self.groups for item in group.lines if item.problem]

    @property
    def can_order(self) -> bool:
        """Whether checkout may go on: something to buy, and enough of each."""
        return bool(self.groups) and not self.short


def item_of(line: Any, lead_days: int) -> Item:
    """Return a line as plain values. Money is after Oscar's offers, as long as they applied."""
    info, product = line.purchase_info, line.product
    allowed, why = info.availability.is_purchase_permitted(line.quantity)
    left = left_of(info.availability)
    price = total = Rials(0)
    if info.price.exists:
        price = from_decimal(info.price.incl_tax)
        total = from_decimal(line.line_price_incl_tax_incl_discounts)
    return Item(
        line=line,
        product=product,
        quantity=line.quantity,
        unit=price,
        total=total,
        weight_g=product.weight_g * line.quantity,
        lead_days=lead_days,
        left=left,
        problem="" if allowed else str(why),
        gone=not info.availability.is_available_to_buy,
        wish=next((str(a.value) for a in line.attributes.all()), ""),
        note=_note(info.availability, lead_days) if left is None else "",
    )


def _note(policy: Any, lead_days: int) -> str:
    shown = MadeToOrder(lead_days) if isinstance(policy, MadeToOrder) else policy
    return str(shown.message)


def lead_times(lines: Iterable[Any]) -> Mapping[int, int]:
    """Return the working days to make each line ready, by its key: all pieces, behind others'.

    No query, or one where a maker's week holds only so much.
    """
    lines = list(lines)
    tops = {line.pk: line.product.parent or line.product for line in lines}
    pieces: dict[int, int] = {}
    for line in lines:
        top = tops[line.pk].pk
        pieces[top] = pieces.get(top, 0) + line.quantity
    waiting = open_pieces({top.pk for top in tops.values() if top.weekly_capacity})
    return {
        line.pk: promised_lead(
            line.product.lead_days,
            (top := tops[line.pk]).weekly_capacity,
            waiting.get(top.pk, 0),
            pieces[top.pk],
        )
        for line in lines
    }


def group_of(seller: Partner, items: list[Item]) -> Group:
    """Return the items of one seller as one group."""
    goods = ((item.product.shipping_class, item.product.weight_g, item.quantity) for item in items)
    total = Rials(sum(item.total for item in items))
    spec = spec_of(seller, goods, total)
    return Group(
        seller=seller,
        lines=items,
        items_total=total,
        weight_g=spec.weight_g,
        lead_days=max(item.lead_days for item in items),
        spec=spec,
    )


def by_seller(items: Iterable[Item]) -> list[Group]:
    """Group items by seller, in the order in which sellers came into the basket."""
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(item.line.stockrecord.partner_id, []).append(item)
    return [group_of(items[0].line.stockrecord.partner, items) for items in found.values()]


def contents(basket: Any) -> Contents:
    """Return the basket's groups, and apart from them what can no longer be bought."""
    lines = [line for line in basket.all_lines() if line.quantity]
    days = lead_times(lines)
    items = [item_of(line, days[line.pk]) for line in lines]
    return Contents(
        groups=by_seller(item for item in items if not item.gone),
        gone=[item for item in items if item.gone],
    )
