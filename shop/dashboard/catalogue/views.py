"""Categories below categories: Oscar names a form field that treebeard has renamed."""

from typing import Any

from oscar.apps.dashboard.catalogue import views as oscar


class CategoryCreateView(oscar.CategoryCreateView):
    """A new category, at the top or below the one in the address."""

    def get_initial(self) -> dict[str, Any]:
        """Give the parent to the field of treebeard 5.3 (Oscar says ``_ref_node_id``)."""
        initial = {**super().get_initial(), "treebeard_position": "first-child"}
        if "parent" in self.kwargs:
            initial["treebeard_ref_node"] = self.kwargs["parent"]
        return initial
