"""Pages as editors would make them."""

from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from shop.pages.models import HomePage, TextPage

HOMES = UUID(int=1)
TITLES = {"fa": "بازارچه", "en": "Bazarche"}


def home(language: str = "fa", *blocks: tuple[str, Any]) -> HomePage:
    """The live home page of a language, made of ``blocks``; Persian is the root of the site."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    page = HomePage(
        title=TITLES[language],
        slug=f"home-{language}",
        locale=locale,
        translation_key=HOMES,
        body=blocks,
    )
    root.add_child(instance=page)
    if language == "fa":
        site, _ = Site.objects.get_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
        )
        site.root_page = page
        site.save()
        cache.clear()
    page.save_revision().publish()
    return HomePage.objects.get(pk=page.pk)


def text_page(parent: HomePage, title: str, slug: str, *, key: Any = None, **more: Any) -> TextPage:
    """A live page of text; give two languages the same ``key`` to make them translations."""
    page = TextPage(
        title=title,
        slug=slug,
        body="<p>متن</p>",
        locale=parent.locale,
        show_in_menus=more.pop("show_in_menus", True),
        translation_key=key or uuid4(),
        **more,
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def everything(seller: Any = None, image: Any = None) -> list[tuple[str, Any]]:
    """One block of each kind."""
    blocks: list[tuple[str, Any]] = [
        ("hero", {"title": "از خانه‌ها", "text": "متن", "image": image, "button": "ببینید"}),
        ("shelves", {"title": "رسته‌ها"}),
        ("new_goods", {"title": "تازه‌ها", "count": 8}),
        ("counties", {"title": "شهرستان‌ها", "text": ""}),
        ("figures", {"title": "امروز"}),
    ]
    if seller is not None:
        blocks.append(("story", {"title": "داستان", "seller": seller}))
    return blocks
