"""The right to stand on stalls of a fair, by a draw or booked on the plan, and what it costs."""

import secrets
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from exhibitions.models.applications import Application
from exhibitions.models.fair import Fair
from exhibitions.models.places import PlanStall
from exhibitions.models.terms import AddOn
from exhibitions.states import HOLDING, BookingState


def new_number() -> str:
    """Return an unguessable name for a booking in addresses and on passes (16 letters)."""
    return secrets.token_urlsafe(12)


class BookingQuerySet(models.QuerySet["Booking"]):
    """Phrases about bookings."""

    def holding(self) -> Self:
        """Bookings that have their stalls."""
        return self.filter(state__in=HOLDING)


class Booking(models.Model):
    """One exhibitor's stalls at a fair. All sums are whole rials.

    ``total`` is the fee with add-ons, ``due_first`` what confirms it (a deposit, or all of it);
    ``paid`` and ``refunded`` follow payments. ``held_until`` counts while it is held; an offer
    to who waited is held too, and ends unless it is accepted. ``had`` are the stalls of a booking
    that let go of them: pairs of a stall's key and that of who would have stood there.
    """

    number = models.CharField(_("number"), max_length=24, unique=True, default=new_number)
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="bookings")
    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.PROTECT, related_name="fair_bookings"
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings"
    )
    state = models.CharField(
        _("state"), max_length=12, default=BookingState.HELD,
        choices=[(s, s) for s in BookingState],
    )  # fmt: skip
    held_until = models.DateTimeField(_("kept until"), null=True, blank=True)
    total = models.BigIntegerField(_("fee with add-ons, in rials"))
    due_first = models.BigIntegerField(_("due first, in rials"))
    paid = models.BigIntegerField(_("paid, in rials"), default=0)
    refunded = models.BigIntegerField(_("sent back, in rials"), default=0)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    is_offer = models.BooleanField(_("offered, not accepted yet"), default=False)
    had = models.JSONField(default=list, editable=False)
    language = models.CharField(max_length=8, default="fa")
    agreed_at = models.DateTimeField(_("terms accepted at"), null=True, blank=True)
    # Ready in spite of something that lacks: by whom, and why.
    excused_at = models.DateTimeField(_("excused at"), null=True, blank=True)
    excused_by = models.ForeignKey(
        "core.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    excuse = models.CharField(_("reason of the exception"), max_length=300, blank=True)
    # The invoice of who organises the fair: numbered when it is confirmed, without gaps.
    invoice_issuer = models.CharField(_("issuer of the invoice"), max_length=160, blank=True)
    invoice_year = models.PositiveSmallIntegerField(null=True, blank=True)
    invoice_number = models.PositiveIntegerField(null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["fair", "id"]
        indexes = [models.Index(fields=["state", "held_until"], name="bookings_to_let_go")]
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "seller"],
                condition=Q(state__in=[str(s) for s in HOLDING]),
                name="one_live_booking_per_fair_and_seller",
            ),
            models.CheckConstraint(
                condition=Q(total__gte=0, due_first__gte=0, due_first__lte=F("total")),
                name="booking_asks_first_for_a_part",
            ),
            models.CheckConstraint(
                condition=Q(paid__gte=0, refunded__gte=0, refunded__lte=F("paid")),
                name="no_more_sent_back_than_was_paid",
            ),
            models.CheckConstraint(
                condition=Q(paid__lte=F("total")), name="no_more_paid_than_asked"
            ),
            models.UniqueConstraint(
                fields=["invoice_issuer", "invoice_year", "invoice_number"],
                condition=Q(invoice_number__isnull=False),
                name="one_stall_invoice_per_number",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_live(self) -> bool:
        """Whether it has its stalls."""
        return self.state in HOLDING

    @property
    def kept(self) -> int:
        """What was paid and does not go back, in rials."""
        return self.paid - self.refunded

    @property
    def left(self) -> int:
        """What is still to be paid, in rials."""
        return self.total - self.paid


class BookedStall(models.Model):
    """A stall that is taken. The row goes when the booking lets go; its history is kept."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="stalls")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="booked_stalls")
    stall = models.ForeignKey(PlanStall, on_delete=models.PROTECT, related_name="booked")
    # Who stands there: the booking's seller, or a member of its pavilion.
    stands = models.ForeignKey("partner.Partner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("stall taken")
        verbose_name_plural = _("stalls taken")
        constraints = [
            models.UniqueConstraint(fields=["fair", "stall"], name="one_holder_per_stall")
        ]

    def __str__(self) -> str:
        return f"{self.fair_id}: {self.stall_id}"


class BookedAddOn(models.Model):
    """Add-ons of a booking at the price they had when it was made."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="add_ons")
    add_on = models.ForeignKey(AddOn, on_delete=models.PROTECT, related_name="booked")
    quantity = models.PositiveSmallIntegerField(_("how many"))
    price = models.BigIntegerField(_("price of one, in rials"))

    class Meta:
        verbose_name = _("add-on booked")
        verbose_name_plural = _("add-ons booked")
        constraints = [
            models.UniqueConstraint(fields=["booking", "add_on"], name="one_row_per_booked_add_on"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="booked_add_on_is_some"),
        ]

    def __str__(self) -> str:
        return f"{self.add_on_id} × {self.quantity}"
