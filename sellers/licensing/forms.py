"""The questions about a licence and a permit: for the joining wizard, the desk and the office."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField
from core.language import either
from core.persian import clean, to_latin_digits
from sellers.licensing.rules import is_unique_id
from sellers.models import County, Trade
from sellers.models.licence import LicenceKind
from sellers.models.trades import PermitPath

# Unique ids are digits on the portal; older papers carry letters, strokes and a series.
_NUMBER: Final = re.compile(r"[^\W_][\w/.-]{2,31}")


class PaperNumberField(forms.CharField):
    """The number of a paper as it is printed: digits of any script become Latin, no spaces."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write the number as it stands on the paper, such as 1402-123456."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Numbers run left to right on Persian pages too."""
        attrs = {"dir": "ltr", "autocomplete": "off", "inputmode": "text"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the number, ``empty_value`` for an empty field."""
        text = super().to_python(value)
        number = re.sub(r"[\s\u200c]+", "", to_latin_digits(clean(text or ""))).upper()
        if not number:
            return self.empty_value
        if not _NUMBER.fullmatch(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class UniqueIdField(PaperNumberField):
    """The unique id of a licence as the national portal gives it, whole."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "short": _(
            "A unique id has at least 8 digits. Write all of it, or leave it empty and add a "
            "photo of the licence."
        ),
    }

    def to_python(self, value: Any) -> Any:
        """Return the number, ``empty_value`` for an empty field."""
        number = super().to_python(value)
        if number and not is_unique_id(number):
            raise ValidationError(self.error_messages["short"], code="short")
        return number


class TradesIterator(ModelChoiceIterator):
    """Trades by sector, in the reader's language."""

    def __iter__(self) -> Any:
        """Yield (sector, its trades)."""
        groups: dict[str, list[tuple[Any, str]]] = {}
        for trade in self.queryset:
            name = either(trade.sector.name_fa, trade.sector.name_en)
            groups.setdefault(name, []).append(self.choice(trade))
        yield from groups.items()


class TradesField(forms.ModelMultipleChoiceField):
    """Some of the trades of the newest table, chosen with boxes grouped by sector."""

    iterator = TradesIterator
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """Offer all trades of today's table."""
        offered = Trade.objects.filter(retired=False).select_related("sector")
        super().__init__(offered.order_by("sector__position", "sector", "code"), **kwargs)

    def label_from_instance(self, trade: Trade) -> str:  # type: ignore[override]  # our model
        """Return the trade's name in the reader's language."""
        return either(trade.name_fa, trade.name_en)


class CountyField(forms.ModelChoiceField):
    """A county by its name in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer all counties we serve."""
        super().__init__(County.objects.all(), **kwargs)

    def label_from_instance(self, county: County) -> str:  # type: ignore[override]  # our model
        """Return the county's name in the reader's language."""
        return either(county.name_fa, county.name_en)


class _PaperForm(forms.Form):
    """Questions that may be asked all at once, or some at a time: ``only`` names them.

    Nothing is required here: a draft may be saved half written, and a photo says as much as
    typing. What a paper lacks is judged when it is sent.
    """

    def __init__(self, *args: Any, only: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keep the questions named in ``only``, in the order of the form."""
        super().__init__(*args, **kwargs)
        if only is not None:
            for name in self.fields.keys() - set(only):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a last day that lies before the first one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("issued_on"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day lies before the first one."))
        return cleaned


class LicenceForm(_PaperForm):
    """The questions about a licence; ``cleaned_data`` fits ``actions.save_draft``."""

    uid = UniqueIdField(
        label=_("Unique id of the licence"),
        required=False,
        help_text=_("It stands on the licence, often beside the code with squares (QR)."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of licence"), choices=LicenceKind.choices, required=False
    )
    trades = TradesField(label=_("Trades on the licence"), required=False)
    number = PaperNumberField(label=_("Number of the paper, if there is another"), required=False)
    holder_name = PersianCharField(label=_("Name of the holder"), max_length=128, required=False)
    agency = PersianCharField(label=_("Who issued it"), max_length=160, required=False)
    county = CountyField(label=_("County"), required=False)
    issued_on = JalaliDateField(label=_("Issued on"), required=False)
    valid_until = JalaliDateField(label=_("Valid until"), required=False)

    def clean_kind(self) -> str:
        """Return the independent kind where nobody chose."""
        return self.cleaned_data["kind"] or LicenceKind.INDEPENDENT


class PermitForm(_PaperForm):
    """The questions about a permit; ``cleaned_data`` fits ``actions.save_permit``."""

    kind = forms.ChoiceField(
        label=_("Kind of permit"),
        choices=[choice for choice in PermitPath.choices if choice[0] != PermitPath.NONE],
    )
    trades = TradesField(label=_("Trades it is for"), required=False)
    number = PaperNumberField(label=_("Number of the permit"), required=False)
    authority = PersianCharField(label=_("Who issued it"), max_length=160, required=False)
    issued_on = JalaliDateField(label=_("Issued on"), required=False)
    valid_until = JalaliDateField(label=_("Valid until"), required=False)
