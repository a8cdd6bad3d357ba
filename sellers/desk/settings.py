"""The shop's settings: what buyers read of it, and nothing that leads to the home."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import JalaliDateField, PersianCharField
from core.models import User
from core.persian import to_latin_digits
from core.record import note
from sellers.access import DeskRequest, desk
from sellers.joining.forms import ShopNameField, is_taken, no_phone
from sellers.licensing.forms import CountyField
from sellers.models import Partner
from sellers.team.rules import Right

# Changes of these are kept: who took whose name, and when.
REMEMBERED = ("name", "county_id", "is_open", "vat_since")


class ShopForm(forms.ModelForm):
    """Name, county, who makes it, where one may fetch it, and whether the shop is open."""

    name = ShopNameField(label=gettext_lazy("Name of the shop"))
    county = CountyField(
        label=gettext_lazy("County"),
        help_text=gettext_lazy("Buyers read the county and nothing nearer."),
        error_messages={"required": gettext_lazy("Choose your county.")},
    )
    owner = PersianCharField(
        label=gettext_lazy("Made by"),
        help_text=gettext_lazy("Your own name, or a nickname. Leave it empty to show none."),
        max_length=60,
        required=False,
        validators=[no_phone],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    offers_pickup = forms.BooleanField(
        label=gettext_lazy("Buyers may fetch what they bought"), required=False
    )
    pickup = PersianCharField(
        label=gettext_lazy("Where they fetch it"),
        help_text=gettext_lazy("A public place: a shop, a market, a stall. Never your home."),
        max_length=200,
        required=False,
        validators=[MinLengthValidator(5, gettext_lazy("Write the place more exactly."))],
    )
    vat_since = JalaliDateField(
        label=gettext_lazy("I am registered for value-added tax since"),
        help_text=gettext_lazy(
            "Leave it empty if you are not: most who work at home are not. Then no tax is taken."
        ),
        required=False,
    )
    economic_code = PersianCharField(
        label=gettext_lazy("Economic code"),
        help_text=gettext_lazy(
            "10 to 14 digits, for your invoices. Once written, leave it empty to keep it."
        ),
        required=False,
        validators=[RegexValidator(r"^\d{10,14}$", gettext_lazy("Write its 10 to 14 digits."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    is_open = forms.BooleanField(
        label=gettext_lazy("The shop is open"),
        help_text=gettext_lazy("While it is closed, nobody finds or buys your goods."),
        required=False,
    )

    field_order = (
        "name", "county", "owner", "offers_pickup", "pickup", "vat_since", "economic_code",
        "is_open",
    )  # fmt: skip

    class Meta:
        model = Partner
        fields = ["name", "county", "owner", "offers_pickup", "pickup", "vat_since", "is_open"]

    def clean_name(self) -> str:
        """Refuse the name of another shop: buyers would take one for the other."""
        name = str(self.cleaned_data["name"])
        if is_taken(name, self.instance.pk):
            raise ValidationError(_("Another shop is called so. Add a word of your own."))
        return name

    def clean(self) -> dict[str, Any]:
        """Ask for the place where buyers may fetch things."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("offers_pickup") and not cleaned.get("pickup") and not self.errors:
            self.add_error("pickup", _("Write where buyers fetch it."))
        if not cleaned.get("economic_code"):
            cleaned.pop("economic_code", None)  # what is kept stays
            if cleaned.get("vat_since") and not self.instance.economic_code:
                self.add_error("economic_code", _("Write the code that the tax office gave you."))
        return cleaned

    def clean_economic_code(self) -> str:
        """Return its digits, Latin."""
        return to_latin_digits(self.cleaned_data["economic_code"])


@transaction.atomic
def save_shop(seller: Partner, facts: dict[str, Any], *, by: User) -> Partner:
    """Store the settings; what changed of name, county and being open is remembered."""
    held = Partner.objects.select_for_update().get(pk=seller.pk)
    before = {name: getattr(held, name) for name in REMEMBERED}
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=list(facts))
    for name, old in before.items():
        new = getattr(held, name)
        if old != new:
            note(held, str(old)[:32], str(new)[:32], by=by, reason=f"{name}: {old} → {new}")
    return held


@desk(Right.SHOP)
def shop(request: DeskRequest) -> HttpResponse:
    """Ask for the settings, and show what buyers see of them."""
    form = ShopForm(request.POST or None, instance=Partner.objects.get(pk=request.seller.pk))
    if request.method == "POST" and form.is_valid():
        save_shop(request.seller, form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("desk:shop")
    return render(request, "desk/shop.html", {"form": form})
