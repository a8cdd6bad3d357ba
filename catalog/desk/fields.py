"""Fields of the desk's forms: several photos at once, trades with what they lack."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_PHOTOS = 8


class PhotosInput(forms.ClearableFileInput):
    """A file input for several pictures; phones offer the camera."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PhotosField(forms.FileField):
    """Several uploads; the value is a list. What they hold is judged by the one door for photos."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"multiple": True, "accept": "image/*"}
        kwargs.setdefault("widget", PhotosInput(attrs=attrs))
        super().__init__(required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        """Return the uploads; an empty file is left to the door, which says what to do."""
        return [file for file in data or [] if isinstance(file, UploadedFile)]


PHOTOS_NEEDED = _("Add at least one photo: buyers look before they read.")
