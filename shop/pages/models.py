"""Page types for editors: the home page and plain pages (about, how to buy, for producers)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from shop.pages.blocks import HomeBody


class HomePage(Page):
    """The front of the shop, one for each language, made of blocks."""

    body = StreamField(HomeBody(), verbose_name=_("Body"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.TextPage"]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")


class TextPage(Page):
    """A page of text: about us, how to buy and return, for producers."""

    intro = RichTextField(_("Introduction"), blank=True, features=["bold", "link"])
    body = RichTextField(_("Body"), features=["h2", "h3", "bold", "ul", "ol", "link", "image"])

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    template = "pages/text.html"

    class Meta:
        verbose_name = _("text page")
