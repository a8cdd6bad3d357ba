"""The two places where Oscar's settings ask for a function or class of ours."""

from typing import Any

from django.db.models.fields.files import FieldFile

from core.models import Photo
from core.persian import slug


def slugify(value: str, allow_unicode: bool = True) -> str:
    """Return a Persian-friendly slug; Oscar passes ``allow_unicode``, ours always allows it."""
    return slug(value)


class PhotoThumbnailer:
    """Oscar's dashboard asks it for thumbnails; Wagtail's renditions answer.

    Oscar passes the file of an image; the photo with that file makes (once) and serves the size.
    """

    def generate_thumbnail(self, source: FieldFile | str, **opts: Any) -> Any:
        """Return a file with ``url``, ``width`` and ``height`` that fits in ``opts['size']``.

        A file that belongs to no photo is returned as it is.
        """
        width, _, height = str(opts["size"]).partition("x")
        name = source if isinstance(source, str) else source.name
        photo = Photo.objects.filter(file=name).first()
        if photo is None:
            return source
        return photo.get_rendition(f"max-{width or 2000}x{height or 2000}")

    def delete_thumbnails(self, source: FieldFile | str) -> None:
        """Do nothing: renditions go with their photo, which may serve other goods."""
