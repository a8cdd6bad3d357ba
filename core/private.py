"""Private files: licences, receipts, papers. Kept outside ``MEDIA_ROOT``, shown only by views.

    kept = take_in(request.FILES["paper"], by=request.user)  # a picture or a PDF, else refused
    return answer(kept)  # after the view has judged who asks

Pictures are made anew from their pixels, so no place, camera or second file comes along. Where
they lie is the setting ``STORAGES["private"]``: a local folder, or any store of Django's.
"""

import hashlib
import logging
import re
from contextlib import suppress
from functools import partial
from typing import IO, Any, Final, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse, HttpResponse

from core import pdf, pixels
from core.models import PrivateFile, PrivateKind, User
from core.persian import clean
from core.storage import is_full
from core.uploads import DocumentRefused, length_of

log = logging.getLogger(__name__)

# Enough to read the small print of a page photographed whole.
LONGEST: Final = 3000
KEPT_AS: Final = ("JPEG", {"quality": 86, "optimize": True})
TYPES: Final = {
    PrivateKind.IMAGE: ("image/jpeg", "jpg"),
    PrivateKind.PDF: ("application/pdf", "pdf"),
}
MEGA: Final = 1_000_000
# A file is looked at, never run: no script, no frame, no request leaves it.
POLICY: Final = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


class Taken(NamedTuple):
    """An upload that was found good, not stored yet."""

    kind: PrivateKind
    content: bytes
    name: str


def judge(upload: IO[bytes]) -> Taken:
    """Return what would be kept of an upload; raise ``DocumentRefused``. Stores nothing.

    The type is told by the content; limits are ``PRIVATE_MAX_BYTES`` and
    ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``.
    """
    most_pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if length_of(upload) > settings.PRIVATE_MAX_BYTES:
        raise DocumentRefused("size", settings.PRIVATE_MAX_BYTES // 1024**2)
    upload.seek(0)
    content = upload.read()
    name = _plain_name(getattr(upload, "name", "") or "")
    if pdf.is_pdf(content):
        if fault := pdf.fault_of(content):
            raise DocumentRefused(fault)
        return Taken(PrivateKind.PDF, content, name)
    upload.seek(0)
    try:
        picture = pixels.read(upload, most_pixels=most_pixels, longest=LONGEST)
    except pixels.PictureFault as fault:
        raise DocumentRefused(fault.code, most_pixels // MEGA) from fault
    return Taken(PrivateKind.IMAGE, pixels.encode(picture, KEPT_AS), name)


def take_in(upload: IO[bytes], *, by: User | None) -> PrivateFile:
    """Store an image or a PDF privately and return its row.

    Raise ``DocumentRefused`` with a sentence; then nothing is kept, on disk neither.
    """
    return store(judge(upload), by=by)


def store(taken: Taken, *, by: User | None) -> PrivateFile:
    """Store what ``judge`` found good; raise ``DocumentRefused`` when the disk is full."""
    kept = PrivateFile(
        kind=taken.kind,
        name=taken.name,
        size=len(taken.content),
        sha256=hashlib.sha256(taken.content).hexdigest(),
        by=by,
    )
    try:
        kept.file.save(f"x.{TYPES[taken.kind][1]}", ContentFile(taken.content), save=False)
    except OSError as error:
        if not is_full(error):
            raise
        log.error("the disk for private files is full")
        raise DocumentRefused("full") from error
    try:
        with transaction.atomic():
            kept.save()
    except BaseException:
        _delete(kept.file)
        raise
    return kept


def forget(kept: PrivateFile) -> None:
    """Delete a private file: the row now, the file once that is committed."""
    transaction.on_commit(partial(_delete, kept.file))
    kept.delete()


def answer(kept: PrivateFile) -> HttpResponse | FileResponse:
    """Return the file for one who may see it: pictures are shown, a PDF is saved."""
    content_type, extension = TYPES[PrivateKind(kept.kind)]
    response = FileResponse(
        kept.file.open("rb"),
        content_type=content_type,
        as_attachment=kept.kind == PrivateKind.PDF,
        filename=f"{kept.pk}.{extension}",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _plain_name(name: str) -> str:
    """Return the name a person gave the file, for people to read; never used as a path."""
    last = re.split(r"[/\\]", clean(name))[-1]
    return re.sub(r"[\x00-\x1f<>\"'&]", "", last)[:120]


def _delete(file: Any) -> None:
    with suppress(OSError):
        file.storage.delete(file.name)
