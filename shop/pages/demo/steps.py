"""The demo's step of this floor: languages, the site's root, the home page and three texts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from catalog.demo.drafts import picture_seed
from catalog.demo.gallery import hang
from catalog.demo.painter import Task
from catalog.photos.sizes import HEROES, cuts_of
from core.demo import DemoPlan, register
from core.models import Photo
from sellers.models import Partner
from shop.pages.actions import prepare_pictures
from shop.pages.models import HomePage, TextPage

TEXTS: Final = Path(__file__).parent / "texts"
HERO, HERO_WIDTH = "demo/hero.webp", 1600
KEYS: Final = UUID("5f1d7f0e-6a0b-4b4e-9d43-140500000000")
# Producers whose story reads well on the front page; the first who is there is told of.
TOLD: Final = ("S028", "S001", "S049", "S073")


@dataclass(frozen=True)
class Home:
    """What the home page says in one language."""

    title: str
    description: str
    hero: tuple[str, str, str]
    shelves: str
    new_goods: str
    counties: tuple[str, str]
    story: str
    figures: str


@dataclass(frozen=True)
class Text:
    """A page of text in one language; its body lies in ``texts``."""

    slug: str
    file: str
    title: str
    intro: str


HOMES: Final = {
    "fa": Home(
        title="بازارچه",
        description="بازارچهٔ کسب‌وکارهای خانگی لرستان: صنایع دستی، دست‌بافته و خوراک محلی، "
        "بی‌واسطه از تولیدکنندگان دارای مجوز.",
        hero=(
            "از خانه‌های لرستان، به خانهٔ شما",
            "گلیم و ورشو، عسل و کشک، نمد و گیوه؛ هر کدام کار دستِ کسی که نامش کنار آن نوشته شده "
            "است و مجوز کارش دیده می‌شود.",
            "دیدن کالاها",
        ),
        shelves="دسته‌های کالا",
        new_goods="تازه‌ها",
        counties=("از دوازده شهرستان", "روی شهرستان بزنید تا کالاهای همان‌جا را ببینید."),
        story="پشت هر کالا کسی هست",
        figures="بازارچه امروز",
    ),
    "en": Home(
        title="Bazarche",
        description="A market of home producers in Lorestan: crafts, weaving and local food, "
        "straight from licensed makers.",
        hero=(
            "From the homes of Lorestan to yours",
            "Gelim and varsho, honey and kashk, felt and giveh: each the work of someone whose "
            "name stands beside it and whose licence you can see.",
            "See the goods",
        ),
        shelves="Kinds of goods",
        new_goods="New in the shop",
        counties=("From twelve counties", "Choose a county to see what is made there."),
        story="Behind each thing is someone",
        figures="Bazarche today",
    ),
}
PAGES: Final = {
    "fa": (
        Text("about", "about", "دربارهٔ بازارچه",
             "بازاری برای کسانی که در خانه کار می‌کنند و کسانی که کار آن‌ها را دوست دارند."),
        Text("buying-and-returns", "buying", "خرید و بازگرداندن کالا",
             "سفارش، ارسال، هفت روز کاری برای انصراف و برگشت پول، به زبان ساده."),
        Text("for-producers", "producers", "برای تولیدکنندگان",
             "اگر در خانه تولید می‌کنید و مجوز دارید، جای شما اینجاست."),
    ),
    "en": (
        Text("about", "about", "About Bazarche",
             "A market for people who work at home, and for those who love what they make."),
        Text("buying-and-returns", "buying", "Buying and returns",
             "Ordering, delivery, seven working days to change your mind, and refunds, in plain "
             "words."),
        Text("for-producers", "producers", "For producers",
             "If you make things at home and hold a licence, this is your place."),
    ),
}  # fmt: skip


@register(80, "pages", furniture=True)
def demo_pages(plan: DemoPlan) -> None:
    """Fill the home page of each language and add the texts, where no editor was at work yet."""
    root = _root()
    made = [_language(plan, root, code) for code, _ in settings.LANGUAGES]
    _point_site(HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE))
    _drop_welcome()
    plan.write(f"{sum(made)} new pages")


def _root() -> Page:
    """Return Wagtail's root; it and the languages come with migrations, or from here."""
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node()
    return root or Page.add_root(
        title="Root", slug="root", locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    )


def _language(plan: DemoPlan, root: Page, code: str) -> int:
    """Write one language's pages; return how many. A home page with texts stays as it is."""
    home = HomePage.objects.filter(locale__language_code=code).first()
    if home is not None and home.get_children().exists():
        return 0
    locale, words = Locale.objects.get(language_code=code), HOMES[code]
    if home is None:
        slug = "shop" if code == settings.LANGUAGE_CODE else f"shop-{code}"
        home = HomePage(title=words.title, slug=slug, locale=locale, translation_key=_key("home"))
        root.add_child(instance=home)
    home.title, home.search_description = words.title, words.description
    home.body = _blocks(words, _hero(plan))
    home.save()
    prepare_pictures(home)
    for text in PAGES[code]:
        home.add_child(instance=_text_page(text, locale))
    return 1 + len(PAGES[code])


def _key(name: str) -> UUID:
    """Return the key that a page shares with its translations."""
    return uuid5(KEYS, name)


def _text_page(text: Text, locale: Locale) -> TextPage:
    body = (TEXTS / f"{text.file}.{locale.language_code}.html").read_text(encoding="utf-8")
    return TextPage(
        title=text.title,
        slug=text.slug,
        search_description=text.intro,
        intro=f"<p>{text.intro}</p>",
        body=body,
        show_in_menus=True,
        locale=locale,
        translation_key=_key(text.slug),
    )


def _hero(plan: DemoPlan) -> Photo:
    task = Task(
        HERO, "hero", "", picture_seed(plan, HERO), 0, HERO_WIDTH, cuts_of(HEROES),
        "Hero", "طرحی از دشت و کوه‌های زاگرس",
    )  # fmt: skip
    return hang([task])[HERO]


def _blocks(words: Home, hero: Photo) -> list[tuple[str, Any]]:
    title, text, button = words.hero
    told = Partner.objects.filter(code__in=TOLD).order_by("code")
    teller = told.first() or Partner.objects.order_by("code").first()
    blocks: list[tuple[str, Any]] = [
        ("hero", {"title": title, "text": text, "image": hero, "button": button}),
        ("shelves", {"title": words.shelves}),
        ("new_goods", {"title": words.new_goods, "count": 8}),
        ("counties", {"title": words.counties[0], "text": words.counties[1]}),
    ]
    if teller is not None:
        blocks.append(("story", {"title": words.story, "seller": teller}))
    return [*blocks, ("figures", {"title": words.figures})]


def _point_site(home: HomePage) -> None:
    """Let the default site begin at the home page, unless an editor chose another one."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    elif type(site.root_page.specific) is Page:
        site.root_page = home
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.save()


def _drop_welcome() -> None:
    """Remove the page that Wagtail's migrations make to greet developers."""
    plain = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, content_type=plain, sites_rooted_here=None):
        page.delete()
