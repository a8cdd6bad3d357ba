"""What officers write: the facts read off a paper, a reason, a note, prepared reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField, PersianCharField
from core.language import either
from sellers.licensing.forms import PaperNumberField
from sellers.models import Reason
from sellers.models.office import ReasonUse
from sellers.office.rules import NEEDS_REASON, Decision

# Which prepared reasons a decision offers.
USES = {
    Decision.ASK: "ask",
    Decision.REJECT: "reject",
    Decision.SUSPEND: "suspend",
    Decision.DECLINE: "decline",
}


class ReasonChoice(forms.ModelMultipleChoiceField):
    """Prepared reasons by their words in the officer's language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, reason: Reason) -> str:  # type: ignore[override]  # our model
        """Return the sentence."""
        return either(reason.text, reason.text_en)


class ReasonForm(forms.Form):
    """Why: prepared sentences, own words, or both; the producer reads them as they stand."""

    reasons = ReasonChoice(Reason.objects.none(), label=_("Prepared reasons"), required=False)
    words = PersianCharField(
        label=_("In your own words"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The producer reads this. Say what to do."),
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        """Offer the reasons of this decision, and give its fields ids of their own."""
        kwargs.setdefault("auto_id", f"id_{decision}_%s")
        super().__init__(*args, **kwargs)
        self.decision = decision
        if decision in USES:
            self.fields["reasons"].queryset = Reason.objects.filter(use=USES[decision])  # type: ignore[attr-defined]  # set by Django
        else:
            del self.fields["reasons"]

    def clean(self) -> dict[str, Any]:
        """Refuse a decision without the reason it needs."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.decision in NEEDS_REASON and not self.reason():
            self.add_error("words", _("Choose a reason or write one: the producer needs to know."))
        return cleaned

    def reason(self) -> str:
        """Return the chosen sentences and the own words, a line each; as producers read them."""
        chosen = [reason.text for reason in self.cleaned_data.get("reasons") or ()]
        return "\n".join(filter(None, [*chosen, self.cleaned_data.get("words", "")]))


class ApproveForm(forms.Form):
    """The facts as the paper says them, and how they were verified."""

    number = PaperNumberField(label=_("Number on the paper"))
    since = JalaliDateField(label=_("Issued on"))
    until = JalaliDateField(label=_("Valid until"))
    note = PersianCharField(
        label=_("How you verified it"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the office only, such as: seen on the public page today."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the fields ids of their own: several forms stand on the page."""
        kwargs.setdefault("auto_id", "id_approve_%s")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day that lies before the first one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("since"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", _("The last day lies before the first one."))
        return cleaned


class RenewForm(forms.Form):
    """The new last day."""

    until = JalaliDateField(label=_("New last day"))
    note = PersianCharField(label=_("How you verified it"), required=False, max_length=600)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the fields ids of their own."""
        kwargs.setdefault("auto_id", "id_renew_%s")
        super().__init__(*args, **kwargs)


class ProofForm(forms.Form):
    """A screenshot of the public page, or another file that proves it."""

    file = forms.FileField(
        label=_("Screenshot or document"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
    )


class PreparedReasonForm(forms.ModelForm):
    """A sentence the office often writes."""

    text = PersianCharField(label=_("Sentence in Persian"), max_length=300)
    text_en = forms.CharField(label=_("Sentence in English"), max_length=300, required=False)

    class Meta:
        model = Reason
        fields = ("use", "text", "text_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say in the first option what to do."""
        super().__init__(*args, **kwargs)
        self.fields["use"].choices = [("", _("Choose one")), *ReasonUse.choices]  # type: ignore[attr-defined]  # set by Django
