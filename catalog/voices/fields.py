"""Photographs that come with words: several files in one field, each judged when the form is."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

from catalog.uploads import read_upload
from core.language import spoken
from core.models import PrivateKind
from core.private import Taken, judge
from core.uploads import UploadRefused


class SeveralFiles(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Return all files that were sent."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class PicturesField(forms.FileField):
    """At most ``most`` pictures; the value is a list of upright RGB images, stored nowhere yet."""

    default_error_messages = {
        "too_many": _("Choose at most %(most)s photos."),
    }

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        """Let a phone offer its camera and its album."""
        self.most = most
        widget = SeveralFiles(attrs={"accept": "image/*"})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Image.Image]:
        """Return the pictures; raise a sentence for the first that cannot be taken."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > self.most:
            params = {"most": spoken(self.most)}
            raise ValidationError(self.error_messages["too_many"], code="too_many", params=params)
        return [read_upload(file) for file in files]


class PrivatePhotosField(forms.FileField):
    """At most ``most`` pictures that few may see; the value is what would be kept of each."""

    default_error_messages = {"too_many": _("Choose at most %(most)s photos.")}

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        """Let a phone offer its camera and its album."""
        self.most = most
        widget = SeveralFiles(attrs={"accept": "image/*"})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Taken]:
        """Return the pictures; raise a sentence for the first that cannot be taken."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > self.most:
            params = {"most": spoken(self.most)}
            raise ValidationError(self.error_messages["too_many"], code="too_many", params=params)
        taken = [judge(file) for file in files]
        if any(one.kind != PrivateKind.IMAGE for one in taken):
            raise UploadRefused("type")
        return taken
