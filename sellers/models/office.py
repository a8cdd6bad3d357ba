"""The department's people and words: who decides where and why, and what the register said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from sellers.office.rules import Duty


class OfficeRole(models.Model):
    """One person's place in the office: a county's, or the whole province's without one."""

    DUTIES = ((str(Duty.CLERK), _("clerk")), (str(Duty.HEAD), _("head")))

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="office_roles", verbose_name=_("person")
    )
    duty = models.CharField(_("duty"), max_length=8, choices=DUTIES, default=str(Duty.CLERK))
    county = models.ForeignKey(
        "partner.County",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("county"),
        help_text=_("Empty: the whole province."),
    )

    class Meta:
        app_label = "partner"
        verbose_name = _("place in the office")
        verbose_name_plural = _("people of the office")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "county"], name="one_place_per_person_and_county"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(county__isnull=True),
                name="one_place_per_person_in_the_province",
            ),
            models.CheckConstraint(
                condition=models.Q(duty__in=[str(duty) for duty in Duty]),
                name="duty_is_one_of_the_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.duty} {self.county_id or '*'}"


class ReasonUse(models.TextChoices):
    """What a prepared reason is for."""

    ASK = "ask", _("ask for more")
    REJECT = "reject", _("refuse")
    SUSPEND = "suspend", _("suspend")
    DECLINE = "decline", _("decline a renewal")


class Reason(models.Model):
    """A sentence the office often writes to sellers; heads keep them."""

    use = models.CharField(_("used to"), max_length=8, choices=ReasonUse.choices)
    text = models.CharField(_("sentence in Persian"), max_length=300)
    text_en = models.CharField(_("sentence in English"), max_length=300, blank=True)

    class Meta:
        app_label = "partner"
        verbose_name = _("prepared reason")
        verbose_name_plural = _("prepared reasons")
        ordering = ["use", "pk"]

    def __str__(self) -> str:
        return self.text


class RegisterImport(models.Model):
    """One file of the portal's register, read and previewed; ``applied_at`` once it was applied.

    ``rows`` are the file's sound rows as plain values, ``faults`` what is wrong with the others.
    """

    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField()
    faults = models.JSONField()
    results = models.JSONField(null=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "partner"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
