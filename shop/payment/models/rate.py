"""What a foreign currency costs: one row for each day it changed, kept for ever."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class ExchangeRate(models.Model):
    """``rials`` for one unit of ``currency``, from ``day`` on until a later row."""

    currency = models.CharField(_("currency"), max_length=3)
    rials = models.BigIntegerField(_("rials for one unit"), validators=[MinValueValidator(1)])
    day = models.DateField(_("from"))

    class Meta:
        app_label = "payment"
        ordering = ["-day"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(fields=["currency", "day"], name="one_rate_per_day"),
            models.CheckConstraint(condition=models.Q(rials__gt=0), name="rate_is_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.day} {self.rials}"
