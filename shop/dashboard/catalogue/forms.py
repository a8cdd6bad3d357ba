"""Categories as we have them, and saved where they were put."""

from django.utils.functional import cached_property
from oscar.apps.dashboard.catalogue import forms as oscar


class CategoryForm(oscar.CategoryForm):
    """Oscar's form with the English name."""

    class Meta(oscar.BaseCategoryForm.Meta):
        fields = ["name", "name_en", *oscar.BaseCategoryForm.Meta.fields[1:]]

    @cached_property
    def changed_data(self) -> list[str]:
        """Say of a new category that its place was chosen, even if it is the one offered.

        treebeard 5.3 would otherwise save it outside the tree, and the database refuses that.
        """
        changed = super().changed_data
        return [*changed, "treebeard_position"] if self.instance._state.adding else changed
