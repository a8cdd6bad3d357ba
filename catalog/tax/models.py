"""Classes of goods and the standard rate: data with their sources, which operators keep."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.language import either


class TaxClass(models.Model):
    """What the law calls goods: taxed at the standard rate, or exempt for a reason it names."""

    code = models.SlugField(_("code"), max_length=16, primary_key=True)
    name_fa = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    is_exempt = models.BooleanField(_("exempt"), default=False)
    reason_fa = models.CharField(_("why it is exempt"), max_length=200, blank=True)
    reason_en = models.CharField(_("why it is exempt, in English"), max_length=200, blank=True)
    source = models.CharField(_("source in the law"), max_length=200)
    sectors = models.CharField(
        _("sectors"), max_length=120, blank=True,
        help_text=_("Codes such as AGR, WVN: their goods come under it unless they say otherwise."),
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("class of tax")
        verbose_name_plural = _("classes of tax")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_exempt=False) | ~Q(reason_fa="") & ~Q(reason_en=""),
                name="an_exempt_class_says_why",
            )
        ]

    def __str__(self) -> str:
        return either(self.name_fa, self.name_en)


class TaxRate(models.Model):
    """The standard rate from a day on: of the price before tax, ``permille`` 100 means 10 %."""

    starts = models.DateField(_("from"), unique=True)
    permille = models.PositiveSmallIntegerField(
        _("permille"), help_text=_("100 means 10 percent of the price before tax.")
    )
    source = models.CharField(_("source in the law"), max_length=200)

    class Meta:
        ordering = ["-starts"]
        verbose_name = _("rate of tax")
        verbose_name_plural = _("rates of tax")
        constraints = [
            models.CheckConstraint(condition=Q(permille__lte=500), name="a_rate_is_at_most_half")
        ]

    def __str__(self) -> str:
        return f"{self.permille}‰"
