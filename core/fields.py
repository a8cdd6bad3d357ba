"""Form fields that clean what people type: views see whole numbers, rials, dates and E.164 only.

Every field takes Persian, Arabic and Latin digits. Messages say what to write.
"""

import datetime
import re
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core import validators
from core.jalali import JalaliError, date_text, parse_jalali
from core.language import is_persian, language, spoken
from core.money import RIALS_PER_TOMAN, Rials, toman_text
from core.persian import clean, to_latin_digits

# Separators stand between groups of three only: «12,5» is a slip, never 125. At most one digit
# follows the point: «480.000» means thousands to many people, so it is refused, not read as 480.
GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:[,،٬' \u200c]\d{3})+|\d+)(?:\.(\d))?", re.ASCII)
TOMAN_WORD = re.compile(r"\s*(?:تومان|تومن|toman)\.?$", re.IGNORECASE)
GREGORIAN = re.compile(r"((?:19|20|21)\d\d)-(\d\d?)-(\d\d?)", re.ASCII)


def _number(text: str) -> tuple[int, int]:
    """Return a typed number as whole and tenth, each with the sign: (12, 5), (-12, -5).

    Raise ``ValueError`` when it is not one.
    """
    latin = to_latin_digits(clean(text)).replace("٫", ".").replace("\N{MINUS SIGN}", "-")
    match = GROUPED.fullmatch(latin)
    if match is None:
        raise ValueError("not a number")
    sign = -1 if match[1] == "-" else 1
    return sign * int(re.sub(r"\D", "", match[2])), sign * int(match[3] or 0)


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not clean(value))


def _code_input(**attrs: str) -> forms.TextInput:
    """Return an input for codes and numbers, which run left to right on Persian pages too."""
    return forms.TextInput(attrs={"dir": "ltr", **attrs})


class PersianCharField(forms.CharField):
    """Text cleaned by ``core.persian.clean``: Persian letters, tidy spaces, no hidden marks."""

    def to_python(self, value: Any) -> Any:
        """Return the cleaned text, ``empty_value`` when nothing is left."""
        text = super().to_python(value)
        if not text:
            return text
        return clean(text) or self.empty_value


def _limit(value: Any) -> Any:
    return spoken(value) if isinstance(value, int) else value


class PersianIntegerField(forms.IntegerField):
    """A whole number: ۱۲٬۵۰۰, 12,500 and ۱۲۵۰۰ are all 12500."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write a whole number in digits, such as 12,500."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Use a text input: browsers refuse Persian digits in number inputs."""
        kwargs.setdefault("widget", _code_input(inputmode="numeric", autocomplete="off"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        """Return the number, ``None`` for an empty field."""
        if _is_blank(value) or isinstance(value, int):
            return super().to_python(None if _is_blank(value) else value)
        try:
            whole, fraction = _number(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if fraction:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return whole

    def run_validators(self, value: Any) -> None:
        """Say limits in the reader's digits."""
        try:
            super().run_validators(value)
        except ValidationError as error:
            for one in error.error_list:
                one.params = {name: _limit(of) for name, of in (one.params or {}).items()}
            raise

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in the reader's digits; what was typed stays as typed."""
        return spoken(value) if isinstance(value, int) else value


class TomanField(forms.Field):
    """An amount typed in toman; the value is in rials.

    One digit after the point is a rial. ``min_toman`` and ``max_toman`` are inclusive. An initial
    value is in rials and is shown in toman.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the amount in toman in digits, such as 480,000."),
        "too_little": _("Write at least %(limit)s."),
        "too_much": _("Write at most %(limit)s."),
    }

    def __init__(self, *, min_toman: int = 0, max_toman: int = 10**9, **kwargs: Any) -> None:
        """Limit to what can be stored: a billion toman fills Oscar's money columns."""
        kwargs.setdefault("widget", _code_input(inputmode="decimal", autocomplete="off"))
        super().__init__(**kwargs)
        self.least = Rials(min_toman * RIALS_PER_TOMAN)
        self.most = Rials(max_toman * RIALS_PER_TOMAN)

    def to_python(self, value: Any) -> Rials | None:
        """Return rials, ``None`` for an empty field; the word toman may follow the number."""
        if _is_blank(value):
            return None
        try:
            whole, tenth = _number(TOMAN_WORD.sub("", clean(str(value))))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return Rials(whole * RIALS_PER_TOMAN + tenth)

    def validate(self, value: Any) -> None:
        """Refuse an amount outside the limits, with the limit in toman."""
        super().validate(value)
        if value is None:
            return
        if value < self.least:
            self._refuse("too_little", self.least)
        if value > self.most:
            self._refuse("too_much", self.most)

    def _refuse(self, code: str, limit: Rials) -> None:
        shown = {"limit": toman_text(limit, language())}
        raise ValidationError(self.error_messages[code], code=code, params=shown)

    def prepare_value(self, value: Any) -> Any:
        """Return rials as toman for the input; what the user typed stays as typed."""
        return toman_text(Rials(value), language(), unit=False) if isinstance(value, int) else value


class CodeField(forms.CharField):
    """A code that a function of ``core.validators`` normalises."""

    check: Callable[[str], str]

    def to_python(self, value: Any) -> Any:
        """Return the normalised code, ``empty_value`` for an empty field."""
        text = super().to_python(value)
        if not text or _is_blank(text):
            return self.empty_value
        try:
            return type(self).check(text)
        except validators.Invalid as error:
            told = error.code if error.code in self.error_messages else "invalid"
            raise ValidationError(self.error_messages[told], code="invalid") from error


class MobileField(CodeField):
    """A mobile number of Iran in any usual form; the value is E.164, +989161234567."""

    check = staticmethod(validators.mobile)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write a mobile number of 11 digits, such as 09161234567."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask the phone for its number keys and its own number."""
        attrs = {"dir": "ltr", "inputmode": "tel", "autocomplete": "tel"}
        kwargs.setdefault("widget", forms.TelInput(attrs=attrs))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as people write it, ۰۹۱۶۱۲۳۴۵۶۷; what was typed stays as typed."""
        if not isinstance(value, str):
            return value
        local = validators.local_mobile(value)
        return value if local == value else spoken(local)


class PostcodeField(CodeField):
    """A postcode of Iran; the value is ten digits."""

    check = staticmethod(validators.postal_code)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the 10 digits of the postcode, such as 6813833946."),
        "unknown": _("Iran has no such postcode. Look at its 10 digits once more."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask for number keys; browsers fill in the address's postcode."""
        widget = _code_input(inputmode="numeric", autocomplete="postal-code")
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)


class LegalIdField(CodeField):
    """The national id of a company or a cooperative; the value is eleven digits."""

    check = staticmethod(validators.legal_id)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the 11 digits of the company's national id, such as 10860123456."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask for number keys."""
        kwargs.setdefault("widget", _code_input(inputmode="numeric", autocomplete="off"))
        super().__init__(**kwargs)


class IbanField(CodeField):
    """An Iranian IBAN (Sheba); the value is IR and 24 digits. IR may be left out."""

    check = staticmethod(validators.iban)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write IR and the 24 digits of your IBAN. Your bank's app shows it."),
        "checksum": _("A digit of this IBAN is wrong. Compare it once more with your bank's app."),
        "country": _("This is an account in another country. Write an IBAN that begins with IR."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask for number keys; no browser keeps it."""
        kwargs.setdefault("widget", _code_input(inputmode="numeric", autocomplete="off"))
        super().__init__(**kwargs)


class JalaliDateField(forms.DateField):
    """A day typed as 1405/09/02; years from 1900 written 2026-11-23 are read as Gregorian.

    The value is a ``date``; a stored one is shown Jalali on Persian pages, else Gregorian.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write year, month and day, such as 1405/09/02."),
        "no_such_day": _("The calendar has no such day. Check the month and the day."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Use a text input: date inputs of browsers know the Gregorian calendar only."""
        kwargs.setdefault("widget", _code_input(inputmode="numeric", autocomplete="off"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        """Return the date, ``None`` for an empty field."""
        if _is_blank(value) or isinstance(value, datetime.date):
            return super().to_python(None if _is_blank(value) else value)
        text = to_latin_digits(clean(str(value)))
        gregorian = GREGORIAN.fullmatch(text)
        try:
            if gregorian:
                return datetime.date(*map(int, gregorian.groups()))
            return parse_jalali(text)
        except ValueError as error:
            format_fault = isinstance(error, JalaliError) and error.code != "no_such_day"
            code = "invalid" if format_fault else "no_such_day"
            raise ValidationError(self.error_messages[code], code=code) from error

    def prepare_value(self, value: Any) -> Any:
        """Return a stored date in the page's calendar; what the user typed stays as typed."""
        if not isinstance(value, datetime.date):
            return value
        return date_text(value, "fa", "short") if is_persian() else value.isoformat()
