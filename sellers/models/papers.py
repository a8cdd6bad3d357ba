"""What licences and permits share: days, a state, who verified them, and evidence."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.licensing.states import IN_FORCE, WAITING, PaperState
from sellers.licensing.states import VERIFIED as VERIFIED_STATES
from sellers.licensing.words import STATE_CHOICES, STATES

# Plain text, so that migrations name no class of ours.
VERIFIED = list(map(str, VERIFIED_STATES))


class VerifiedHow(models.TextChoices):
    """How the office knew that a paper is true."""

    MANUAL = "manual", _("looked up by hand")
    REGISTER = "register", _("the portal's register")


def in_force_on(day: date, paper: str = "") -> models.Q:
    """Return the condition that a paper is in force on ``day``; ``paper`` is the way to it."""
    at = f"{paper}__" if paper else ""
    return models.Q(
        **{
            f"{at}state__in": list(map(str, IN_FORCE)),
            f"{at}issued_on__lte": day,
            f"{at}valid_until__gte": day,
        }
    )


class PaperQuerySet(models.QuerySet[Any]):
    """Phrases about licences and permits."""

    def valid(self, day: date) -> Self:
        """Papers in force on ``day``: approved, not suspended, and in their days; both ends count.

        Adds no query; safe to chain.
        """
        return self.filter(in_force_on(day))

    def verified(self) -> Self:
        """Papers that the office found true, in force or not."""
        return self.filter(state__in=VERIFIED)

    def waiting(self) -> Self:
        """Papers that the office owes an answer."""
        return self.filter(state__in=WAITING)


class Paper(models.Model):
    """A licence or a permit as its seller sent it and the office found it.

    Only ``sellers.licensing.actions`` writes ``state``; each move leaves a move record.
    ``reason`` is what the office said last, in words for the seller. ``renewal_until`` is the new
    last day a seller asks for while the state is "renewing".
    """

    seller = models.ForeignKey(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        verbose_name=_("producer"),
    )
    trades = models.ManyToManyField(
        "partner.Trade", related_name="%(class)ss", verbose_name=_("trades"), blank=True
    )
    number = models.CharField(_("number"), max_length=32, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=STATE_CHOICES, default=str(PaperState.DRAFT)
    )
    reason = models.TextField(_("what the office said"), blank=True)
    renewal_until = models.DateField(_("wanted until"), null=True, blank=True)
    # The last reminder that was sent, in days before the end; none for a new last day.
    reminded_days = models.PositiveSmallIntegerField(null=True, editable=False)
    submitted_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_how = models.CharField(
        _("verified how"), max_length=16, choices=VerifiedHow.choices, blank=True
    )
    verified_note = models.TextField(_("note of the office"), blank=True)

    class Meta:
        abstract = True

    def is_in_force(self, day: date) -> bool:
        """Return whether the paper gives its right on ``day``; the same as ``valid``."""
        return (
            self.state in IN_FORCE
            and self.issued_on is not None
            and self.valid_until is not None
            and self.issued_on <= day <= self.valid_until
        )

    @property
    def model_name(self) -> str:
        """``licence`` or ``permit``, as addresses call it."""
        return str(self._meta.model_name)

    @property
    def state_words(self) -> str:
        """The state as people call it."""
        return str(STATES[PaperState(self.state)])


def verified_papers_are_complete(*named: str) -> models.Q:
    """Return the condition: what the office found true has its days and the fields ``named``."""
    whole = models.Q(issued_on__isnull=False, valid_until__isnull=False)
    for name in named:
        whole &= ~models.Q(**{name: ""})
    return ~models.Q(state__in=VERIFIED) | whole
