"""What organisers say when they change a booking."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField
from core.language import spoken
from exhibitions.models import Booking, PlanStall


class ReasonForm(forms.Form):
    """A reason that the exhibitor reads."""

    reason = PersianCharField(
        label=_("Reason"), max_length=300, min_length=3,
        help_text=_("The exhibitor reads it."),
    )  # fmt: skip


class MoveForm(ReasonForm):
    """Which stall becomes which, and why."""

    old = forms.TypedChoiceField(label=_("From stall"), coerce=int)
    new = forms.TypedChoiceField(label=_("To the free stall"), coerce=int)
    field_order = ["old", "new", "reason"]

    def __init__(self, booking: Booking, free: list[PlanStall], *args: Any, **kwargs: Any) -> None:
        """Offer the booking's stalls, and those that are free."""
        super().__init__(*args, **kwargs)
        rows = booking.stalls.select_related("stall").order_by("stall")
        mine = [(row.stall_id, spoken(row.stall.code)) for row in rows]
        self.fields["old"].choices = mine  # type: ignore[attr-defined]
        self.fields["new"].choices = [(s.pk, spoken(s.code)) for s in free]  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    """What becomes of a letter of guarantee: accepted with a day, or refused with a reason."""

    decision = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[("accept", _("Accept it")), ("refuse", _("Do not accept it"))],
    )  # fmt: skip
    pay_by = JalaliDateField(label=_("The fee is paid until"), required=False)
    reason = PersianCharField(label=_("Why not"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of an accepted letter, and the reason of a refused one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        accepts = cleaned.get("decision") == "accept" and "pay_by" in cleaned
        if accepts and (cleaned["pay_by"] is None or cleaned["pay_by"] < timezone.localdate()):
            self.add_error("pay_by", ValidationError(_("Write a day that is still to come.")))
        if cleaned.get("decision") == "refuse" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(_("Write why, for the sender to read.")))
        return cleaned
