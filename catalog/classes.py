"""The two classes of Oscar that we know: goods, which are counted and sent, and services."""

from typing import Any

from oscar.core.loading import get_model

ProductClass = get_model("catalogue", "ProductClass")


def classes() -> dict[bool, Any]:
    """Return the class of goods (False) and of services (True); made where they are missing."""
    goods, _ = ProductClass.objects.get_or_create(
        slug="goods", defaults={"name": "کالا", "requires_shipping": True, "track_stock": True}
    )
    services, _ = ProductClass.objects.get_or_create(
        slug="services",
        defaults={"name": "خدمت", "requires_shipping": False, "track_stock": False},
    )
    return {False: goods, True: services}
