"""Forms of conversations."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.voices.fields import PrivatePhotosField
from core.fields import PersianCharField
from shop.talk.rules import LONGEST, LONGEST_REPLY, MOST_PHOTOS


class MessageForm(forms.Form):
    """Words, photographs, or both. ``key`` makes a form that is sent twice one message."""

    text = PersianCharField(
        label=_("Your message"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    photos = PrivatePhotosField(most=MOST_PHOTOS, label=_("Photos"))
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each new form a key of its own."""
        kwargs["initial"] = {"key": uuid4().hex, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask for words or a photo."""
        data = super().clean() or {}
        if not data.get("text") and not data.get("photos") and not self.errors:
            self.add_error("text", _("Write something, or choose a photo."))
        return data


class WhyForm(forms.Form):
    """Why staff should look."""

    reason = PersianCharField(
        label=_("What happened?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ReplyForm(forms.Form):
    """Words to keep."""

    text = PersianCharField(
        label=_("Words that you write often"),
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
