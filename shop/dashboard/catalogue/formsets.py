"""Which shelves goods stand on: the one of their trade by itself, so staff need not choose any."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from oscar.apps.dashboard.catalogue import formsets as oscar


class ProductCategoryFormSet(oscar.ProductCategoryFormSet):
    """Shelves besides the trade's own; Oscar would refuse goods without any."""

    def clean(self) -> None:
        """Allow none; a variant stands where its parent stands."""
        if self.instance.is_child and self.get_num_categories():
            raise ValidationError(_("A variant stands on the shelves of its parent."))
