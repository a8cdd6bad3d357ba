"""Form fields of the organisers: times of day and days of the week."""

from datetime import datetime, time
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianIntegerField
from core.language import spoken
from core.persian import clean, to_latin_digits

MOST_DIGITS: Final = 6
LTR: Final = {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}


class ClockField(forms.TimeField):
    """A time of day typed as 10, 10:30 or ۱۰:۳۰."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the hour and the minutes, such as 10:30."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Use a text input: browsers' own shows the hours as the machine's language wants."""
        kwargs.setdefault("widget", forms.TextInput(attrs=LTR))
        super().__init__(input_formats=["%H:%M", "%H"], **kwargs)

    def to_python(self, value: Any) -> time | None:
        """Return the time, ``None`` for an empty field."""
        if isinstance(value, str):
            value = to_latin_digits(clean(value)).replace(".", ":").replace("٫", ":")
        found: time | None = super().to_python(value)
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show a stored time in the reader's digits; what was typed stays as typed."""
        return spoken(f"{value:%H:%M}") if isinstance(value, time) else value


class MomentWidget(forms.MultiWidget):
    """A day and an hour side by side."""

    def __init__(self) -> None:
        """Take the inputs of both."""
        day, hour = {"aria-label": _("Day")}, {"aria-label": _("Hour"), "class": "hour"}
        super().__init__(
            {"day": forms.TextInput({**LTR, **day}), "hour": forms.TextInput({**LTR, **hour})}
        )

    def decompress(self, value: Any) -> list[Any]:
        """Return the day and the hour of a stored time."""
        if not isinstance(value, datetime):
            return [None, None]
        local = timezone.localtime(value)
        return [
            JalaliDateField().prepare_value(local.date()), ClockField().prepare_value(local.time())
        ]  # fmt: skip


class MomentField(forms.MultiValueField):
    """A day with an hour; the value is an aware time. Without an hour the day begins."""

    widget = MomentWidget
    default_error_messages: ClassVar[dict[str, Any]] = {
        "no_day": _("Write the day, or leave the hour empty, too."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Read both parts by fields that know our calendar."""
        parts = (JalaliDateField(required=False), ClockField(required=False))
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: Any) -> datetime | None:
        """Return the moment in our time zone."""
        day, hour = (*data_list, None, None)[:2]
        if day is None:
            if hour is not None:
                raise ValidationError(self.error_messages["no_day"], code="no_day")
            return None
        return timezone.make_aware(datetime.combine(day, hour or time(0)))


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Days of the week from Saturday, 0, to Friday, 6."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """Offer the week as it runs in Iran; Django's begins on Monday."""
        days = [(n, WEEKDAYS[(n + 5) % 7]) for n in range(7)]
        super().__init__(choices=days, coerce=int, **kwargs)


def percent(label: Any, **more: Any) -> PersianIntegerField:
    """Return a field for a whole percentage."""
    return PersianIntegerField(label=label, min_value=0, max_value=100, **more)


class MetresField(forms.Field):
    """A length typed in metres, 3 or 2.5; the value is in centimetres."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write a length in metres, such as 3 or 2.5."),
        "too_little": _("Write at least %(limit)s metres."),
        "too_much": _("Write at most %(limit)s metres."),
    }

    def __init__(self, *, least_cm: int, most_cm: int, **kwargs: Any) -> None:
        """Limit the length; both ends are allowed."""
        kwargs.setdefault("widget", forms.TextInput(attrs={**LTR, "inputmode": "decimal"}))
        super().__init__(**kwargs)
        self.least_cm, self.most_cm = least_cm, most_cm

    def to_python(self, value: Any) -> int | None:
        """Return centimetres, ``None`` for an empty field."""
        text = to_latin_digits(clean(str(value or ""))).replace("٫", ".").replace(",", ".")
        if not text:
            return None
        whole, _point, rest = text.partition(".")
        if not (whole.isascii() and whole.isdigit() and len(whole) < MOST_DIGITS):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if rest and not (rest.isascii() and rest.isdigit() and len(rest) < MOST_DIGITS):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(whole) * 100 + int(f"{rest[:2]:0<2}" if rest else 0)

    def validate(self, value: Any) -> None:
        """Refuse a length outside the limits, with the limit in metres."""
        super().validate(value)
        if value is None:
            return
        for wrong, code, limit in (
            (value < self.least_cm, "too_little", self.least_cm),
            (value > self.most_cm, "too_much", self.most_cm),
        ):
            if wrong:
                shown = {"limit": self.prepare_value(limit)}
                raise ValidationError(self.error_messages[code], code=code, params=shown)

    def prepare_value(self, value: Any) -> Any:
        """Show centimetres as metres; what was typed stays as typed."""
        return spoken(f"{value / 100:.2f}".rstrip("0").rstrip(".")) if type(value) is int else value


class DegreesField(forms.FloatField):
    """A latitude or longitude in degrees, in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        """Use a text input: browsers refuse Persian digits in number inputs."""
        widget = forms.TextInput(attrs={"dir": "ltr", "inputmode": "decimal"})
        super().__init__(widget=widget, required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return degrees, ``None`` for an empty field."""
        if isinstance(value, str):
            value = to_latin_digits(clean(value)).replace("٫", ".").rstrip("°")
        return super().to_python(value)
