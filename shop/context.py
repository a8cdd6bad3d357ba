"""What every page of the shop needs. Two queries with a cold cache, none with a warm one."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext

from catalog.frame import frame
from core.language import language
from core.structured import absolute
from shop.pages.foot import links


def shop(request: HttpRequest) -> dict[str, Any]:
    """Return the menu of shelves, the foot, ways to reach us and this page's canonical address."""
    pages, doors = links(language()), frame()
    return {
        "site_url": settings.SITE_URL,
        "canonical_url": absolute(escape_uri_path(request.path)),
        "nav_sectors": [*doors.sectors, *doors.own],
        "foot_groups": [{"title": gettext("Bazarche"), "links": pages}] if pages else [],
        "contact": contact(),
        "basket_count": request.COOKIES.get("basket_count", ""),
    }


def contact() -> dict[str, str]:
    """Return how to reach the people behind the shop; only what the settings name."""
    known = {
        "phone": settings.SHOP_PHONE,
        "phone_href": "".join(c for c in settings.SHOP_PHONE if c in "+0123456789"),
        "email": settings.SHOP_EMAIL,
        "address": settings.SHOP_ADDRESS,
    }
    return {name: value for name, value in known.items() if value}
