"""Shelves follow the table of trades: each sector is a shelf, and its trades stand in it."""

from collections.abc import Iterable

from django.core.cache import cache
from django.db import transaction

from catalog.models import Category
from core.persian import slug
from sellers.models import Sector, Trade

_COLUMNS = ["name", "name_en", "slug", "is_public", "path", "depth", "numchild"]
_STEP = Category.steplen


@transaction.atomic
def sync_shelves() -> int:
    """Make one shelf for each sector and each trade, named as they are; return how many changed.

    New shelves join at the end; a retired trade's shelf leaves the menus but keeps its address.
    Shelves that staff made are left alone. Four queries and one write, however many trades.
    """
    sectors, trades = list(Sector.objects.all()), list(Trade.objects.select_related("sector"))
    known = list(Category.objects.filter(depth__lte=2).order_by("path"))
    before = {shelf.pk: _values(shelf) for shelf in known}
    shelves = _sector_shelves(sectors, known)
    for sector in sectors:
        _trade_shelves(shelves[sector.pk], [t for t in trades if t.sector_id == sector.pk], known)
    ours = [s for s in known if s.sector_id or s.trade_id]
    changed = [s for s in ours if before.get(s.pk) != _values(s)]
    Category.objects.bulk_update([s for s in changed if s.pk], _COLUMNS, batch_size=500)
    Category.objects.bulk_create([s for s in changed if not s.pk])
    if changed:
        cache.clear()  # menus and the addresses of shelves
    return len(changed)


def _sector_shelves(sectors: list[Sector], known: list[Category]) -> dict[str, Category]:
    shelves = {s.sector_id: s for s in known if s.sector_id}
    roots = [s.path for s in known if s.depth == 1]
    for sector in sectors:
        shelf = shelves.get(sector.pk)
        if shelf is None:
            shelf = _new(known, "", roots, sector=sector)
            shelves[sector.pk] = shelf
        _name(shelf, sector.name_fa, sector.name_en, public=True)
    return shelves


def _trade_shelves(parent: Category, trades: Iterable[Trade], known: list[Category]) -> None:
    shelves = {s.trade_id: s for s in known if s.trade_id}
    children = [s.path for s in known if s.depth == 2 and s.path.startswith(parent.path)]
    for trade in trades:
        shelf = shelves.get(trade.pk)
        if shelf is None:
            shelf = _new(known, parent.path, children, trade=trade)
        elif not shelf.path.startswith(parent.path):
            shelf.path = _next_path(parent.path, children)
        _name(shelf, trade.name_fa, trade.name_en, public=not trade.retired)
    parent.numchild = len(children)


def _new(known: list[Category], under: str, siblings: list[str], **of: Sector | Trade) -> Category:
    path = _next_path(under, siblings)
    shelf = Category(path=path, depth=len(path) // _STEP, numchild=0, **of)
    known.append(shelf)
    return shelf


def _next_path(under: str, siblings: list[str]) -> str:
    last = max((path[len(under) :] for path in siblings), default="")
    number = Category._str2int(last) + 1 if last else 1
    path = Category._get_path(under, len(under) // _STEP + 1, number)
    siblings.append(path)
    return path


def _name(shelf: Category, name_fa: str, name_en: str, *, public: bool) -> None:
    shelf.name, shelf.name_en, shelf.slug, shelf.is_public = name_fa, name_en, slug(name_fa), public


def _values(shelf: Category) -> list[object]:
    return [getattr(shelf, column) for column in _COLUMNS]


def follow_trades(**_: object) -> None:
    """Hear that the trades changed."""
    sync_shelves()
