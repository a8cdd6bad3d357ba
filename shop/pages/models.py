"""Page types for editors: the home page and plain pages (about, how to buy, for producers)."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.structured import absolute, ld_json
from shop.pages.blocks import HomeBody
from shop.pages.paths import path_of
from shop.pages.pictures import pictures_of
from shop.pages.structured import site_data

LANGUAGES = ("fa", "en")


class HomePage(Page):
    """The front of the shop, one for each language, made of blocks.

    ``pictures`` holds what ``{% picture %}`` draws of each photo in the body, by its id; written
    by ``shop.pages.actions`` when the page is published, so that no visitor waits for a cut.
    """

    body = StreamField(HomeBody(), verbose_name=_("Body"), blank=True)
    pictures = models.JSONField(default=dict, blank=True, editable=False)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.TextPage"]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what machines read: who we are, how to search, the picture of a share card."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        picture = next(iter(self.pictures.values()), None)
        return {
            **context,
            "structured": ld_json(*site_data(self.title, absolute(request.path))),
            "share_image": picture,
            "share_image_url": absolute(picture["src"]) if picture else "",
        }

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft with its own pictures, cut now if they are new."""
        self.pictures = pictures_of(self.body)
        response: HttpResponse = super().serve_preview(request, mode_name)
        return response


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``paths_in``: where this page stands in each language it was written in."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "paths_in": self.paths_in()}

    def paths_in(self) -> dict[str, str]:
        """Return the paths of this page and its live translation by language. One query."""
        same = TextPage.objects.filter(translation_key=self.translation_key)
        rows = same.filter(models.Q(live=True) | models.Q(pk=self.pk))
        slugs = dict(rows.values_list("locale__language_code", "slug"))
        return {code: path_of(slugs[code], code) for code in LANGUAGES if code in slugs}
