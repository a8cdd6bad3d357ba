"""What a fair asks and gives back: windows, fees, deposit, and rows of add-ons, steps, papers."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField, PersianIntegerField, TomanField
from core.language import either, spoken
from exhibitions.models import AddOn, Fair, Giving, NeededPaper, RefundStep, StallType
from exhibitions.organising.fair_forms import english
from exhibitions.organising.fields import MomentField, percent

MOST_INSTALMENTS: Final = 12
# What stays as it is once people have applied or booked by it.
FIXED_FIELDS: Final = frozenset(
    {"giving", "deposit", "instalments", "takes_guarantee", "stall_fee", "is_blind"}
)


class TermsForm(forms.Form):
    """The terms of a fair; what people relied on already can be read, not changed."""

    giving = forms.ChoiceField(
        label=_("How stalls are given"), choices=Giving.choices, widget=forms.RadioSelect
    )
    apply_from = MomentField(label=_("Producers may apply or book from"), required=False)
    apply_until = MomentField(label=_("Producers may apply or book until"), required=False)
    change_until = JalaliDateField(
        label=_("Last day on which an exhibitor may change something"), required=False
    )
    most_stalls = PersianIntegerField(
        label=_("Most stalls for one exhibitor"), min_value=1, max_value=50
    )
    stall_fee = TomanField(label=_("Fee for a stall, in toman"))
    pay_within_hours = PersianIntegerField(
        label=_("Hours to pay after a stall is given"), min_value=1, max_value=720
    )
    deposit = percent(
        _("How much of the fee is paid at first, in percent"),
        help_text=_("100 for the whole fee at once."),
    )
    instalments = PersianIntegerField(
        label=_("Instalments for the rest"), min_value=0, max_value=MOST_INSTALMENTS,
        help_text=_("0 when there is no rest. They fall due month by month, before the fair."),
    )  # fmt: skip
    takes_guarantee = forms.BooleanField(
        label=_("Public bodies may hand in a letter of guarantee in place of the fee"),
        required=False,
    )
    is_blind = forms.BooleanField(
        label=_("Reviewers do not see the names of applicants"), required=False
    )

    def __init__(
        self, *args: Any, fair: Fair, kinds: Iterable[StallType], is_fixed: bool, **kwargs: Any
    ) -> None:
        """Show the terms of ``fair``; ``kinds`` are the types of stalls on its plans."""
        kwargs["initial"] = _terms_of(fair)
        super().__init__(*args, **kwargs)
        self.kinds = list(kinds)
        for kind in self.kinds:
            self.fields[f"fee_{kind.pk}"] = TomanField(
                label=_("Fee for “%(kind)s”, in toman")
                % {"kind": spoken(either(kind.name_fa, kind.name_en))},
                required=False, help_text=_("Empty: the fee above."),
            )  # fmt: skip
        if is_fixed:
            for name, field in self.fields.items():
                if name in FIXED_FIELDS or name.startswith("fee_"):
                    _fix(field)

    @property
    def fee_fields(self) -> list[Any]:
        """Return the bound fields of fees by type of stall."""
        return [self[f"fee_{kind.pk}"] for kind in self.kinds]

    def fees(self) -> dict[int, int | None]:
        """Return the fee in rials by the id of a type, ``None`` where it has no own."""
        return {kind.pk: self.cleaned_data[f"fee_{kind.pk}"] for kind in self.kinds}

    def clean(self) -> dict[str, Any]:
        """Refuse windows that end before they begin, or after the fair has."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get("apply_from"), cleaned.get("apply_until")
        if begin and end and end <= begin:
            self.add_error("apply_until", _("The window ends after it begins. Check both."))
        if cleaned.get("giving") != Giving.NONE and "apply_until" in cleaned and not end:
            self.add_error("apply_until", _("Say until when producers may come."))
        if cleaned.get("deposit") == 100 and cleaned.get("instalments"):
            self.add_error("instalments", _("The whole fee is paid at once: no rest is left."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the fair's columns as they are to be."""
        said = dict(self.cleaned_data)
        said["deposit_permille"] = said.pop("deposit") * 10
        return {name: value for name, value in said.items() if not name.startswith("fee_")}


def _fix(field: Any) -> None:
    """Show a field without letting it change; a stored sum in rials is no sum typed in toman."""
    field.disabled = True
    field.clean = lambda value: value


def _terms_of(fair: Fair) -> dict[str, Any]:
    names = (
        "giving", "apply_from", "apply_until", "change_until", "most_stalls", "stall_fee",
        "pay_within_hours", "instalments", "takes_guarantee", "is_blind",
    )  # fmt: skip
    fees = {f"fee_{row.kind_id}": row.fee for row in fair.fees.all()}
    return {
        **{name: getattr(fair, name) for name in names},
        "deposit": fair.deposit_permille // 10,
        **fees,
    }


class Row(forms.Form):
    """A row of a list; ``pk`` is that of a stored one, an empty row is left out."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AddOnRow(Row):
    """What comes with a stall for money."""

    name_fa = PersianCharField(label=_("Name"), max_length=80)
    name_en = english(_("Name in English"), 80)
    price = TomanField(label=_("Price in toman"))
    quantity = PersianIntegerField(
        label=_("How many there are"), required=False, min_value=0, max_value=100_000,
        help_text=_("Empty: any number."),
    )  # fmt: skip


class RefundRow(Row):
    """How much comes back to whom."""

    days_before = PersianIntegerField(
        label=_("Given back this many days before the fair, or earlier"), min_value=0, max_value=365
    )
    percent = percent(_("Comes back, in percent"))


class PaperRow(Row):
    """A document that an applicant sends along."""

    name_fa = PersianCharField(label=_("Name"), max_length=120)
    name_en = english(_("Name in English"), 120)
    is_required = forms.BooleanField(label=_("Nobody can apply without it"), required=False)


def _is_struck(form: Any) -> bool:
    return bool(form.cleaned_data.get("DELETE"))


class Rows(BaseFormSet[Any]):
    """Rows of one list; each can be struck out. Names and days stand once."""

    unique = "name_fa"

    def clean(self) -> None:
        """Say which row comes twice."""
        seen: set[Any] = set()
        for form in self.forms:
            if form.errors or _is_struck(form):
                continue
            value = form.cleaned_data.get(self.unique)
            if value in seen:
                form.add_error(self.unique, _("This stands in the list already."))
            seen.add(value) if value is not None else None

    def kept(self) -> list[dict[str, Any]]:
        """Return the rows that are to be, in order; struck-out and empty ones are left out."""
        forms_ = [f for f in self.forms if f.has_changed() or f.initial]
        return [
            {k: v for k, v in form.cleaned_data.items() if k != "DELETE"}
            for form in forms_
            if form.cleaned_data and not _is_struck(form)
        ]


class RefundRows(Rows):
    """The refund scale."""

    unique = "days_before"


def _set(form: type[Row], formset: type[Rows] = Rows) -> Any:
    return formset_factory(form, formset=formset, extra=3, max_num=30, can_delete=True,
                           validate_max=True, absolute_max=60)  # fmt: skip


ADD_ONS, REFUNDS, PAPERS = _set(AddOnRow), _set(RefundRow, RefundRows), _set(PaperRow)

ADD_ON_COLUMNS: Final = ("pk", "name_fa", "name_en", "price", "quantity")
PAPER_COLUMNS: Final = ("pk", "name_fa", "name_en", "is_required")


def rows_of(fair: Fair, which: str) -> list[dict[str, Any]]:
    """Return the stored rows of a list as its forms want them. One query."""
    if which == "add-ons":
        return [dict(row) for row in fair.add_ons.values(*ADD_ON_COLUMNS)]
    if which == "papers":
        return [dict(row) for row in fair.papers.values(*PAPER_COLUMNS)]
    steps = fair.refund_steps.order_by("-days_before")
    return [
        {"pk": step.pk, "days_before": step.days_before, "percent": step.permille // 10}
        for step in steps
    ]


MODELS: Final[dict[str, Any]] = {"add-ons": AddOn, "refunds": RefundStep, "papers": NeededPaper}
FORMSETS: Final[dict[str, Any]] = {"add-ons": ADD_ONS, "refunds": REFUNDS, "papers": PAPERS}
