"""Oscar's admin of orders, to look at: orders are written by ``shop.order.actions`` alone.

A state, sum or line edited here would leave stock, payments and history behind.
"""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from oscar.apps.order.admin import *  # noqa: F403 -- registers Oscar's own

# What the rows of a list say of other tables, beyond what their columns lead to.
SAID = {
    "line": ["stockrecord__product", "stockrecord__partner"],
    "shippingaddress": ["country"],
    "billingaddress": ["country"],
}
WORDS = ("paymenteventtype", "shippingeventtype")  # lists of words, which staff may extend


class Shown:
    """Nothing is added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: buyers place orders."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: actions change them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: what was bought is not forgotten."""
        return False


def show_only(model: Any) -> None:
    """Replace a model's admin by one that shows the same and writes nothing.

    What its columns lead to comes with the rows; Oscar asks once for each.
    """
    oscar = type(admin.site.get_model_admin(model))
    admin.site.unregister(model)
    leading = {f.name for f in model._meta.fields if f.is_relation} & set(oscar.list_display)
    joins = [*sorted(leading), *SAID.get(model._meta.model_name, [])]
    joined = {"list_select_related": joins} if joins else {}
    admin.site.register(model, type(oscar.__name__, (Shown, oscar), joined))


for _model in apps.get_app_config("order").get_models():
    if admin.site.is_registered(_model) and _model._meta.model_name not in WORDS:
        show_only(_model)
