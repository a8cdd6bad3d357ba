"""What a producer says of her holiday."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField
from core.language import spoken
from sellers.away.rules import LONGEST_DAYS

STOPS, GOES_ON = "stops", "goes_on"


class HolidayForm(forms.Form):
    """Two days, whether the sale goes on, and a word for buyers."""

    first = JalaliDateField(
        label=_("First day"),
        help_text=_("Year, month and day, such as 1405/09/12."),
        error_messages={"required": _("Write the day on which it begins.")},
    )
    last = JalaliDateField(
        label=_("Last day"), error_messages={"required": _("Write the last day you are away.")}
    )
    sale = forms.ChoiceField(
        label=_("And the sale?"),
        choices=[
            (GOES_ON, _("Goes on; buyers are promised later days")),
            (STOPS, _("Stops until I am back; my goods stay in sight")),
        ],
        widget=forms.RadioSelect,
        initial=GOES_ON,
    )
    note = PersianCharField(
        label=_("A word for buyers"),
        required=False,
        max_length=120,
        help_text=_("For example: we are at the sheep's summer pasture."),
    )
    note_en = forms.CharField(
        label=_("The same in English"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "ltr", "lang": "en"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Judge the days by ``today``."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last(self) -> date:
        """Refuse a holiday that is over."""
        last: date = self.cleaned_data["last"]
        if last < self.today:
            raise forms.ValidationError(_("This day is over. Write today or a later day."))
        return last

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and months of absence."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day comes before the first."))
        elif first and last and last - first >= timedelta(days=LONGEST_DAYS):
            text = _("That is long: write at most %(n)s days.") % {"n": spoken(LONGEST_DAYS)}
            self.add_error("last", text)
        return data
