"""A producer asks for a place at a fair: what she shows, and where she would like to stand."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exhibitions.models.fair import Fair
from exhibitions.models.places import PlanStall
from exhibitions.models.terms import AddOn, NeededPaper
from exhibitions.states import APPLYING, ApplicationState


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Phrases about applications."""

    def alive(self) -> Self:
        """Neither declined nor withdrawn."""
        return self.filter(state__in=APPLYING)


class Application(models.Model):
    """One seller's application to one fair; ``size`` stalls side by side (a pavilion's above 1)."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="applications")
    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.PROTECT, related_name="fair_applications"
    )
    state = models.CharField(
        _("state"),
        max_length=16,
        default=ApplicationState.DRAFT,
        choices=[(s, s) for s in ApplicationState],
    )
    trade = models.ForeignKey(
        "partner.Trade", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("trade shown"),
    )  # fmt: skip
    about = models.TextField(_("what is shown"), blank=True)
    goods = models.ManyToManyField(
        "catalogue.Product", blank=True, related_name="+", verbose_name=_("goods shown")
    )
    size = models.PositiveSmallIntegerField(_("stalls side by side"), default=1)
    anywhere = models.BooleanField(_("any other stall is welcome"), default=True)
    needs_socket = models.BooleanField(_("needs a socket"), default=False)
    beside = models.ForeignKey(
        "partner.Partner", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("would like to stand beside"),
    )  # fmt: skip
    # Among those who wait: the place in the published order, set when the allocation is published.
    place_in_line = models.PositiveIntegerField(_("place in line"), null=True, blank=True)
    question = models.TextField(_("what the organiser asks"), blank=True)
    answer = models.TextField(_("the applicant's answer"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    made_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application to a fair")
        verbose_name_plural = _("applications to fairs")
        ordering = ["fair", "id"]
        indexes = [models.Index(fields=["fair", "state"], name="applications_of_a_fair")]
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "seller"],
                condition=Q(state__in=[str(s) for s in APPLYING]),
                name="one_live_application_per_fair_and_seller",
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="application_asks_for_a_stall"),
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} · {self.seller_id}"

    @property
    def is_alive(self) -> bool:
        """Whether it is neither declined nor withdrawn."""
        return self.state in APPLYING


class StallWish(models.Model):
    """A wish of an application, the first is rank 1: one stall, or any of a zone."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField(_("rank"))
    stall = models.ForeignKey(
        PlanStall, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    zone = models.ForeignKey(
        "partner.Sector", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        ordering = ["application", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["application", "rank"], name="one_wish_per_rank"),
            models.CheckConstraint(
                condition=Q(stall=None, zone__isnull=False) | Q(stall__isnull=False, zone=None),
                name="wish_is_a_stall_or_a_zone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}: {self.stall_id or self.zone_id}"


class PavilionMember(models.Model):
    """A seller who stands in the pavilion that a support company asks for."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="members")
    seller = models.ForeignKey("partner.Partner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("member of a pavilion")
        verbose_name_plural = _("members of pavilions")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "seller"], name="one_place_per_pavilion_member"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.seller_id}"


class WantedAddOn(models.Model):
    """How many of an add-on an applicant wants; charged when the stall is booked."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="add_ons")
    add_on = models.ForeignKey(AddOn, on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)

    class Meta:
        verbose_name = _("add-on wanted")
        verbose_name_plural = _("add-ons wanted")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "add_on"], name="one_row_per_wanted_add_on"
            ),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="wanted_add_on_is_wanted"),
        ]

    def __str__(self) -> str:
        return f"{self.add_on_id} × {self.quantity}"


class SentPaper(models.Model):
    """A document that came with an application; private, by name in ``core.private``."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="papers")
    paper = models.ForeignKey(NeededPaper, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("core.PrivateFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("document of an application")
        verbose_name_plural = _("documents of applications")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "paper"], name="one_file_per_needed_paper"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.paper_id}"
