"""Oscar's admin of this app."""

from oscar.apps.basket.admin import *  # noqa: F403 -- registers Oscar's own
from oscar.apps.basket.admin import BasketAdmin, LineAdmin

# What is counted for each basket of a list costs queries for each: it stands on the basket's page.
BasketAdmin.list_display = (
    "id", "owner", "status", "date_created", "date_submitted", "time_before_submit",
)  # fmt: skip
BasketAdmin.list_select_related = ("owner",)
LineAdmin.list_display = (
    "id", "basket_id", "product", "stockrecord", "quantity", "price_excl_tax", "date_created",
)  # fmt: skip
LineAdmin.list_select_related = (
    "basket",
    "product",
    "stockrecord__product",
    "stockrecord__partner",
)
