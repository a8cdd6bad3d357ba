"""What is asked of an exhibitor who books."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.fields import PersianCharField, PersianIntegerField
from core.language import either, spoken
from exhibitions.models import AddOn, Fair, PlanStall

MOST_OF_ONE = 20


class BookForm(forms.Form):
    """Stalls, add-ons and a yes to the terms; ``add_ons`` are those of the fair."""

    stalls = forms.TypedMultipleChoiceField(
        coerce=int, label=_("Stalls"), error_messages={"required": _("Choose a stall.")}
    )
    agree = forms.BooleanField(
        label=_("I accept the terms of the fair, and the refund scale above."),
        error_messages={"required": _("Without your yes to the terms we cannot keep a stall.")},
    )

    def __init__(
        self, *args: Any, fair: Fair, stalls: Collection[PlanStall], add_ons: Sequence[AddOn],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """Offer the stalls of the fair: who is too late for one is told what is near."""
        super().__init__(*args, **kwargs)
        self.most = fair.most_stalls
        self.add_ons = add_ons
        self.fields["stalls"].choices = [(stall.pk, stall.code) for stall in stalls]  # type: ignore[attr-defined]
        for add_on in add_ons:
            self.fields[f"add_on_{add_on.pk}"] = PersianIntegerField(
                label=either(add_on.name_fa, add_on.name_en), required=False,
                min_value=0, max_value=min(MOST_OF_ONE, left_of(add_on, MOST_OF_ONE)),
            )  # fmt: skip

    def clean_stalls(self) -> list[int]:
        """Refuse more stalls than one exhibitor may have."""
        chosen: list[int] = self.cleaned_data["stalls"]
        if len(chosen) > self.most:
            text = ngettext(
                "Choose %(n)s stall at the most.", "Choose %(n)s stalls at the most.", self.most
            )
            raise ValidationError(text % {"n": spoken(self.most)})
        return chosen

    def wanted(self) -> dict[int, int]:
        """Return how many of each add-on are wanted."""
        chosen = {a.pk: self.cleaned_data.get(f"add_on_{a.pk}") or 0 for a in self.add_ons}
        return {pk: quantity for pk, quantity in chosen.items() if quantity}

    @property
    def chosen(self) -> set[str]:
        """The keys of stalls that were chosen, as they came."""
        return set(self.data.getlist("stalls")) if self.is_bound else set()  # type: ignore[attr-defined]


def left_of(add_on: AddOn, otherwise: int) -> int:
    """Return how many are left of an add-on, ``otherwise`` where any number is."""
    if add_on.quantity is None:
        return otherwise
    return max(0, add_on.quantity - add_on.taken)


class GiveBackForm(forms.Form):
    """Why stalls are given back."""

    reason = PersianCharField(label=_("Why? The organiser reads it."), max_length=300)


class FileForm(forms.Form):
    """One document: a photo or a PDF."""

    file = forms.FileField(label=_("Photo or PDF"))
