"""What a fair asks and gives back: fees, add-ons, papers, and how much of a fee returns when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from exhibitions.models.fair import Fair
from exhibitions.models.places import StallType


class StallFee(models.Model):
    """What a stall of a type costs at a fair; without a row it is ``fair.stall_fee``."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="fees")
    kind = models.ForeignKey(
        StallType, on_delete=models.PROTECT, related_name="+", verbose_name=_("type of stall")
    )
    fee = models.BigIntegerField(_("fee in rials"))

    class Meta:
        verbose_name = _("fee of a type of stall")
        verbose_name_plural = _("fees of types of stalls")
        constraints = [
            models.UniqueConstraint(fields=["fair", "kind"], name="one_fee_per_fair_and_type"),
            models.CheckConstraint(condition=Q(fee__gte=0), name="fee_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} {self.kind_id}: {self.fee}"


class AddOn(models.Model):
    """What comes with a stall for money: power, a table, chairs, a sign.

    ``quantity`` is how many the fair has, empty for any number; ``taken`` counts those of
    bookings that hold stalls, kept here so that the database refuses one too many.
    """

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="add_ons")
    name_fa = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    price = models.BigIntegerField(_("price in rials"))
    quantity = models.PositiveIntegerField(_("how many there are"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("taken"), default=0)

    class Meta:
        verbose_name = _("add-on")
        verbose_name_plural = _("add-ons")
        ordering = ["fair", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "name_fa"], name="one_add_on_per_name"),
            models.CheckConstraint(condition=Q(price__gte=0), name="add_on_price_is_not_negative"),
            models.CheckConstraint(
                condition=Q(quantity=None) | Q(taken__lte=F("quantity")),
                name="no_more_add_ons_taken_than_there_are",
            ),
        ]

    def __str__(self) -> str:
        return self.name_fa


class RefundStep(models.Model):
    """Who gives a stall back at least so many days before the fair gets so much of the fee."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="refund_steps")
    days_before = models.PositiveSmallIntegerField(_("days before the fair"))
    permille = models.PositiveSmallIntegerField(_("refund in permille"))

    class Meta:
        verbose_name = _("step of the refund scale")
        verbose_name_plural = _("refund scales")
        ordering = ["fair", "-days_before"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "days_before"], name="one_refund_per_day"),
            models.CheckConstraint(condition=Q(permille__lte=1000), name="refund_at_most_all"),
        ]

    def __str__(self) -> str:
        return f"{self.days_before}: {self.permille}"


class NeededPaper(models.Model):
    """A document that an applicant sends along."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="papers")
    name_fa = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    is_required = models.BooleanField(_("required"), default=True)

    class Meta:
        verbose_name = _("document asked for")
        verbose_name_plural = _("documents asked for")
        ordering = ["fair", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "name_fa"], name="one_paper_per_name")
        ]

    def __str__(self) -> str:
        return self.name_fa
