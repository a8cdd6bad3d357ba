"""The licence to work at home, the permits of starred trades, and the evidence for both."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.secret import SecretText
from sellers.licensing.states import PaperState
from sellers.models.papers import (
    VERIFIED,
    Paper,
    PaperQuerySet,
    verified_papers_are_complete,
)
from sellers.models.trades import PermitPath


class LicenceKind(models.TextChoices):
    """Kinds of licence under article 2 of the Home Business Act."""

    INDEPENDENT = "independent", _("independent")
    SUPPORT = "support", _("support company")
    SUPPORTED = "supported_member", _("supported member")


class Licence(Paper):
    """Permission to work at home, known by the unique id of the national licence gateway."""

    uid = models.CharField(_("unique id"), max_length=32, blank=True)
    kind = models.CharField(
        _("kind"), max_length=16, choices=LicenceKind.choices, default=LicenceKind.INDEPENDENT
    )
    holder_name = models.CharField(_("name of the holder"), max_length=128, blank=True)
    holder_national_id = SecretText(
        _("national id of the holder"), blank=True, hashed_in="holder_key", purpose="national_id"
    )
    holder_key = models.CharField(max_length=64, blank=True, editable=False)
    agency = models.CharField(_("issued by"), max_length=160, blank=True)
    county = models.ForeignKey(
        "partner.County",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("county"),
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        indexes = [
            models.Index(fields=["seller", "valid_until"], name="licences_of_a_seller"),
            models.Index(fields=["state", "submitted_at"], name="licences_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("issued_on")),
                name="licence_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=verified_papers_are_complete("uid"),
                name="verified_licence_is_complete",
            ),
            models.UniqueConstraint(
                fields=["uid"],
                condition=models.Q(state__in=VERIFIED),
                name="one_verified_licence_per_unique_id",
            ),
            models.UniqueConstraint(
                fields=["seller", "uid"],
                condition=~models.Q(state=str(PaperState.REJECTED)) & ~models.Q(uid=""),
                name="a_seller_names_a_licence_once",
            ),
        ]

    def __str__(self) -> str:
        return self.uid or f"{self._meta.verbose_name} {self.pk}"

    @property
    def title(self) -> str:
        """What the paper is called in a sentence."""
        return str(self._meta.verbose_name)

    @property
    def printed_number(self) -> str:
        """The number by which the office finds it."""
        return self.uid

    @property
    def issuer(self) -> str:
        """Who gave it."""
        return self.agency


class Permit(Paper):
    """The second paper that a starred trade needs; it counts for the ``trades`` it names."""

    kind = models.CharField(
        _("kind"),
        max_length=32,
        choices=[choice for choice in PermitPath.choices if choice[0] != PermitPath.NONE],
    )
    authority = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("permit")
        verbose_name_plural = _("permits")
        indexes = [
            models.Index(fields=["seller", "valid_until"], name="permits_of_a_seller"),
            models.Index(fields=["state", "submitted_at"], name="permits_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("issued_on")),
                name="permit_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=verified_papers_are_complete("number"),
                name="verified_permit_is_complete",
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=models.Q(state__in=VERIFIED),
                name="one_verified_permit_per_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def title(self) -> str:
        """What the paper is called in a sentence."""
        return str(self.get_kind_display())

    @property
    def printed_number(self) -> str:
        """The number by which the office finds it."""
        return self.number

    @property
    def issuer(self) -> str:
        """Who gave it."""
        return self.authority


class Evidence(models.Model):
    """One photograph or PDF that shows a licence or a permit; ``is_proof``: added by the office."""

    licence = models.ForeignKey(
        Licence, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    permit = models.ForeignKey(
        Permit, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    file = models.OneToOneField("core.PrivateFile", on_delete=models.PROTECT, related_name="+")
    is_proof = models.BooleanField(default=False)

    class Meta:
        app_label = "partner"
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(licence__isnull=True, permit__isnull=False)
                | models.Q(licence__isnull=False, permit__isnull=True),
                name="evidence_shows_one_paper",
            )
        ]

    def __str__(self) -> str:
        return str(self.file)
