"""What a helper does with goods, the shop's face, reviews and questions, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Product, Question, Rack
from core.language import either
from sellers.helping.words import Deed, register_deeds


def goods(request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the name of the goods in the address, of the asked shop alone. One query."""
    mine = Product.objects.of_seller(request.seller).filter(pk=arguments["pk"])
    return next((either(one.title, one.title_en) for one in mine), "")


def reviewed(request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the name of the goods that a review is about. One query."""
    mine = ProductReview.objects.filter(pk=arguments["pk"], product__card__seller=request.seller)
    return mine.values_list("product__title", flat=True).first() or ""


def asked_about(request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the name of the goods that a question is about. One query."""
    mine = Question.objects.filter(pk=arguments["pk"], product__card__seller=request.seller)
    return mine.values_list("product__title", flat=True).first() or ""


def rack(request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the name of a shelf. One query."""
    mine = Rack.objects.filter(pk=arguments["pk"], seller=request.seller)
    return mine.values_list("name", flat=True).first() or ""


register_deeds(
    Deed("goods:new", _("wrote a new listing")),
    Deed("goods:keep", _("kept a listing for later")),
    Deed("goods:photo", _("took a photo for a listing")),
    Deed("goods:more", _("changed the listing “%(about)s”"), goods),
    Deed("goods:add-photo", _("changed the photos of “%(about)s”"), goods),
    Deed("goods:kinds", _("changed the kinds of “%(about)s”"), goods),
    Deed("goods:lots", _("wrote a lot of “%(about)s”"), goods),
    Deed("goods:drop-lot", _("took a lot of “%(about)s” away"), goods),
    Deed("goods:quick", _("changed the price or the count of “%(about)s”"), goods),
    Deed("goods:hide", _("hid “%(about)s”"), goods),
    Deed("goods:show", _("showed “%(about)s” again"), goods),
    Deed("goods:take-back", _("took the listing “%(about)s” back"), goods),
    Deed("goods:remove", _("removed “%(about)s”"), goods),
    Deed("goods:copy", _("began a listing like “%(about)s”"), goods),
    Deed("bulk:home", _("sent a file of goods")),
    Deed("bulk:start", _("put the goods of a file into the shop")),
    Deed("bulk:drop", _("threw a file of goods away")),
    Deed("bulk:choose", _("prepared a change of many goods")),
    Deed("bulk:apply", _("changed many goods at once")),
    Deed("bulk:undo", _("took a change of many goods back")),
    Deed("brand:colours", _("changed the colours of the shop")),
    Deed("brand:pictures", _("changed the pictures of the shop")),
    Deed("brand:take_down", _("took a picture of the shop away")),
    Deed("brand:words", _("changed the words of the shop")),
    Deed("brand:voice", _("changed the spoken greeting")),
    Deed("brand:silence", _("took the spoken greeting away")),
    Deed("brand:rack_new", _("made a shelf")),
    Deed("brand:rack", _("changed the shelf “%(about)s”"), rack),
    Deed("brand:rack_move", _("moved the shelf “%(about)s”"), rack),
    Deed("brand:rack_remove", _("removed the shelf “%(about)s”"), rack),
    Deed("desk-voices:reply", _("replied to a review of “%(about)s”"), reviewed),
    Deed("desk-voices:answer", _("answered a question about “%(about)s”"), asked_about),
)
