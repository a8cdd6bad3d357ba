"""What a producer says of a helper, and the code a helper types."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, MobileField
from core.language import spoken
from core.persian import clean, to_latin_digits
from sellers.helping.rules import CODE_DIGITS, USUAL_DAYS, Area, last_day, may_be_last
from sellers.helping.words import AREAS

A_DAY: Final = "day"  # in place of a number of days: the day that is written


class OfferForm(forms.Form):
    """What somebody may help with, until when, and the number the code is for."""

    areas = forms.MultipleChoiceField(
        label=_("What may they do for you?"),
        choices=[(area.value, AREAS[area]) for area in Area],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one thing.")},
    )
    days = forms.ChoiceField(
        label=_("For how long?"),
        widget=forms.RadioSelect,
        initial=str(USUAL_DAYS[0]),
        error_messages={"required": _("Choose how long."), "invalid_choice": _("Choose how long.")},
    )
    until = JalaliDateField(
        label=_("The last day"),
        required=False,
        help_text=_("Year, month and day, such as 1405/09/12."),
    )
    mobile = MobileField(
        label=_("Send the code to this mobile"),
        required=False,
        help_text=_(
            "Then only this number can use it. Leave it empty and read the code out yourself."
        ),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Judge the days by ``today``; leave the browser's own number out."""
        super().__init__(*args, **kwargs)
        self.today = today
        usual = [(str(n), _("%(n)s days") % {"n": spoken(n)}) for n in USUAL_DAYS]
        self.fields["days"].choices = [*usual, (A_DAY, _("until a day I write"))]  # type: ignore[attr-defined]
        self.fields["mobile"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """Add ``last_day``: the day that is written, or the last of the chosen days."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, written = data.get("days"), data.get("until")
        if chosen == A_DAY:
            if written is None and "until" not in self.errors:
                self.add_error("until", _("Write the last day, such as 1405/09/12."))
            elif written and not may_be_last(written, self.today):
                self.add_error("until", _("Write a day from today on, within one year."))
            data["last_day"] = written
        elif chosen:
            self.errors.pop("until", None)
            data["last_day"] = last_day(self.today, int(chosen))
        return data


class CodeForm(forms.Form):
    """The code that a producer gave."""

    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        error_messages={"required": _("Write the code.")},
        widget=forms.TextInput(
            attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )

    def clean_code(self) -> str:
        """Return the digits, whatever stands between them."""
        digits = re.sub(r"[\s\-–]", "", to_latin_digits(clean(self.cleaned_data["code"])))
        if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", digits):
            text = _("The code has %(n)s digits. Write all of them.")
            raise forms.ValidationError(text % {"n": spoken(CODE_DIGITS)})
        return digits
