"""The demo's steps of this floor: shelves, goods, their pictures and reviews, cards at the end."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from catalog.actions import batches, refresh_cards
from catalog.demo import faces, goods, reviews
from catalog.demo.drafts import (
    GoodsDraft,
    chosen_goods,
    picture_seed,
    spoken_views,
    varied_goods,
    written_goods,
)
from catalog.demo.gallery import hang
from catalog.demo.painter import Task
from catalog.models import Category, Product, ProductImage
from catalog.photos.sizes import COVERS, FACES, GOODS, cuts_of
from catalog.pictures import VIEWS, kind_of
from catalog.pixels import Cut
from catalog.shelves import sync_shelves
from core.demo import DemoPlan, register, sign_of_life
from sellers.models import Licence, Partner

GOODS_WIDTH: Final = 800
SMALL: Final = cuts_of(GOODS[:-1])
# The largest cut is painted of first pictures only, and in AVIF only: seconds of the first run.
CUTS: Final = {False: (*SMALL, Cut(GOODS[-1], "avif")), True: SMALL}
PORTRAIT_WIDTH: Final = 480
COVER_WIDTH: Final = 1440


@sign_of_life
def there_are_goods() -> bool:
    """Goods show that the shop is in use."""
    return Product.objects.exists()


@register(30, "shelves", furniture=True)
def demo_shelves(plan: DemoPlan) -> None:
    """Make the shelves of sectors and trades."""
    sync_shelves()
    plan.write(f"{Category.objects.count()} shelves")


@register(40, "goods")
def demo_goods(plan: DemoPlan) -> None:
    """Make the goods that are not there yet, with variants and offers."""
    sellers = dict(Partner.objects.values_list("code", "pk"))
    known = set(Product.objects.filter(upc__isnull=False).values_list("upc", flat=True))
    new = (draft for draft in _drafts(plan, sellers) if draft.sku not in known)
    plan.write(f"{goods.store(new, sellers)} new goods with their offers")


def _drafts(plan: DemoPlan, sellers: dict[str, int]) -> Iterator[GoodsDraft]:
    chosen = chosen_goods(plan, sellers)
    yield from chosen
    more = plan.products - len(chosen)
    if more > 0:
        yield from varied_goods(plan, len(written_goods(plan)) + 1, more, _sellers_by_trade())


def _sellers_by_trade() -> dict[str, list[str]]:
    """Return the codes of the demo's producers by the trades they are licensed for."""
    found: dict[str, list[str]] = defaultdict(list)
    licensed = Licence.objects.filter(seller__code__startswith="S", trades__isnull=False)
    for trade, seller in licensed.values_list("trades", "seller__code").order_by("seller__code"):
        found[trade].append(seller)
    return found


@register(50, "pictures")
def demo_pictures(plan: DemoPlan) -> None:
    """Paint three views of each written product; the varied ones wear the same pictures."""
    models = {draft.sku: draft for draft in written_goods(plan)}
    wearers = list(_goods_without_pictures(models))
    skus = sorted({model for _, model in wearers})
    photos = hang([task for sku in skus for task in _views(plan, models[sku])])
    images = (
        ProductImage(product_id=pk, photo=photo, original=photo.file.name, display_order=view)
        for pk, model in wearers
        for view in VIEWS
        if (photo := photos[_picture_name(model, view)])
    )
    for batch in batches(images):
        ProductImage.objects.bulk_create(batch)
    plan.write(f"{len(skus) * len(VIEWS)} pictures for {len(wearers)} goods")


def _goods_without_pictures(models: dict[str, GoodsDraft]) -> Iterator[tuple[int, str]]:
    """Yield top-level demo goods by key, each with the code of the goods it is modelled on."""
    by_title = {draft.title: sku for sku, draft in models.items()}
    bare = Product.objects.filter(images__isnull=True, upc__startswith="LR-")
    tops = bare.exclude(structure=Product.CHILD).order_by("pk")
    for pk, upc, title in tops.values_list("pk", "upc", "title"):
        model = upc if upc in models else by_title.get(title.rsplit("، ", 2)[0])
        if model:
            yield pk, model


def _views(plan: DemoPlan, draft: GoodsDraft) -> Iterator[Task]:
    kind = kind_of(draft.trade, draft.title_en, draft.title)
    for view, alt in zip(VIEWS, spoken_views(draft.title), strict=True):
        name = _picture_name(draft.sku, view)
        seed = picture_seed(plan, draft.sku)
        yield Task(name, "goods", kind, seed, view, GOODS_WIDTH, CUTS[view > 0], draft.title, alt)


def _picture_name(sku: str, view: int) -> str:
    return f"demo/{sku}-{view + 1}.webp"


@register(55, "faces")
def demo_faces(plan: DemoPlan) -> None:
    """Paint an emblem and a view of the county for each written producer; others share them."""
    sellers = list(Partner.objects.filter(portrait=None, code__startswith="S").order_by("code"))
    photos = hang(list(dict.fromkeys(_face_tasks(plan, sellers))))
    for seller in sellers:
        seller.portrait = photos[_portrait_name(seller)]
        seller.cover = photos[_cover_name(seller)]
    Partner.objects.bulk_update(sellers, ["portrait", "cover"], batch_size=500)
    plan.write(f"{len(photos)} emblems and landscapes for {len(sellers)} producers")


def _face_tasks(plan: DemoPlan, sellers: list[Partner]) -> Iterator[Task]:
    for seller in sellers:
        face, cover = _portrait_name(seller), _cover_name(seller)
        county = str(seller.county_id)
        yield Task(
            face, "portrait", "", picture_seed(plan, face), 0, PORTRAIT_WIDTH, cuts_of(FACES),
            face, "نشانِ تولیدکننده",
        )  # fmt: skip
        yield Task(
            cover, "cover", county, picture_seed(plan, cover), 0, COVER_WIDTH, cuts_of(COVERS),
            cover, "طرحی از چشم‌انداز شهرستان",
        )  # fmt: skip


def _portrait_name(seller: Partner) -> str:
    return f"demo/face-{(_number(seller) - 1) % 95 + 1:03}.webp"


def _cover_name(seller: Partner) -> str:
    """Two landscapes for each county."""
    return f"demo/cover-{seller.county_id}-{_number(seller) % 2 + 1}.webp"


def _number(seller: Partner) -> int:
    return int(seller.code[1:])


@register(60, "reviews")
def demo_reviews(plan: DemoPlan) -> None:
    """Let invented buyers review the written goods."""
    skus = [draft.sku for draft in written_goods(plan)]
    reviewed = Product.objects.filter(upc__in=skus).order_by("upc")
    plan.write(f"{reviews.store(plan, list(reviewed))} new reviews")


@register(90, "cards")
def demo_cards(plan: DemoPlan) -> None:
    """Make cards, search rows and the producers' counts agree with all that was written."""
    plan.write(f"{refresh_cards(day=plan.day)} cards new or changed")


@register(92, "brands")
def demo_brands(plan: DemoPlan) -> None:
    """Let shops wear their colours, speak of their place and arrange their goods."""
    plan.write(f"{faces.store(plan)} shops with a face of their own")
