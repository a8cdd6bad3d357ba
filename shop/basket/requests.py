"""The request as pages of the shop see it: with the visitor's basket, for the type checker."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class ShopRequest(HttpRequest):
    """What the middleware adds. See ``shop.basket.middleware``."""

    basket: Any
    bare_basket: Any
    basket_count: int | None
    htmx: HtmxDetails
