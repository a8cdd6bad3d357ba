"""People, photographs and the history of moves: what every upper floor refers to."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class User(AbstractUser):
    """A person. Signs in with a mobile number and a code, or with e-mail and password.

    ``mobile`` is E.164 ("+989161234567") or empty; it is unique among people who have one.
    """

    mobile = models.CharField(_("mobile number"), max_length=16, unique=True, null=True, blank=True)
    mobile_verified = models.BooleanField(_("mobile number verified"), default=False)
    # What we write to them in when no page of theirs is open: e-mails, text messages.
    language = models.CharField(_("language"), max_length=8, default="fa")
    # Another word here ends every session of this person; '' until somebody asks for it.
    sessions_end = models.CharField(max_length=32, blank=True, default="", editable=False)

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mobile__isnull=True) | models.Q(mobile__startswith="+"),
                name="mobile_is_international",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or self.username

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """Let sessions end with the word above, as Django lets them end with the password."""
        ours = super()._get_session_auth_hash(secret=secret)
        if not self.sessions_end:
            return str(ours)
        both = f"{ours}{self.sessions_end}"
        return salted_hmac("core.User", both, secret=secret, algorithm="sha256").hexdigest()


class Photo(AbstractImage):
    """One photograph or drawing, of a page or of goods; ``description`` is its alt text.

    ``colour`` is the one most of it has ("#e8dcc5"): it keeps the place until the photo is there.
    """

    colour = models.CharField(max_length=7, blank=True, editable=False)

    admin_form_fields = Image.admin_form_fields


class Rendition(AbstractRendition):
    """One size and format of a photo."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec"
            )
        ]


class PrivateKind(models.TextChoices):
    """What a private file is."""

    IMAGE = "image", _("picture")
    PDF = "pdf", _("PDF")


def private_storage() -> Storage:
    """Return where private files lie; never below an address of the site."""
    return storages["private"]


def private_name(_file: models.Model, name: str) -> str:
    """Return a path that says nothing of the person or the paper."""
    return f"{timezone.localdate():%Y/%m}/{uuid.uuid4().hex}.{name.rpartition('.')[2]}"


class PrivateFile(models.Model):
    """A picture or a PDF that few may see; ``core.private`` alone writes and shows it.

    ``name`` is what its sender called it; ``size`` is in bytes.
    """

    file = models.FileField(storage=private_storage, upload_to=private_name)
    kind = models.CharField(max_length=8, choices=PrivateKind.choices)
    name = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        "core.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name or f"{self.kind} {self.pk}"


class Edition(models.Model):
    """One row: how often what pages show has changed. Written by ``core.kept`` alone."""

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)


class Tries(models.Model):
    """How often somebody tried something lately. Written by ``core.throttle`` alone.

    ``key`` is a keyed hash of who, what and when; nobody can be read from it.
    """

    key = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.number)


class JobRun(models.Model):
    """The last run of a command that is done again and again. Written by ``core.schedule``."""

    command = models.CharField(_("command"), max_length=64, unique=True)
    started_at = models.DateTimeField(_("began at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    worked = models.BooleanField(_("worked"), null=True)
    said = models.TextField(_("what it said"), blank=True)

    class Meta:
        verbose_name = _("repeated job")
        verbose_name_plural = _("repeated jobs")
        ordering = ["command"]

    def __str__(self) -> str:
        return self.command


class MoveRecord(models.Model):
    """One state change of one object: from, to, who, when and why. Never changed or deleted."""

    model = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    from_state = models.CharField(max_length=32)
    to_state = models.CharField(max_length=32)
    by = models.ForeignKey(
        "core.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["model", "object_id"], name="moves_of_an_object")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.from_state} → {self.to_state}"


from core.texting.models import (  # noqa: E402 -- they refer to people
    IncomingSms,
    OutgoingSms,
    SmsWish,
)

__all__ = [
    "Edition",
    "IncomingSms",
    "JobRun",
    "MoveRecord",
    "OutgoingSms",
    "Photo",
    "Rendition",
    "SmsWish",
    "User",
]
