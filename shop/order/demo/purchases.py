"""What the demo's buyers bought, before it is rows: goods, ways to send, and what happened when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from django.utils import timezone

from core.demo import DemoPlan
from core.models import User
from core.money import Rials
from core.persian import to_persian_digits
from core.workdays import add_workdays
from sellers.models import Partner
from shop.order.demo.market import Market, Ware
from shop.order.numbers import LENGTH, check_digit
from shop.order.plan import CASH, door
from shop.order.rules import Promise, payable_at_the_door, promise, promise_again
from shop.order.states import OrderState, ParcelState
from shop.shipping.parcels import Quote
from shop.shipping.queries import destination, spec_of
from shop.shipping.rules import quotes, sent

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
# A buyer who asks for dear goods asks for one of them.
DEAR: Final = Rials(30_000_000)
# Whose desk visitors of the demo open, and the numbers of the orders that wait there.
DEMO_SELLER: Final = "S001"
DESK_FROM: Final = 9001
History = list[tuple[str, datetime]]


@dataclass(frozen=True)
class Bought:
    """Some pieces of one ware."""

    ware: Ware
    quantity: int

    @property
    def total(self) -> Rials:
        """What they cost, in rials."""
        return Rials(self.ware.price * self.quantity)


@dataclass
class ParcelStory:
    """One seller's part: what, how it is sent, what was promised, what happened when."""

    seller: Partner
    goods: list[Bought]
    quote: Quote
    weight_g: int
    promise: Promise
    history: History = field(default_factory=list)

    @property
    def items(self) -> Rials:
        """What the goods cost, in rials."""
        return Rials(sum(bought.total for bought in self.goods))

    @property
    def state(self) -> str:
        """Where it is now."""
        return self.history[-1][0]

    def when(self, state: ParcelState) -> datetime | None:
        """Return when it came to a state, None when it never did."""
        return next((at for name, at in self.history if name == state), None)


@dataclass
class Purchase:
    """One order: who, where to, how paid, its parcels and its own history."""

    number: str
    user: User | None
    mobile: str
    name: str
    place: str
    line: str
    postcode: str
    language: str
    gateway: str
    parcels: list[ParcelStory]
    history: History = field(default_factory=list)
    hold_until: datetime | None = None

    @property
    def placed_at(self) -> datetime:
        """When it was ordered."""
        return self.history[0][1]

    @property
    def shipping(self) -> Rials:
        """What sending costs, in rials."""
        return Rials(sum(parcel.quote.price for parcel in self.parcels))

    @property
    def total(self) -> Rials:
        """What the buyer pays, in rials."""
        return Rials(self.shipping + sum(parcel.items for parcel in self.parcels))

    @property
    def state(self) -> str:
        """Where it is now."""
        return self.history[-1][0]


def order_number(plan: DemoPlan, index: int) -> str:
    """Return the number of the plan's order ``index``."""
    body = str(plan.chance("order number", index).randrange(10 ** (LENGTH - 2), 10 ** (LENGTH - 1)))
    return body + check_digit(body)


def for_desk(
    plan: DemoPlan, market: Market, buyers: Sequence[User], gateways: Sequence[str]
) -> Iterator[Purchase]:
    """Return a few orders that wait at the desk of the demo's producer: to answer, and to make."""
    alone = market.of_seller(DEMO_SELLER)
    wanted = {ParcelState.NEW: 3, ParcelState.PREPARING: 2}
    for index in range(DESK_FROM, DESK_FROM + 60):
        days = 1 if wanted[ParcelState.NEW] else 4
        made = purchase(plan, index, alone, buyers, gateways, days=days, take=False)
        state = made.parcels[0].state if made else ""
        if made is not None and wanted.get(ParcelState(state), 0) and _take(made):
            wanted[ParcelState(state)] -= 1
            yield made


def unpaid(
    plan: DemoPlan,
    index: int,
    market: Market,
    buyers: Sequence[User],
    gateway: str,
    until: datetime,
) -> Purchase | None:
    """Return order ``index`` of yesterday that waits for its payment, in two pieces or more."""
    made = purchase(plan, index, market, buyers, [gateway], days=1, take=False)
    if made is None or sum(bought.quantity for bought in made.parcels[0].goods) < 2:
        return None
    made.gateway, made.hold_until = gateway, until
    made.history = made.history[:1]
    for parcel in made.parcels:
        parcel.history = parcel.history[:1]
    return made if _take(made) else None


def purchase(
    plan: DemoPlan, index: int, market: Market, buyers: Sequence[User], gateways: Sequence[str],
    *, days: int = 0, take: bool = True,
) -> Purchase | None:  # fmt: skip
    """Return order ``index``, or None when nothing could be had. Open orders take from ``left``.

    Placed on some day of the last year, or ``days`` ago.
    """
    chance = plan.chance("order", index)
    days = days or 1 + int(359 * chance.random() ** 1.5)
    placed = _at(plan.day - timedelta(days=days), chance, 7, 23)
    buyer = buyers[0] if index <= 6 else chance.choice(buyers) if chance.random() < 0.8 else None
    place = chance.choice(market.near if chance.random() < 0.65 else market.far)
    parcels = _parcels(chance, market, place, placed)
    if not parcels:
        return None
    made = Purchase(
        number=order_number(plan, index),
        user=buyer,
        mobile=(buyer.mobile or "") if buyer else f"+98982{index:07}",
        name=buyer.get_full_name() if buyer else chance.choice(buyers).get_full_name(),
        place=place,
        line=_street(chance),
        postcode="".join(chance.choice("13456789") for _ in range(10)),
        language="en" if chance.random() < 0.08 else "fa",
        gateway=_gateway(chance, parcels, place, gateways, days),
        parcels=parcels,
        history=[(OrderState.AWAITING_PAYMENT, placed)],
    )
    _live(made, chance, _midnight(plan.day))
    return made if not take or _take(made) else None


def _parcels(chance: Random, market: Market, place: str, placed: datetime) -> list[ParcelStory]:
    to = destination(place)
    number = chance.choices((1, 2, 3, 4), (46, 30, 18, 6))[0]
    pks = chance.sample(sorted(market.stalls), min(number, len(market.stalls)))
    found = []
    for pk in pks:
        there = [ware for ware in market.stalls[pk] if ware.since < placed]
        wares = chance.sample(there, min(len(there), chance.choices((1, 2, 3), (60, 28, 12))[0]))
        goods = [Bought(ware, _quantity(chance, ware)) for ware in wares]
        seller = market.sellers[pk]
        spec = spec_of(
            seller,
            [(b.ware.product.shipping_class, b.ware.product.weight_g, b.quantity) for b in goods],
        )
        offered = quotes(spec, to) if to and goods else []
        if offered:
            ways = (sent(offered) or offered)[:2] if chance.random() < 0.85 else offered
            quote = chance.choice(ways)
            lead = max(bought.ware.lead_days for bought in goods)
            promised = promise(timezone.localdate(placed), lead, quote.days[1])
            found.append(ParcelStory(seller, goods, quote, spec.weight_g, promised))
    return found


def _quantity(chance: Random, ware: Ware) -> int:
    return 1 if ware.price > DEAR else chance.choices((1, 2, 3, 4), (62, 22, 10, 6))[0]


def _gateway(
    chance: Random, parcels: Sequence[ParcelStory], place: str, gateways: Sequence[str], days: int
) -> str:
    """Choose how it is paid; a transfer of the last days would still be waited for, so none is."""
    cash = payable_at_the_door(door(p.seller, p.quote.code, place) for p in parcels)
    weights = {CASH: 14 if cash else 0, "transfer": 12 if days > 4 else 0}
    usable = [code for code in gateways if weights.get(code, 74)]
    return chance.choices(usable, [weights.get(code, 74) for code in usable])[0]


def _live(made: Purchase, chance: Random, now: datetime) -> None:
    """Let the order be paid, made, sent and delivered, as far as it came until ``now``."""
    placed, fate = made.placed_at, chance.random()
    for parcel in made.parcels:
        parcel.history = [(ParcelState.AWAITING_PAYMENT, placed)]
    if fate < 0.07:
        gone = fate < 0.03
        at = placed + MINUTE * (chance.randrange(3, 25) if gone else 31)
        made.history.append((OrderState.CANCELLED if gone else OrderState.EXPIRED, at))
        for parcel in made.parcels:
            parcel.history.append((ParcelState.CANCELLED if gone else ParcelState.EXPIRED, at))
        return
    paid = placed + _until_paid(made.gateway, chance)
    made.history.append((OrderState.PLACED, paid))
    for parcel in made.parcels:
        parcel.promise = promise_again(
            parcel.promise, ordered=timezone.localdate(placed), paid=timezone.localdate(paid)
        )
        parcel.history += [(s, at) for s, at in _journey(parcel, paid, chance) if at < now]
    if all(parcel.state == ParcelState.DELIVERED for parcel in made.parcels):
        made.history.append((OrderState.COMPLETED, max(p.history[-1][1] for p in made.parcels)))


def _until_paid(gateway: str, chance: Random) -> timedelta:
    if gateway == "transfer":
        return HOUR * chance.randrange(3, 40) + MINUTE * chance.randrange(60)
    return MINUTE * (1 if gateway == CASH else chance.randrange(2, 20))


def _journey(parcel: ParcelStory, paid: datetime, chance: Random) -> History:
    """Return what happens to a paid parcel: handed over about when promised, now and then late."""
    late = chance.choices((-1, 0, 1, 2), (22, 66, 8, 4))[0]
    ready = max(add_workdays(parcel.promise.ready_by, late), timezone.localdate(paid))
    posted = max(_at(ready, chance, 9, 18), paid + 3 * HOUR)
    least, most = parcel.quote.days
    there = add_workdays(timezone.localdate(posted), chance.randint(least, most))
    delivered = max(_at(there, chance, 10, 20), posted + HOUR)
    return [
        (ParcelState.NEW, paid),
        (ParcelState.PREPARING, paid + min((posted - paid) / 2, HOUR * chance.uniform(1, 22))),
        (ParcelState.POSTED, posted),
        (ParcelState.DELIVERED, delivered),
    ]


def _take(made: Purchase) -> bool:
    """Take open parcels' goods from what is left; say no, and take nothing, when some are short."""
    open_goods = [bought for p in made.parcels if holds_stock(p) for bought in p.goods]
    wanted = [(b.ware, b.ware.left - b.quantity) for b in open_goods if b.ware.left is not None]
    if any(left < 0 for _, left in wanted):
        return False
    for ware, left in wanted:
        ware.left = left
    return True


def holds_stock(parcel: ParcelStory) -> bool:
    """Return whether the parcel's goods still lie at its seller's."""
    return parcel.state in (ParcelState.AWAITING_PAYMENT, ParcelState.NEW, ParcelState.PREPARING)


def _street(chance: Random) -> str:
    street = chance.choice(("امام", "شهدا", "انقلاب", "معلم", "مطهری", "بهار", "گلستان", "ولیعصر"))
    lane, house = chance.randrange(1, 30), chance.randrange(1, 90)
    return to_persian_digits(f"خیابان {street}، کوچهٔ {lane}، پلاک {house}")


def _at(day: date, chance: Random, first: int, last: int) -> datetime:
    clock = time(chance.randrange(first, last), chance.randrange(60), chance.randrange(60))
    return timezone.make_aware(datetime.combine(day, clock))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
