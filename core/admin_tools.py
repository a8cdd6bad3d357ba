"""What records in Django's admin share."""

from typing import Any

from django.db import models
from django.forms import TextInput
from django.http import HttpRequest

from core.fields import JalaliDateField


class ReadOnly:
    """Records that are looked at here and written elsewhere."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


# Days are typed and shown in the calendar of the page: an admin's ``formfield_overrides``.
JALALI_DATES: dict[Any, Any] = {
    models.DateField: {
        "form_class": JalaliDateField,
        "widget": TextInput(attrs={"dir": "ltr", "inputmode": "numeric", "size": 12}),
    }
}
