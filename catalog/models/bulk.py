"""What is done to many goods at once, kept row by row: shown first, then applied, then history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.bulk.states import ChangeState, ImportState, Mode, Verdict


def known(states: type) -> list[str]:
    """Return the values of an enumeration for a constraint."""
    return [str(state) for state in states]  # type: ignore[attr-defined]  # an Enum is iterable


class GoodsImport(models.Model):
    """A file of goods: its rows as they were read, what each would do, and how far it came.

    ``headings`` are those of the file; counts are of rows by verdict; ``done`` rows are written.
    ``note`` says why nothing was written, when that is so.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="goods_imports"
    )
    by = models.ForeignKey("core.User", null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("file"), max_length=120)
    headings = models.JSONField()
    unknown = models.JSONField(default=list)
    state = models.CharField(max_length=8, default=ImportState.READY.value)
    mode = models.CharField(max_length=4, blank=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "catalogue"
        ordering = ["-pk"]
        verbose_name = _("import of goods")
        verbose_name_plural = _("imports of goods")
        indexes = [models.Index(fields=["seller", "-id"], name="imports_of_a_seller")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=known(ImportState)), name="import_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=["", *known(Mode)]), name="import_mode_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("new") + models.F("changed")),
                name="no_more_rows_are_written_than_good",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def good(self) -> int:
        """How many rows are to be written."""
        return self.new + self.changed


class ImportRow(models.Model):
    """One row of a file. ``cells`` as read, ``values`` clean, ``changes`` {key: [before, after]}.

    ``number`` is the row's in the file; ``faults`` are [column, letter, text].
    """

    job = models.ForeignKey(GoodsImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=128, blank=True)
    title = models.CharField(max_length=255, blank=True)
    verdict = models.CharField(max_length=9)
    cells = models.JSONField()
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    product = models.ForeignKey(
        "catalogue.Product", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_done = models.BooleanField(default=False)

    class Meta:
        app_label = "catalogue"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="one_import_row_per_number"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=known(Verdict)), name="import_verdict_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.code}"


class BulkChange(models.Model):
    """One change of price, stock or days to make of many goods: who, when, what, and its undoing.

    ``field`` is ``price`` (rials), ``stock`` (pieces) or ``lead_days``; ``rule`` is what was asked.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="bulk_changes"
    )
    by = models.ForeignKey("core.User", null=True, on_delete=models.SET_NULL, related_name="+")
    field = models.CharField(max_length=9)
    rule = models.JSONField()
    state = models.CharField(max_length=8, default=ChangeState.SHOWN.value)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "catalogue"
        ordering = ["-pk"]
        verbose_name = _("change of many goods")
        verbose_name_plural = _("changes of many goods")
        indexes = [models.Index(fields=["seller", "-id"], name="bulk_changes_of_a_seller")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=known(ChangeState)), name="bulk_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(field__in=["price", "stock", "lead_days"]),
                name="bulk_field_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.pk}"


class ChangedOffer(models.Model):
    """One product or variant in a change of many: before, after, and what became of it.

    ``offer`` is the seller's, empty for days to make, which are the product's own.
    ``after`` is ``None`` when the rule gives no number for it; it is left alone then. ``outcome``
    is empty before, then ``applied``, ``left`` (it was another meanwhile), ``undone`` or ``kept``
    (changed since, so the undoing left it).
    """

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="rows")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(
        "partner.StockRecord", null=True, on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(max_length=255)
    before = models.BigIntegerField()
    after = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=8, blank=True)

    class Meta:
        app_label = "catalogue"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "product"], name="one_bulk_row_per_product")
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.before} → {self.after}"
