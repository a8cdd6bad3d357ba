"""Forms of conversations."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.voices.fields import SeveralFiles
from core.fields import PersianCharField
from core.language import spoken
from core.models import PrivateKind
from core.private import Taken, judge
from core.uploads import UploadRefused
from shop.talk.rules import LONGEST, LONGEST_REPLY, MOST_PHOTOS


class PrivatePhotosField(forms.FileField):
    """At most four pictures that few may see; the value is what would be kept of each."""

    default_error_messages = {"too_many": _("Choose at most %(most)s photos.")}

    def __init__(self, **kwargs: Any) -> None:
        """Let a phone offer its camera and its album."""
        widget = SeveralFiles(attrs={"accept": "image/*"})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Taken]:
        """Return the pictures; raise a sentence for the first that cannot be taken."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_PHOTOS:
            params = {"most": spoken(MOST_PHOTOS)}
            raise ValidationError(self.error_messages["too_many"], code="too_many", params=params)
        taken = [judge(file) for file in files]
        if any(one.kind != PrivateKind.IMAGE for one in taken):
            raise UploadRefused("type")
        return taken


class MessageForm(forms.Form):
    """Words, photographs, or both. ``key`` makes a form that is sent twice one message."""

    text = PersianCharField(
        label=_("Your message"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    photos = PrivatePhotosField(label=_("Photos"))
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
