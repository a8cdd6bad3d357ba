"""The blocks that editors lay on the home page. What they show comes from prepared rows."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from shop.pages import queries
from shop.pages.late import PhotoBlock, SellerBlock


class HeroBlock(blocks.StructBlock):
    """The first thing seen: a picture, one sentence, one way on."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    image = PhotoBlock(label=_("Picture"), required=False)
    button = blocks.CharBlock(label=_("Words on the button"), max_length=40)

    class Meta:
        icon = "image"
        label = _("Hero")
        template = "pages/blocks/hero.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``picture``, as the page prepared it; None for no picture. No query."""
        context = super().get_context(value, parent_context)
        image, page = value.get("image"), (parent_context or {}).get("page")
        pictures = getattr(page, "pictures", {}) if image else {}
        return {**context, "picture": pictures.get(str(image.pk)) if image else None}


class ShelvesBlock(blocks.StructBlock):
    """All sectors with goods, each a door to its shelf."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)

    class Meta:
        icon = "list-ul"
        label = _("Trades")
        template = "pages/blocks/shelves.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``shelves``: the sectors with goods and how many."""
        context = super().get_context(value, parent_context)
        return {**context, "shelves": queries.shelves_with_goods()}


class CountiesBlock(blocks.StructBlock):
    """The map of the counties, each a door to its goods."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)

    class Meta:
        icon = "site"
        label = _("Map of counties")
        template = "pages/blocks/counties.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``counties``: all counties, each with its number of goods."""
        context = super().get_context(value, parent_context)
        return {**context, "counties": queries.counties_with_goods()}


class NewGoodsBlock(blocks.StructBlock):
    """The newest goods, at most one of each producer."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    count = blocks.IntegerBlock(label=_("How many"), default=8, min_value=2, max_value=24)

    class Meta:
        icon = "pick"
        label = _("New goods")
        template = "pages/blocks/new_goods.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``cards``. One query."""
        context = super().get_context(value, parent_context)
        return {**context, "cards": queries.newest(value["count"])}


class StoryBlock(blocks.StructBlock):
    """One producer's story, beside the newest goods."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    seller = SellerBlock(
        label=_("Producer"),
        help_text=_("Shown while this producer has goods on sale."),
    )

    class Meta:
        icon = "openquote"
        label = _("A producer's story")
        template = "pages/blocks/story.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``story``, or None when the producer sells nothing (any more). One query."""
        context = super().get_context(value, parent_context)
        seller = value.get("seller")
        return {**context, "story": queries.story_of(seller.pk) if seller else None}


class FiguresBlock(blocks.StructBlock):
    """How many producers, goods and counties there are today."""

    title = blocks.CharBlock(label=_("Title"), max_length=90, required=False)

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "pages/blocks/figures.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``figures``."""
        context = super().get_context(value, parent_context)
        return {**context, "figures": queries.figures()}


class HomeBody(blocks.StreamBlock):
    """What a home page may hold."""

    hero = HeroBlock()
    shelves = ShelvesBlock()
    counties = CountiesBlock()
    new_goods = NewGoodsBlock()
    story = StoryBlock()
    figures = FiguresBlock()
    text = blocks.RichTextBlock(label=_("Text"), features=["h2", "h3", "bold", "ul", "ol", "link"])
