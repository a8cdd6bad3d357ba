"""Who organises fairs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import User
from exhibitions.models.fair import Fair


class OrganiserRole(models.Model):
    """A person's place at the organisers' desk: one fair, a county's fairs, or all of them."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="organiser_roles", verbose_name=_("person")
    )
    fair = models.ForeignKey(
        Fair, on_delete=models.CASCADE, null=True, blank=True, related_name="organisers",
        verbose_name=_("fair"),
    )  # fmt: skip
    county = models.ForeignKey(
        "partner.County", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("county"), help_text=_("Empty, and no fair: the whole province."),
    )  # fmt: skip
    added_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("added by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "fair"], condition=Q(fair__isnull=False),
                name="one_place_per_organiser_and_fair",
            ),
            models.UniqueConstraint(
                fields=["user", "county"], condition=Q(county__isnull=False),
                name="one_place_per_organiser_and_county",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(fair=None, county=None),
                name="one_place_per_organiser_of_the_province",
            ),
            models.CheckConstraint(
                condition=Q(fair=None) | Q(county=None), name="organiser_of_a_fair_or_a_county"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user_id}: {self.fair_id or self.county_id or '*'}"
