"""What a booking owes besides its first payment: instalments, letters, papers, invoices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exhibitions.models.bookings import Booking
from exhibitions.models.terms import NeededPaper
from exhibitions.states import GuaranteeState


class Instalment(models.Model):
    """A part of the fee that is due by a day, after the deposit; whole rials."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="instalments")
    due_on = models.DateField(_("due on"))
    amount = models.BigIntegerField(_("amount in rials"))

    class Meta:
        verbose_name = _("instalment")
        verbose_name_plural = _("instalments")
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "due_on"], name="one_instalment_per_booking_and_day"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_is_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.due_on}: {self.amount}"


class Guarantee(models.Model):
    """A public body's letter: it pays the fee by ``pay_by``, after the organiser accepted it."""

    booking = models.OneToOneField(Booking, on_delete=models.CASCADE, related_name="guarantee")
    file = models.ForeignKey("core.PrivateFile", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=8, default=GuaranteeState.SENT,
        choices=[(s, s) for s in GuaranteeState],
    )  # fmt: skip
    pay_by = models.DateField(_("to be paid by"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("letter of guarantee")
        verbose_name_plural = _("letters of guarantee")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(pay_by__isnull=False),
                name="accepted_guarantee_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.state}"


class BookingPaper(models.Model):
    """A document that an exhibitor handed in after booking."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="papers")
    paper = models.ForeignKey(NeededPaper, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("core.PrivateFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("document of a booking")
        verbose_name_plural = _("documents of bookings")
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "paper"], name="one_file_per_booking_and_paper"
            )
        ]

    def __str__(self) -> str:
        return f"{self.booking_id}: {self.paper_id}"


class StallInvoiceCounter(models.Model):
    """The last number of an organiser's invoices in a Jalali year."""

    issuer = models.CharField(_("issuer"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("counter of stall invoices")
        verbose_name_plural = _("counters of stall invoices")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "year"], name="one_counter_per_issuer_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.year}: {self.last}"
