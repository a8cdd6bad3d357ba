"""The operator's decision about a listing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.moderation import words
from core.fields import PersianCharField


class DecisionForm(forms.Form):
    """Publish, send back with a reason, or note that what is on sale is well.

    ``seen`` is when the listing was changed last, as the operator saw it.
    """

    use_required_attribute = False

    PUBLISH, BACK, WELL = "publish", "back", "well"

    do = forms.ChoiceField(choices=[(PUBLISH, ""), (BACK, ""), (WELL, "")])
    seen = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])
    reason = forms.ChoiceField(
        label=_("Why does it come back?"),
        choices=list(words.REASONS.items()),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose a reason: the producer reads it.")},
    )
    note = PersianCharField(
        label=_("In your own words"),
        help_text=_("The producer reads it by text message and at the desk."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where something comes back, and for words where the reason is none."""
        said = super().clean() or {}
        if said.get("do") != self.BACK:
            return said
        if not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Choose a reason: the producer reads it."))
        if said.get("reason") == words.OTHER and not said.get("note"):
            self.add_error("note", _("Write what shall be changed."))
        return said
