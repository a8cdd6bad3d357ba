"""Blocks that point at a row and read nothing of it but its key.

What a page shows of a photo or a producer comes from prepared rows, so it need not ask here.
"""

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from wagtail.blocks import ChooserBlock
from wagtail.images.blocks import ImageChooserBlock

if TYPE_CHECKING:
    from django.forms import Widget


class Late:
    """For choosers: the row is asked for when someone edits or looks closer."""

    model_class: Any

    def to_python(self, value: int | None) -> Any:
        """Return the row with only its key read."""
        return None if value is None else self.model_class.from_db(None, ["id"], [value])

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        """Return the rows with only their keys read."""
        return [self.to_python(value) for value in values]

    def get_form_state(self, value: Any) -> Any:
        """Return what the editor's form shows; nothing when the row is gone by now."""
        found = value and self.model_class._default_manager.filter(pk=value.pk).first()
        return super().get_form_state(found)  # type: ignore[misc]  # a mixin's super


class PhotoBlock(Late, ImageChooserBlock):
    """A photo; pages draw it from ``HomePage.pictures``."""


class SellerBlock(Late, ChooserBlock):
    """A producer, found by name."""

    target_model = "partner.Partner"

    @cached_property
    def widget(self) -> "Widget":
        """Return the field with its window."""
        from shop.pages.choosers import seller_chooser  # noqa: PLC0415 -- admin, not every page

        widget: Widget = seller_chooser.widget_class()
        return widget

    class Meta:
        icon = "user"
