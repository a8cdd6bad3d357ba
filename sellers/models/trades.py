"""The official table of trades: versioned, since the state publishes it anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PermitPath(models.TextChoices):
    """Which second paper a starred trade needs before its goods may be sold."""

    NONE = "none", _("none")
    HEALTH = "health_permit", _("health permit")
    VETERINARY = "vet_permit", _("veterinary permit")
    CULTURE = "culture_permit", _("culture permit")
    DECLARATION = "declaration_certificate", _("declaration certificate")


class Sector(models.Model):
    """A group of trades, such as food or handicrafts."""

    code = models.CharField(max_length=3, primary_key=True)
    name_fa = models.CharField(max_length=128)
    name_en = models.CharField(max_length=128)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "partner"
        ordering = ["position", "code"]
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    def __str__(self) -> str:
        return self.name_fa


class TradeEdition(models.Model):
    """One published edition of the table; ``fingerprint`` is the SHA-256 of its file."""

    label = models.CharField(max_length=32, unique=True)
    effective_on = models.DateField()
    source = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "partner"
        ordering = ["-effective_on", "-id"]
        verbose_name = _("trade table edition")
        verbose_name_plural = _("trade table editions")

    def __str__(self) -> str:
        return self.label


class Trade(models.Model):
    """A job category as the newest edition has it; ``retired`` when that edition dropped it."""

    code = models.CharField(max_length=12, primary_key=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="trades")
    name_fa = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    agency_fa = models.CharField(max_length=160, blank=True)
    agency_code = models.CharField(max_length=32, blank=True)
    output_kind = models.CharField(max_length=8, default="goods")
    permit_path = models.CharField(
        max_length=32, choices=PermitPath.choices, default=PermitPath.NONE
    )
    starred = models.BooleanField(default=False)
    starred_authorities = models.CharField(max_length=64, blank=True)
    retired = models.BooleanField(default=False)
    edition = models.ForeignKey(TradeEdition, on_delete=models.PROTECT, related_name="trades")

    class Meta:
        app_label = "partner"
        ordering = ["code"]
        verbose_name = _("trade")
        verbose_name_plural = _("trades")

    def __str__(self) -> str:
        return self.name_fa


class TradeRow(models.Model):
    """What one edition said of one trade, word for word: the history of the table."""

    edition = models.ForeignKey(TradeEdition, on_delete=models.CASCADE, related_name="rows")
    code = models.CharField(max_length=12)
    data = models.JSONField()

    class Meta:
        app_label = "partner"
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code"], name="one_row_per_trade_and_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.edition_id})"
