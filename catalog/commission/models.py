"""Rules of commission. A version is never edited: a change is a new version (``actions``)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.commission.rules import Scope
from core.money import UNIT_VERSION

TARGETS = ("shelf", "trade", "seller", "product")
SCOPES = {
    "platform": Scope.PLATFORM,
    "shelf": Scope.SHELF,
    "trade": Scope.TRADE,
    "seller": Scope.SELLER,
    "product": Scope.PRODUCT,
}
WORDS = {
    "platform": _("the whole shop"),
    "shelf": _("a shelf"),
    "trade": _("a trade"),
    "seller": _("a producer"),
    "product": _("a product"),
}


def one_target() -> Q:
    """Return the condition that a rule has the target of its scope and no other."""
    conditions = Q()
    for scope in SCOPES:
        empty = {f"{target}__isnull": target != scope for target in TARGETS}
        conditions |= Q(scope=scope, **empty)
    return conditions


class CommissionRule(models.Model):
    """One version of a rule: of each line the shop keeps ``permille`` of what was paid.

    ``minimum`` and ``maximum`` are rials for one order line. ``series`` joins the versions of one
    rule; orders keep the version they were placed under.
    """

    series = models.CharField(max_length=32, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    scope = models.CharField(
        _("holds for"), max_length=8, choices=list(WORDS.items()), default="platform"
    )
    shelf = models.ForeignKey(
        "catalogue.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("shelf"),
    )  # fmt: skip
    trade = models.ForeignKey(
        "partner.Trade", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("trade"),
    )  # fmt: skip
    seller = models.ForeignKey(
        "partner.Partner", null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        verbose_name=_("producer"),
    )  # fmt: skip
    product = models.ForeignKey(
        "catalogue.Product", null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        verbose_name=_("product"),
    )  # fmt: skip
    campaign = models.CharField(
        _("campaign"), max_length=64, blank=True,
        help_text=_("A rule with a campaign's name wins over every rule without one."),
    )  # fmt: skip
    permille = models.PositiveSmallIntegerField(
        _("permille"), help_text=_("75 means 7.5 percent of what the buyer paid for the goods.")
    )
    minimum = models.BigIntegerField(_("at least (rials)"), default=0)
    maximum = models.BigIntegerField(_("at most (rials)"), null=True, blank=True)
    unit_version = models.PositiveSmallIntegerField(default=UNIT_VERSION, editable=False)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("reason"), max_length=200, blank=True)
    withdrawn = models.BooleanField(_("replaced before it began"), default=False, editable=False)
    made_by = models.ForeignKey(
        "core.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-starts", "-id"]
        verbose_name = _("rule of commission")
        verbose_name_plural = _("rules of commission")
        indexes = [models.Index(fields=["starts", "ends"], name="commission_rules_in_force")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "version"], name="one_version_of_each_number"
            ),
            models.CheckConstraint(condition=one_target(), name="commission_rule_has_one_target"),
            models.CheckConstraint(
                condition=Q(permille__lte=1000), name="commission_is_at_most_the_price"
            ),
            models.CheckConstraint(
                condition=Q(minimum__gte=0)
                & (Q(maximum=None) | Q(maximum__gte=models.F("minimum"))),
                name="commission_limits_are_sound",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="commission_rule_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(campaign="") | Q(ends__isnull=False), name="campaigns_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()} {self.target or ''} ({self.permille}‰, {self.version})"

    @property
    def target(self) -> Any:
        """The shelf, trade, seller or product it is about; ``None`` for the whole shop."""
        return getattr(self, self.scope) if self.scope in TARGETS else None

    def clean(self) -> None:
        """Say at the field what the database would refuse."""
        faults: dict[str, Any] = {}
        for target in TARGETS:
            is_set = getattr(self, f"{target}_id") is not None
            if target == self.scope and not is_set:
                faults[target] = _("Choose whom or what the rule is for.")
            elif target != self.scope and is_set:
                faults[target] = _("Leave this empty, or choose it under “holds for”.")
        if self.permille is not None and self.permille > 1000:
            faults["permille"] = _("Write at most 1000: that is the whole price.")
        if self.minimum is not None and self.minimum < 0:
            faults["minimum"] = _("Write zero or more.")
        if self.maximum is not None and self.maximum < (self.minimum or 0):
            faults["maximum"] = _("Write at least as much as the least amount.")
        if self.ends and self.starts and self.ends < self.starts:
            faults["ends"] = _("The last day must not be before the first.")
        if self.campaign and not self.ends:
            faults["ends"] = _("A campaign needs its last day.")
        if faults:
            raise ValidationError(faults)
