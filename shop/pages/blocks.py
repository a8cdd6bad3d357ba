"""The blocks that editors lay on the home page. What they show comes from prepared rows."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from catalog.models import Card
from shop.pages import queries


class HeroBlock(blocks.StructBlock):
    """The first thing seen: a picture, one sentence, one way on."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    image = ImageChooserBlock(label=_("Picture"), required=False)
    button = blocks.CharBlock(label=_("Words on the button"), max_length=40)

    class Meta:
        icon = "image"
        label = _("Hero")
        template = "pages/blocks/hero.html"


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
        return {**context, "cards": _one_each(value["count"])}


class StoryBlock(blocks.StructBlock):
    """One producer's story; ``seller`` is the slug of the producer's page."""

    title = blocks.CharBlock(label=_("Title"), max_length=90)
    seller = blocks.CharBlock(
        label=_("Producer"), help_text=_("The last part of the address of the producer's page.")
    )

    class Meta:
        icon = "openquote"
        label = _("A producer's story")
        template = "pages/blocks/story.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``seller``, or None when there is no such producer (any more). One query."""
        context = super().get_context(value, parent_context)
        return {**context, "seller": queries.seller_for_story(value["seller"])}


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


def _one_each(count: int) -> list[Card]:
    """Return the newest cards, of different producers as far as the newest 100 go."""
    newest = Card.objects.for_sale(timezone.localdate()).order_by("-published", "-product")[:100]
    first: dict[int, Card] = {}
    rest: list[Card] = []
    for card in newest:
        if card.seller_id in first:
            rest.append(card)
        else:
            first[card.seller_id] = card
    return [*first.values(), *rest][:count]
