"""The window in which editors look for a producer."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from core.persian import search_key
from sellers.models import Partner


class SellerSearch(BaseFilterForm):
    """Finds producers as buyers do: by name, maker or tagline, in any spelling."""

    q = forms.CharField(label=_("Name of a producer"), required=False)

    def filter(self, objects: "QuerySet[Partner]") -> "QuerySet[Partner]":
        """Narrow to the words typed."""
        for word in search_key(self.cleaned_data.get("q") or "").split():
            objects = objects.filter(search_text__contains=word)
        return objects


class Sellers:
    """Open producers with goods, each beside its county."""

    filter_form_class = SellerSearch

    def get_object_list(self) -> "QuerySet[Partner]":
        """Return the open producers that sell something."""
        sellers = Partner.objects.filter(is_open=True, cards__isnull=False)
        return sellers.select_related("county").distinct().order_by("name")

    @property
    def columns(self) -> list[Column]:
        """Show the county beside the name."""
        named: list[Column] = super().columns  # type: ignore[misc]  # a mixin's super
        return [*named, Column("county", label=_("County"), accessor="county")]


class SellerList(Sellers, chooser.ChooseView):
    """The whole window."""


class SellerResults(Sellers, chooser.ChooseResultsView):
    """Its list alone, renewed while typing."""


class SellerChooser(ChooserViewSet):
    """How an editor chooses a producer."""

    model = Partner
    icon = "user"
    choose_one_text = _("Choose a producer")
    choose_another_text = _("Choose another producer")
    edit_item_text = _("Edit this producer")
    choose_view_class = SellerList
    choose_results_view_class = SellerResults


seller_chooser = SellerChooser("seller_chooser")
