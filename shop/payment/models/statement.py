"""Bank statements that staff upload."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Statement(models.Model):
    """What came to our account, from a bank's file; ``digest`` makes the same file one row."""

    name = models.CharField(_("file"), max_length=120)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        app_label = "payment"
        ordering = ["-id"]
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")

    def __str__(self) -> str:
        return self.name


class StatementLine(models.Model):
    """One row of a statement with money that came: rials and the bank's number."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField()
    amount = models.BigIntegerField()
    receipt = models.CharField(max_length=64)
    payer = models.CharField(max_length=120, blank=True)

    class Meta:
        app_label = "payment"
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "row"], name="one_line_per_row"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="statement_line_is_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}:{self.row}"
