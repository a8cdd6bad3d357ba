"""The second page of a listing, its kinds and its lots: for those who want to say more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.desk.fields import PhotosField
from catalog.desk.forms import (
    PlainForm,
    count_field,
    name_field,
    permitted,
    price_field,
    trade_field,
)
from catalog.desk.trades import TradeChoice
from catalog.desk.withdrawal import lawful
from catalog.detail.words import WITHDRAWAL
from catalog.models import Product, ShippingClass, Unit
from catalog.tax.queries import choices, usual_for
from core.fields import JalaliDateField, PersianCharField, PersianIntegerField

MOST_KINDS = 20


class TextField(PersianCharField):
    """A longer Persian text."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), strip=True, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Clean each line by itself: paragraphs stay."""
        lines = str(value or "").splitlines()
        return "\n".join(super(TextField, self).to_python(line) or "" for line in lines).strip()


class MoreForm(PlainForm):
    """All that may be said of a listing besides its kinds and lots."""

    photos = PhotosField(label=_("More photos"))
    title = name_field()
    description = TextField(
        label=_("About it"),
        help_text=_("What it is made of, how large it is, how one keeps it."),
        max_length=4000,
        required=False,
    )
    title_en = forms.CharField(
        label=_("Name in English"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    description_en = forms.CharField(
        label=_("About it, in English"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
    )  # fmt: skip
    price = price_field()
    quantity = count_field()
    unit = forms.ChoiceField(label=_("The price is for one"), choices=Unit.choices)
    made_to_order = forms.BooleanField(label=_("I make it after each order"), required=False)
    lead_days = PersianIntegerField(
        label=_("Working days until it is ready to send"), min_value=0, max_value=120
    )
    weekly_capacity = PersianIntegerField(
        label=_("How many can you make in a week?"),
        help_text=_(
            "When more are ordered, buyers are promised a later day. It does not sell out."
        ),
        min_value=1,
        max_value=1000,
        required=False,
    )
    asks_buyer = PersianCharField(
        label=_("What shall the buyer write?"),
        help_text=_("For goods with a name or a wish on them: “the name to embroider”."),
        max_length=80,
        required=False,
    )
    weight_g = PersianIntegerField(
        label=_("Weight with its packing, in grams"), min_value=0, max_value=300_000
    )
    shipping_class = forms.ChoiceField(label=_("How it travels"), choices=ShippingClass.choices)
    withdrawal_rule = forms.ChoiceField(
        label=_("If the buyer changes their mind"),
        choices=[(code, title) for code, (title, _text) in WITHDRAWAL.items()],
        widget=forms.RadioSelect,
    )

    tax_class = forms.ChoiceField(
        label=_("Value-added tax"),
        help_text=_("Your price includes the tax. Choose an exemption only if the law names it."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        product: Product,
        trades: list[TradeChoice],
        taxpayer: bool = False,
        **kwargs: Any,
    ):
        """Ask what this listing can be asked: a price only where it has no kinds."""
        super().__init__(*args, **kwargs)
        self.product, self.trades = product, trades
        self.fields["trade"] = trade_field(trades)
        self.fields["trade"].help_text = ""
        if product.is_parent:
            del self.fields["price"], self.fields["quantity"]
        else:
            to_order = self.data.get("made_to_order") if self.is_bound else product.made_to_order
            self.fields["quantity"].required = not to_order
        if taxpayer:
            self._offer_tax()
        else:
            del self.fields["tax_class"]
        if self.is_service:
            for name in ("quantity", "made_to_order", "shipping_class", "weight_g", "unit"):
                self.fields.pop(name, None)

    def _offer_tax(self) -> None:
        field: Any = self.fields["tax_class"]
        usual = _("As is usual for its trade: %(name)s") % {"name": usual_for(self.product)}
        field.choices = [("", usual), *choices()]

    @property
    def is_service(self) -> bool:
        """Whether nothing is made or sent."""
        kind = self.product.product_class
        return kind is not None and not kind.track_stock

    def clean_trade(self) -> str:
        """Refuse a trade that lacks its permit."""
        return permitted(self.cleaned_data["trade"], self.trades)

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself, beside the field that can mend it."""
        said = super().clean() or {}
        to_order = bool(said.get("made_to_order"))
        if "quantity" in self.fields and said.get("quantity") is None and not to_order:
            self._once("quantity", _("Write how many you have, or tick that you make it to order."))
        if not to_order and said.get("weekly_capacity") and not self.is_service:
            said["weekly_capacity"] = None  # a counted stock says by itself what can be sold
        if said.get("shipping_class") == ShippingClass.NONE:
            self._once("shipping_class", _("Goods have to be sent or fetched. Choose how."))
        sent = said.get("shipping_class") not in (None, ShippingClass.NONE)
        if sent and said.get("weight_g") == 0:
            self._once("weight_g", _("Write what it weighs: the post asks for it."))
        self._check_withdrawal(said)
        return said

    def _check_withdrawal(self, said: dict[str, Any]) -> None:
        rule, trade = said.get("withdrawal_rule"), said.get("trade")
        if not rule or not trade:
            return
        rules = lawful(
            trade=trade,
            service=self.is_service,
            to_order=bool(said.get("made_to_order")),
            asks_buyer=bool(said.get("asks_buyer")),
        )
        if rule not in rules:
            text = _("The law gives the buyer 7 working days for such goods. Choose that.")
            self._once("withdrawal_rule", text)

    def _once(self, name: str, text: Any) -> None:
        if name in self.fields and name not in self.errors:
            self.add_error(name, text)


class KindForm(PlainForm):
    """One kind of a product: what tells it apart, its price, its count."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    label = PersianCharField(
        label=_("Kind"),
        max_length=60,
        error_messages={"required": _("Write what tells this kind apart: “large”, “red”.")},
    )
    label_en = forms.CharField(
        label=_("in English"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    price = price_field()
    quantity = count_field()

    def __init__(self, *args: Any, counted: bool, **kwargs: Any) -> None:
        """Ask how many there are where pieces are counted."""
        super().__init__(*args, **kwargs)
        if not counted:
            del self.fields["quantity"]


class BaseKinds(forms.BaseFormSet):
    """The kinds of one product: at least one stays, and no two are called the same."""

    def clean(self) -> None:
        """Refuse equal names, and a product that would lose its last kind."""
        if any(self.errors):
            return
        names = [said["label"] for said in self.said()]
        if len(names) != len(set(names)):
            raise forms.ValidationError(_("Two kinds have the same name. Call them apart."))
        if not names and any(form.cleaned_data.get("pk") for form in self.forms):
            raise forms.ValidationError(
                _("One kind has to stay. Hide the listing to stop selling.")
            )

    def said(self) -> list[dict[str, Any]]:
        """Return what was said of the kinds that stay or come."""
        rows = [form.cleaned_data for form in self.forms]
        return [row for row in rows if row.get("label") and not row.get("DELETE")]


KindFormSet = forms.formset_factory(
    KindForm, formset=BaseKinds, extra=2, max_num=MOST_KINDS, validate_max=True, can_delete=True
)


class LotForm(PlainForm):
    """A lot of a food: what is in it, and until when it keeps."""

    code = PersianCharField(
        label=_("Lot number"), help_text=_("As it stands on the pack."), max_length=20
    )
    ingredients = TextField(label=_("What is in it"), rows=3, max_length=600)
    best_before = JalaliDateField(label=_("Best before"))
    permit_number = PersianCharField(label=_("Health permit number"), max_length=40, required=False)
