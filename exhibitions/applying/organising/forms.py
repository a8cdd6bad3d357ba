"""What an organiser writes to an applicant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PersianCharField
from exhibitions.applying.words import REASONS

LENGTH = 600


class AskForm(forms.Form):
    """A question."""

    question = PersianCharField(
        label=_("What do you want to know?"), max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The applicant gets it as a text message, as it stands here."),
    )  # fmt: skip


class DeclineForm(forms.Form):
    """Prepared reasons, own words, or both."""

    reasons = forms.MultipleChoiceField(
        label=_("Reasons"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(f"@{code}", text) for code, text in REASONS.items()],
    )  # fmt: skip
    words = PersianCharField(
        label=_("In your own words"), required=False, max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse to say no without a reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("reasons") and not cleaned.get("words"):
            self.add_error(None, _("Say why: choose a reason or write one."))
        return cleaned

    @property
    def reason(self) -> str:
        """Return the reasons as they are stored, a line each."""
        chosen = [*self.cleaned_data["reasons"], self.cleaned_data["words"]]
        return "\n".join(line for line in chosen if line)
