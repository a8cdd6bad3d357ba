"""What a producer says of a code."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianIntegerField, TomanField
from core.language import language, spoken
from core.money import Rials, toman_text
from core.persian import clean, to_latin_digits
from shop.coupons.rules import LONGEST_DAYS, MOST_PERCENT, Terms

CODE: Final = re.compile(r"[^\W_]{4,16}")  # letters of any script, and digits
PERCENT, AMOUNT = "percent", "amount"


def code_of(typed: str) -> str:
    """Return a code as it is stored: no spaces, Latin digits, capital letters."""
    return re.sub(r"[\s\u200c]", "", to_latin_digits(clean(typed))).upper()


class CouponForm(forms.Form):
    """Code, what it takes off, of how much, when and how often."""

    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        help_text=_("4 to 16 letters and digits, such as NOWRUZ. Buyers type it."),
        error_messages={"required": _("Write a code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    kind = forms.ChoiceField(
        label=_("What does it take off?"),
        choices=[(PERCENT, _("some percent")), (AMOUNT, _("an amount in toman"))],
        widget=forms.RadioSelect,
        initial=PERCENT,
    )
    percent = PersianIntegerField(
        label=_("How many percent"),
        required=False,
        validators=[
            MinValueValidator(1, _("Write at least 1.")),
            MaxValueValidator(MOST_PERCENT, _("Write at most 80: goods are not given away.")),
        ],
    )
    amount = TomanField(label=_("How many toman"), required=False, min_toman=1000)
    minimum = TomanField(
        label=_("Only if the buyer takes goods of yours for at least, toman"), required=False
    )
    first = JalaliDateField(
        label=_("First day"), help_text=_("Year, month and day, such as 1405/09/12.")
    )
    last = JalaliDateField(label=_("Last day"))
    limit = PersianIntegerField(
        label=_("How many orders may use it"),
        required=False,
        help_text=_("Leave it empty for any number."),
        validators=[MinValueValidator(1, _("Write at least 1.")), MaxValueValidator(100_000)],
    )
    once = forms.BooleanField(
        label=_("Each buyer once"),
        required=False,
        help_text=_("Buyers must sign in to use it then."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Judge the days by ``today``."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_code(self) -> str:
        """Return the code as it is stored."""
        code = code_of(self.cleaned_data["code"])
        if not CODE.fullmatch(code):
            raise forms.ValidationError(_("Write 4 to 16 letters and digits, nothing else."))
        return code

    def clean(self) -> dict[str, Any]:
        """Ask for the one value that was chosen; refuse days in the wrong order."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = data.get("kind")
        for name in (PERCENT, AMOUNT):
            if name != chosen:
                self.errors.pop(name, None)
                data[name] = None
            elif not data.get(name) and name not in self.errors:
                self.add_error(name, _("Write how much it takes off."))
        self._check_minimum(data)
        self._check_days(data)
        return data

    def _check_minimum(self, data: dict[str, Any]) -> None:
        """Ask for enough goods, so that an amount is really taken off."""
        amount = data.get(AMOUNT)
        least = Rials(-(-amount * 100 // MOST_PERCENT)) if amount else Rials(0)
        if amount and (data.get("minimum") or 0) < least and "minimum" not in self.errors:
            text = _("So much is taken off goods for %(least)s or more. Write that or more.")
            shown = toman_text(Rials(-(-least // 10) * 10), language())
            self.add_error("minimum", text % {"least": shown})

    def _check_days(self, data: dict[str, Any]) -> None:
        first, last = data.get("first"), data.get("last")
        if last and last < self.today:
            self.add_error("last", _("This day is over. Write today or a later day."))
        elif first and last and last < first:
            self.add_error("last", _("The last day comes before the first."))
        elif first and last and (last - first).days >= LONGEST_DAYS:
            text = _("That is long: write at most %(n)s days.") % {"n": spoken(LONGEST_DAYS)}
            self.add_error("last", text)

    @property
    def terms(self) -> Terms:
        """What was said, once it is valid."""
        said = self.cleaned_data
        return Terms(
            percent=said["percent"] or 0,
            amount=said["amount"] or Rials(0),
            minimum=said["minimum"] or Rials(0),
            first=said["first"],
            last=said["last"],
            limit=said["limit"],
            once=said["once"],
        )
