"""The forms of the desk. Everything in them may be typed in any digits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.desk.fields import PhotosField
from catalog.desk.trades import TradeChoice, needs_permit
from core.fields import PersianCharField, PersianIntegerField, TomanField

MOST_PIECES = 100_000
HOW_MANY = _("Write a number in digits, such as 5.")


class PlainForm(forms.Form):
    """A form that leaves refusing to the server: the browser's words are not ours."""

    use_required_attribute = False


def name_field(**more: Any) -> PersianCharField:
    """Return the field for what a product is called."""
    return PersianCharField(
        label=_("What is it?"),
        help_text=_("As you would say it to a neighbour: “quince jam, 800 grams”."),
        max_length=120,
        min_length=3,
        error_messages={
            "required": _("Write what it is."),
            "min_length": _("Write a little more, so that buyers can find it."),
        },
        **more,
    )


def price_field(**more: Any) -> TomanField:
    """Return the field for a price in toman."""
    return TomanField(
        label=_("Price of one, in toman"),
        min_toman=1000,
        max_toman=500_000_000,
        error_messages={"required": _("Write the price in toman, such as 480,000.")},
        **more,
    )


def count_field(**more: Any) -> PersianIntegerField:
    """Return the field for how many there are."""
    return PersianIntegerField(
        label=_("How many do you have?"),
        min_value=0,
        max_value=MOST_PIECES,
        error_messages={
            "required": HOW_MANY,
            "invalid": HOW_MANY,
            "min_value": HOW_MANY,
            "max_value": _("That is more than we can count. Write at most 100,000."),
        },
        **more,
    )


def trade_field(choices: list[TradeChoice]) -> forms.ChoiceField:
    """Return the field for the trade; those without their permit are told apart."""
    named = [(choice.code, choice.name) for choice in choices]
    return forms.ChoiceField(
        label=_("Trade"),
        help_text=_("We guess it from the name. Change it if it is another one."),
        choices=[("", _("Choose the trade")), *named] if len(named) != 1 else named,
        error_messages={
            "required": _("Choose the trade it belongs to."),
            "invalid_choice": _("Your licence does not list this trade. Choose one that it lists."),
        },
    )


class FirstForm(PlainForm):
    """The first listing: photos, name, price, how many, trade; no sixth input, ever."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    photos = PhotosField(label=_("Photos"))
    title = name_field()
    price = price_field()
    quantity = count_field()

    def __init__(self, *args: Any, trades: list[TradeChoice], **kwargs: Any) -> None:
        """Offer the trades of the producer's licences."""
        super().__init__(*args, **kwargs)
        self.trades = trades
        self.fields["quantity"].help_text = _("Write 0 if you make it after each order.")
        self.fields["trade"] = trade_field(trades)

    def clean_trade(self) -> str:
        """Refuse a trade that lacks its permit, and say which."""
        return permitted(self.cleaned_data["trade"], self.trades)


def permitted(code: str, trades: list[TradeChoice]) -> str:
    """Return the trade's code; refuse it while its permit is missing."""
    lacking = next((t for t in trades if t.code == code and t.permit), None)
    if lacking is not None:
        raise forms.ValidationError(needs_permit(lacking), code="permit")
    return code


class QuickForm(PlainForm):
    """A new price and a new count, right in the list; what is left out stays."""

    price = price_field(required=False)
    quantity = count_field(required=False)
    # The price that was asked about: sent again as it was, it is meant.
    sure = TomanField(required=False)


class CoachForm(PlainForm):
    """What one piece costs its maker."""

    price = price_field()
    materials = TomanField(label=_("Materials for one"), required=False)
    hours = PersianIntegerField(
        label=_("Hours of work"), required=False, min_value=0, max_value=999
    )
    minutes = PersianIntegerField(label=_("and minutes"), required=False, min_value=0, max_value=59)
    packing = TomanField(label=_("Packing of one"), required=False)
    post = TomanField(
        label=_("Post that you pay"),
        help_text=_("Mostly nothing: buyers pay for sending."),
        required=False,
    )
    trade = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
