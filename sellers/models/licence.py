"""The licence to work at home: which trades, until which day."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class LicenceKind(models.TextChoices):
    """Kinds of licence under article 2 of the Home Business Act."""

    INDEPENDENT = "independent", _("independent")
    SUPPORT = "support", _("support company")
    SUPPORTED = "supported_member", _("supported member")


class LicenceQuerySet(models.QuerySet["Licence"]):
    """Phrases about licences."""

    def valid(self, day: date) -> Self:
        """Licences in force on ``day``; both ends count."""
        return self.filter(issued_on__lte=day, valid_until__gte=day)


class Licence(models.Model):
    """Permission to work at home, known by the unique id of the national licence gateway."""

    seller = models.ForeignKey(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="licences",
        verbose_name=_("producer"),
    )
    uid = models.CharField(_("unique id"), max_length=32, unique=True)
    kind = models.CharField(
        _("kind"), max_length=16, choices=LicenceKind.choices, default=LicenceKind.INDEPENDENT
    )
    trades = models.ManyToManyField(
        "partner.Trade", related_name="licences", verbose_name=_("trades")
    )
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"))

    objects = LicenceQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        indexes = [models.Index(fields=["seller", "valid_until"], name="licences_of_a_seller")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("issued_on")),
                name="licence_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.uid
