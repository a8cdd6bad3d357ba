"""The face of a shop: colours, a recorded voice, and words about its place."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.brand.palettes import BY_CODE
from sellers.brand.sound import TYPES


def voice_name(_brand: models.Model, name: str) -> str:
    """Return a path that says nothing of the person; a new recording gets a new one."""
    return f"voices/{uuid.uuid4().hex}.{name.rpartition('.')[2]}"


class Brand(models.Model):
    """What a shop adds to its name, story, portrait and cover, which are the seller's own.

    ``palette`` is a code of ``sellers.brand.palettes``, empty for the theme's colours. ``voice`` is
    a recording of ``voice_seconds``; ``voice_text`` says the same in writing, and without it there
    is no voice: some do not hear. ``place`` speaks of the county, never of an address.
    """

    seller = models.OneToOneField("partner.Partner", on_delete=models.CASCADE, related_name="brand")
    palette = models.CharField(_("colours"), max_length=16, blank=True)
    place = models.TextField(_("about my place"), max_length=400, blank=True)
    place_en = models.TextField(_("about my place, in English"), max_length=400, blank=True)
    voice = models.FileField(_("voice"), upload_to=voice_name, blank=True)
    voice_kind = models.CharField(max_length=3, blank=True)
    voice_seconds = models.PositiveSmallIntegerField(default=0)
    voice_text = models.TextField(_("the same in writing"), max_length=3000, blank=True)
    voice_text_en = models.TextField(_("the same in English"), max_length=3000, blank=True)
    has_shelves = models.BooleanField(default=False)

    class Meta:
        app_label = "partner"
        verbose_name = _("face of a shop")
        verbose_name_plural = _("faces of shops")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(palette__in=["", *BY_CODE]), name="palette_is_one_of_the_sets"
            ),
            models.CheckConstraint(
                condition=models.Q(voice_kind__in=["", *TYPES]), name="voice_is_a_kind_we_play"
            ),
            models.CheckConstraint(
                condition=models.Q(voice="") | ~models.Q(voice_text=""),
                name="a_voice_is_written_down_too",
            ),
        ]

    def __str__(self) -> str:
        return str(self.seller_id)
