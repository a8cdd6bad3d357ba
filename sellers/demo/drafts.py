"""Who the demo's producers are, before they are rows: written by hand or put together by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple, TypeVar

from core.demo import DemoPlan
from sellers.facts import DATA, read_csv
from sellers.models import County, SellerKind, Trade

T = TypeVar("T")


@dataclass(frozen=True)
class SellerDraft:
    """What is to be said of one producer. ``trades`` are codes, the main one first."""

    number: int
    code: str
    kind: str
    county: str
    name: str
    name_en: str
    owner: str
    owner_en: str
    tagline: str
    tagline_en: str
    story: str
    story_en: str
    since_year: int
    trades: tuple[str, ...]
    offers_courier: bool
    offers_pickup: bool
    accepts_cod: bool
    pickup: str
    pickup_en: str


class Words(NamedTuple):
    """The same words in both languages."""

    fa: str
    en: str


STORIES: Final = (
    Words(
        "کار ما {trade} است. در {county}، در خانه و کنار خانواده کار می‌کنیم و هر سفارش را خودمان "
        "می‌بندیم. اگر چیزی را طور دیگری می‌خواهید، پیش از سفارش بپرسید.",
        "Our work is {trade}. We work at home in {county}, beside the family, and pack every order "
        "ourselves. If you would like something done differently, ask before you order.",
    ),
    Words(
        "{trade} را از مادرم یاد گرفتم و حالا دخترم کنار دستم می‌نشیند. هر چه لازم داریم از همین "
        "{county} می‌خریم. کم می‌سازیم، اما با حوصله.",
        "I learned {trade} from my mother, and now my daughter sits beside me. All we need we buy "
        "here in {county}. We make little, but with patience.",
    ),
    Words(
        "از سال {year} مجوز کار خانگی داریم. پیش از آن برای همسایه‌ها کار می‌کردیم؛ حالا سفارش از "
        "شهرهای دور هم می‌رسد. هر کار را پیش از فرستادن یک بار دیگر نگاه می‌کنیم.",
        "We have held a home licence since {year}. Before that we worked for the neighbours; now "
        "orders come from far away too. We look at every piece once more before it leaves.",
    ),
    Words(
        "دو نفریم و یک اتاق رو به حیاط. یکی {trade} می‌کند و دیگری بسته‌بندی و حساب را نگه می‌دارد. "
        "هر کاری که از در این خانه در {county} بیرون می‌رود، امضای ما را دارد.",
        "There are two of us and a room that looks on the yard: one does the {trade}, the other "
        "packs and keeps the books. All that leaves this house in {county} bears our name.",
    ),
)
PICKUPS: Final = {
    "KHR": Words("بازارچهٔ صنایع دستی خرم‌آباد، غرفهٔ اطلاعات",
                 "Khorramabad handicraft market, information stall"),
}  # fmt: skip
PICKUP: Final = Words("بازارچهٔ محلی {centre}، غرفهٔ اطلاعات", "{centre} market, information stall")


def spread(rows: Sequence[T], count: int) -> list[T]:
    """Return ``count`` rows evenly from the whole list; all of them when there are not more."""
    if count >= len(rows):
        return list(rows)
    return [rows[i * len(rows) // count] for i in range(count)]


@cache
def written_sellers() -> tuple[SellerDraft, ...]:
    """Return the producers written by hand, in the order of their file."""
    rows = read_csv(DATA / "demo_sellers.csv")
    return tuple(_written(number, row) for number, row in enumerate(rows, start=1))


def _written(number: int, row: dict[str, str]) -> SellerDraft:
    return SellerDraft(
        number=number,
        code=row["code"],
        kind=row["kind"],
        county=row["county_code"],
        name=row["name_fa"],
        name_en=row["name_en"],
        owner=row["owner_fa"],
        owner_en=row["owner_en"],
        tagline=row["tagline_fa"],
        tagline_en=row["tagline_en"],
        story=row["story_fa"],
        story_en=row["story_en"],
        since_year=int(row["since_year"]),
        trades=tuple(row["trades"].split(";")),
        offers_courier=row["offers_courier"] == "yes",
        offers_pickup=row["offers_pickup"] == "yes",
        accepts_cod=row["accepts_cod"] == "yes",
        pickup=row["pickup_fa"],
        pickup_en=row["pickup_en"],
    )


def drafts(plan: DemoPlan) -> list[SellerDraft]:
    """Return the plan's producers: the written ones first, invented ones to make up the number."""
    written = written_sellers()
    chosen = spread(written, plan.sellers)
    names = _Names(plan, {draft.name_en for draft in written})
    counties, trades = County.objects.in_bulk(), Trade.objects.in_bulk()
    return chosen + [
        _invented(plan, number, names, counties, trades)
        for number in range(len(written) + 1, plan.sellers + 1)
    ]


def _invented(
    plan: DemoPlan,
    number: int,
    names: "_Names",
    counties: dict[str, County],
    trades: dict[str, Trade],
) -> SellerDraft:
    """Put a producer together: the trades of one written producer, the county of another."""
    chance = plan.chance("seller", number)
    model, home = chance.choice(written_sellers()), chance.choice(written_sellers())
    trade, county = trades[model.trades[0]], counties[home.county]
    name, owner = names.shop(number, model.trades[0][:3]), names.person(number)
    since = chance.randrange(1385, 1405)
    story = chance.choice(STORIES)
    pickup = PICKUPS.get(county.code, PICKUP)
    return SellerDraft(
        number=number,
        code=f"S{number:03}",
        kind=chance.choice((SellerKind.INDEPENDENT,) * 5 + (SellerKind.SUPPORTED,)),
        county=county.code,
        name=name.fa,
        name_en=name.en,
        owner=owner.fa,
        owner_en=owner.en,
        tagline=f"{trade.name_fa} در {county.name_fa}",
        tagline_en=f"{trade.name_en} in {county.name_en}",
        story=story.fa.format(trade=trade.name_fa, county=county.name_fa, year=since),
        story_en=story.en.format(
            trade=trade.name_en.lower(), county=county.name_en, year=since + 621
        ),
        since_year=since,
        trades=model.trades,
        offers_courier=chance.random() < 0.6,
        offers_pickup=(has_pickup := chance.random() < 0.5),
        accepts_cod=chance.random() < 0.7,
        pickup=pickup.fa.format(centre=county.centre_fa) if has_pickup else "",
        pickup_en=pickup.en.format(centre=county.centre_en) if has_pickup else "",
    )


class _Names:
    """Names of shops and people, each shop's its own."""

    def __init__(self, plan: DemoPlan, taken: set[str]) -> None:
        self._plan = plan
        self._taken = set(taken)
        self._words = read_csv(DATA / "demo_shop_words.csv")
        people = read_csv(DATA / "demo_names.csv")
        self._given = [p for p in people if p["kind"] in ("female", "male")]
        self._family = [p for p in people if p["kind"] == "family"]

    def shop(self, number: int, sector: str) -> Words:
        """Return a new name: a word of the trade and a word of the land."""
        chance = self._plan.chance("shop name", number)
        fits = [w for w in self._words if not w["sectors"] or sector in w["sectors"].split(";")]
        firsts = [w for w in fits if w["part"] == "first"]
        seconds = [w for w in fits if w["part"] == "second"]
        for turn in range(1, 1000):
            first, second = chance.choice(firsts), chance.choice(seconds)
            tail = f" {turn}" if turn > 40 else ""
            name = Words(
                f"{first['fa']} {second['fa']}{tail}", f"{second['en']} {first['en']}{tail}"
            )
            if name.en not in self._taken:
                self._taken.add(name.en)
                return name
        raise ValueError("there are more producers than names")

    def person(self, number: int) -> Words:
        """Return a person's name; several may share it."""
        chance = self._plan.chance("owner", number)
        given, family = chance.choice(self._given), chance.choice(self._family)
        return Words(f"{given['fa']} {family['fa']}", f"{given['en']} {family['en']}")
