"""Goods, offers and shelves as we have them; what Oscar's forms do not ask stands here."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.catalogue import forms as oscar

from catalog.models import Product
from catalog.moderation.states import ListingState
from core.fields import PersianIntegerField
from core.language import either
from sellers.models import Trade

MOST_RIALS = 10**10
# A variant has these of its own; a new one begins with its parent's.
OWN = ("made_to_order", "lead_days", "weight_g", "shipping_class")
# These are true of all variants alike, and are kept as the parent has them.
SHARED = ("trade", "unit", "withdrawal_rule", "perishable")


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


class TradeField(forms.ModelChoiceField):
    """Trades by their names in the language of the page, with their codes."""

    def label_from_instance(self, obj: Trade) -> str:
        """Return the name and the code."""
        return f"{either(obj.name_fa, obj.name_en)} ({obj.pk})"


class ProductForm(oscar.ProductForm):
    """Oscar's form with what a home producer must say; without a trade nothing can be sold."""

    trade = TradeField(
        label=_("trade"),
        queryset=Trade.objects.none(),
        help_text=_("The producer needs a licence for it. It says on which shelf the goods stand."),
    )

    class Meta(oscar.ProductForm.Meta):
        fields = [
            "title", "title_en", "upc", "description", "description_en", "trade", "unit",
            "made_to_order", "lead_days", "weight_g", "shipping_class", "withdrawal_rule",
            "perishable", *oscar.ProductForm.Meta.fields[3:],
        ]  # fmt: skip
        # Descriptions are plain text in paragraphs: tags would stand on the page as they are.
        widgets: ClassVar[dict[str, Any]] = {
            **oscar.ProductForm.Meta.widgets,
            "description": forms.Textarea(attrs={"class": "no-widget-init", "rows": 6}),
            "description_en": forms.Textarea(
                attrs={"class": "no-widget-init", "rows": 6, "dir": "ltr"}
            ),
            "title_en": forms.TextInput(attrs={"dir": "ltr"}),
        }

    def __init__(self, product_class: Any, *args: Any, **kwargs: Any) -> None:
        """Offer the trades of the newest table, and the one the goods have already."""
        super().__init__(product_class, *args, **kwargs)
        if "trade" in self.fields:
            current = Q(retired=False) | Q(pk=self.instance.trade_id)
            self.fields["trade"].queryset = Trade.objects.filter(current).order_by("name_fa")

    def set_initial(self, product_class: Any, parent: Product | None, kwargs: Any) -> None:
        """Let a new variant begin as its parent is."""
        super().set_initial(product_class, parent, kwargs)
        if parent and kwargs.get("instance") is None:
            kwargs["initial"].update({name: getattr(parent, name) for name in OWN})

    def delete_non_child_fields(self) -> None:
        """Ask of a variant only what is its own."""
        super().delete_non_child_fields()
        for name in (*SHARED, "description_en"):
            self.fields.pop(name, None)

    def clean_is_public(self) -> bool:
        """Refuse to show what its producer has not handed in, or what an operator sent back."""
        wanted: bool = self.cleaned_data["is_public"]
        if wanted and self.instance.state != ListingState.PUBLISHED:
            text = _("This listing is not accepted yet: its producer or an operator comes first.")
            raise forms.ValidationError(text)
        return wanted

    def save(self, commit: bool = True) -> Product:
        """Store the goods; what variants share comes from the parent, or goes to the variants."""
        if parent := self.instance.parent:
            for name in SHARED:
                setattr(self.instance, name, getattr(parent, name))
        product: Product = super().save(commit)
        if commit and product.is_parent:
            product.children.update(**{name: getattr(product, name) for name in SHARED})
        return product


class StockRecordForm(oscar.StockRecordForm):
    """An offer in whole rials; only what was typed is written."""

    price = PersianIntegerField(label=_("Price in rials"), min_value=1, max_value=MOST_RIALS)
    num_in_stock = PersianIntegerField(
        label=_("Number in stock"),
        min_value=0,
        max_value=10**6,
        required=False,
        help_text=_("Leave it empty for goods that are made to order."),
    )

    def __init__(self, product_class: Any, user: Any, *args: Any, **kwargs: Any) -> None:
        """Show the price without decimals, and the currency not at all: there is one."""
        super().__init__(product_class, user, *args, **kwargs)
        self.fields.pop("price_currency", None)
        if "num_in_stock" in self.fields:
            self.fields["num_in_stock"].required = False
        if self.instance.price is not None:
            self.initial["price"] = int(self.instance.price)

    def save(self, commit: bool = True) -> Any:
        """Write what was typed and nothing else: orders count what they hold meanwhile."""
        if not commit or self.instance._state.adding:
            return super().save(commit)
        typed = [name for name in self.changed_data if name in self._meta.fields]
        self.instance.save(update_fields=[*typed, "date_updated"])
        return self.instance


class SetProductPriceForm(oscar.SetProductPriceForm):
    """New prices of many goods, in whole rials."""

    new_price = PersianIntegerField(
        label=_("New price in rials"), min_value=1, max_value=MOST_RIALS, required=False
    )
    increase_by_amount = PersianIntegerField(
        label=_("Rials more"),
        required=False,
        help_text=_("With a minus sign, so many rials less."),
    )
    increase_by_percentage = forms.DecimalField(
        label=_("Per cent more"),
        decimal_places=2,
        min_value=-99,
        max_value=1000,
        required=False,
        help_text=_("With a minus sign, so much less. Rounded to whole toman."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for each product's own price in whole rials too."""
        super().__init__(*args, **kwargs)
        own = [name for name in self.fields if name.startswith("price_")]
        for name in own:
            self.fields[name] = PersianIntegerField(
                label="", min_value=1, max_value=MOST_RIALS, required=False
            )
