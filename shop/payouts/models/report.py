"""Reports of gateways and banks, as they were found beside our books, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.payouts.matching import Difference
from shop.payouts.words import DIFFERENCES


class Report(models.Model):
    """One report of ``source`` (a gateway's code, or "bank") on some days, compared once.

    ``rows`` lines could be read and ``agreed`` of them, ``total`` rials, stood in our books so;
    ``faults`` are those that could not.
    """

    source = models.CharField(_("source"), max_length=16)
    since = models.DateField(_("from day"))
    until = models.DateField(_("through day"))
    name = models.CharField(_("file"), max_length=120)
    digest = models.CharField(max_length=64, editable=False)
    rows = models.PositiveIntegerField(_("lines"))
    agreed = models.PositiveIntegerField(_("lines that agree"))
    total = models.BigIntegerField(_("sum of what agrees, in rials"))
    faults = models.JSONField(default=list)
    by = models.ForeignKey(
        "core.User", null=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("uploaded by"),
    )  # fmt: skip
    at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        app_label = "payouts"
        ordering = ["-id"]
        verbose_name = _("compared report")
        verbose_name_plural = _("compared reports")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "since", "until", "digest"],
                name="a_file_is_compared_once_for_its_days",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="a_report_has_its_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReportDifference(models.Model):
    """One difference: rials by the report and by our books (``None``: not there).

    ``about`` is what of ours it is ("payment", "payout" or nothing), ``about_pk`` its key,
    ``about_number`` where it is found. Settled, it says by whom and what was done.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="differences")
    kind = models.CharField(
        max_length=8, choices=[(kind.value, DIFFERENCES[kind]) for kind in Difference]
    )
    reference = models.CharField(max_length=128)
    reported = models.BigIntegerField(null=True)
    known = models.BigIntegerField(null=True)
    about = models.CharField(max_length=8, blank=True)
    about_pk = models.BigIntegerField(null=True)
    about_number = models.CharField(max_length=64, blank=True)
    resolution = models.CharField(_("what was done"), max_length=200, blank=True)
    resolved_by = models.ForeignKey(
        "core.User", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "payouts"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="")
                | Q(resolved_at__isnull=False) & ~Q(resolution=""),
                name="a_settled_difference_says_what_was_done",
            ),
            models.CheckConstraint(
                condition=Q(reported__isnull=False) | Q(known__isnull=False),
                name="a_difference_is_about_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
