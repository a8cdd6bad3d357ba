"""What a seller sends about a paper: the facts, a photo, a wish for renewal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import JalaliDateField
from sellers.licensing.forms import LicenceForm, PermitForm


def _file(label: Any, **more: Any) -> forms.FileField:
    # No "capture": a phone then offers its camera and its pictures both.
    widget = forms.FileInput(attrs={"accept": "image/*,application/pdf"})
    return forms.FileField(label=label, widget=widget, required=False, **more)


class LicencePage(LicenceForm):
    """A licence with one more photo of it."""

    file = _file(_("Photo or PDF of the licence"), help_text=_("Both sides, one after the other."))


class PermitPage(PermitForm):
    """A permit with one more photo of it."""

    file = _file(_("Photo or PDF of the permit"))


class RenewalForm(forms.Form):
    """The new last day, if known, and a photo of the new paper."""

    until = JalaliDateField(
        label=_("New last day"),
        required=False,
        help_text=_("If you do not know it, leave it empty: the office reads it off the photo."),
    )
    file = _file(_("Photo or PDF of the new paper"))

    def clean(self) -> dict[str, Any]:
        """Refuse to ask for nothing: a day or a photo."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("until") and not cleaned.get("file"):
            self.add_error("file", _("Add a photo of the new paper, or write its last day."))
        return cleaned
