"""Which goods the demo has, before they are rows: from the file, or varied from it by chance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

from django.utils import timezone

from catalog.demo.variety import words_of
from core.demo import DemoPlan
from core.money import RIALS_PER_TOMAN
from core.persian import to_persian_digits
from sellers.demo.drafts import spread
from sellers.facts import read_csv

DATA: Final = Path(__file__).parents[1] / "data"
TEN_THOUSAND_RIALS: Final = 10_000


@dataclass(frozen=True)
class GoodsDraft:
    """What is to be said of one product. ``price`` in rials; ``model`` is whose pictures it wears.

    ``seller`` is the producer's code; ``stock`` None when it is made to order.
    """

    sku: str
    model: str
    seller: str
    title: str
    title_en: str
    description: str
    description_en: str
    trade: str
    unit: str
    price: int
    stock: int | None
    made_to_order: bool
    lead_days: int
    weight_g: int
    shipping_class: str
    withdrawal_rule: str
    perishable: bool
    service: bool
    published: datetime


@dataclass(frozen=True)
class Variant:
    """One choice of a product: its label, price in rials, stock and packed weight."""

    label: str
    label_en: str
    price: int
    stock: int
    weight_g: int


@cache
def variants() -> Mapping[str, tuple[Variant, ...]]:
    """Return the choices by the code of the product that has them."""
    found: dict[str, list[Variant]] = defaultdict(list)
    for row in read_csv(DATA / "variants.csv"):
        found[row["sku"]].append(
            Variant(
                row["label_fa"],
                row["label_en"],
                int(row["price_toman"]) * RIALS_PER_TOMAN,
                int(row["stock"]),
                int(row["weight_g"]),
            )
        )
    return {sku: tuple(rows) for sku, rows in found.items()}


def written_goods(plan: DemoPlan) -> list[GoodsDraft]:
    """Return all goods written by hand, in the order of their file."""
    return [_written(plan, row) for row in read_csv(DATA / "products.csv")]


def _written(plan: DemoPlan, row: Mapping[str, str]) -> GoodsDraft:
    made_to_order = row["made_to_order"] == "yes"
    return GoodsDraft(
        sku=row["sku"],
        model=row["sku"],
        seller=row["seller_code"],
        title=row["title_fa"],
        title_en=row["title_en"],
        description=row["description_fa"],
        description_en=row["description_en"],
        trade=row["raste_code"],
        unit=row["unit_en"],
        price=int(row["price_rial"]),
        stock=None if made_to_order else int(row["stock"]),
        made_to_order=made_to_order,
        lead_days=int(row["lead_time_days"]),
        weight_g=int(row["weight_g"]),
        shipping_class=row["shipping_class"],
        withdrawal_rule=row["withdrawal_rule"],
        perishable=row["perishable"] == "yes",
        service=row["kind"] == "service",
        published=_published(plan, row["sku"]),
    )


def _published(plan: DemoPlan, sku: str) -> datetime:
    """Return a moment of the last year, before the plan's day."""
    chance = plan.chance("published", sku)
    day = plan.day - timedelta(days=1 + int(360 * chance.random() ** 1.4))
    at = time(chance.randrange(7, 22), chance.randrange(60))
    return timezone.make_aware(datetime.combine(day, at))


def chosen_goods(plan: DemoPlan, sellers: Iterable[str]) -> list[GoodsDraft]:
    """Return the written goods of these producers, at most as many as the plan asks for."""
    there = set(sellers)
    return spread([g for g in written_goods(plan) if g.seller in there], plan.products)


def varied_goods(
    plan: DemoPlan, first: int, count: int, by_trade: Mapping[str, Sequence[str]]
) -> Iterator[GoodsDraft]:
    """Yield ``count`` goods varied from the written ones, numbered from ``first``.

    ``by_trade`` lists the codes of the producers licensed for each trade.
    """
    models = [goods for goods in written_goods(plan) if by_trade.get(goods.trade)]
    for number in range(first, first + count):
        yield _varied(plan, number, models, by_trade)


def _varied(
    plan: DemoPlan,
    number: int,
    models: Sequence[GoodsDraft],
    by_trade: Mapping[str, Sequence[str]],
) -> GoodsDraft:
    chance = plan.chance("goods", number)
    model = chance.choice(models)
    looks, makes = words_of(model.trade[:3])
    look, make = chance.choice(looks), chance.choice(makes)
    permille = look.permille * make.permille * chance.randrange(850, 1250)
    price = model.price * permille // 1000**3 // TEN_THOUSAND_RIALS * TEN_THOUSAND_RIALS
    sku = f"LR-{number:04}"
    stock = model.stock and (0 if chance.random() < 0.04 else chance.randrange(1, model.stock + 9))
    return replace(
        model,
        sku=sku,
        seller=chance.choice(by_trade[model.trade]),
        title=f"{model.title}، {look.fa}، {make.fa}",
        title_en=f"{model.title_en}, {look.en}, {make.en}",
        price=max(price, TEN_THOUSAND_RIALS * 5),
        stock=stock,
        lead_days=max(1, model.lead_days + chance.randrange(-1, 3)),
        published=_published(plan, sku),
    )


def picture_seed(plan: DemoPlan, name: str) -> int:
    """Return the seed of a picture: the same name is always drawn alike."""
    return crc32(f"{plan.seed}:{name}".encode())


def spoken_views(title: str) -> tuple[str, str, str]:
    """Return what is said of the three pictures to those who do not see them."""
    return (
        f"طرحی از {title}",
        f"طرحی از {title}، نمای {to_persian_digits(2)}",
        f"طرحی از نزدیکِ {title}",
    )
