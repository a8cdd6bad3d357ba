"""The tie between a support company or a cooperative and one who works under it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from sellers.members.states import STANDING, WAITING, SupportState


class SupportQuerySet(models.QuerySet["Support"]):
    """Phrases about ties."""

    def active(self) -> Self:
        """Ties that both sides have said yes to."""
        return self.filter(state=str(SupportState.ACTIVE))

    def waiting(self) -> Self:
        """Ties that one side has still to answer."""
        return self.filter(state__in=list(map(str, WAITING)))

    def invited(self, user: User) -> Self:
        """Invitations to a person's own proven number."""
        proven = user.mobile if user.mobile_verified else None
        mine = self.filter(mobile=proven, state=str(SupportState.INVITED))
        return mine if proven else self.none()


class Support(models.Model):
    """One company (or cooperative) and one member, by the consent of both.

    An invitation goes to a mobile number and has no ``member`` until its owner says yes with a
    shop. Only ``sellers.members.actions`` writes ``state``; each move leaves a move record.
    """

    company = models.ForeignKey(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="members",
        verbose_name=_("support company"),
    )
    member = models.ForeignKey(
        "partner.Partner",
        on_delete=models.CASCADE,
        related_name="supports",
        null=True,
        blank=True,
        verbose_name=_("member"),
    )
    mobile = models.CharField(_("mobile number"), max_length=16, blank=True)
    state = models.CharField(_("state"), max_length=8, default=str(SupportState.ASKED))
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("membership of a support company")
        verbose_name_plural = _("memberships of support companies")
        indexes = [models.Index(fields=["mobile", "state"], name="supports_of_a_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(state=str(SupportState.ACTIVE)),
                name="one_company_supports_a_member",
            ),
            models.UniqueConstraint(
                fields=["company", "member"],
                condition=models.Q(state__in=list(map(str, STANDING))),
                name="one_standing_tie_per_company_and_member",
            ),
            models.UniqueConstraint(
                fields=["company", "mobile"],
                condition=models.Q(state=str(SupportState.INVITED)),
                name="one_invitation_per_company_and_number",
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) | ~models.Q(member=models.F("company")),
                name="nobody_supports_themselves",
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=False)
                | ~models.Q(state__in=[str(SupportState.ASKED), str(SupportState.ACTIVE)]),
                name="an_active_tie_has_a_member",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[str(state) for state in SupportState]),
                name="support_state_is_one_of_the_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} → {self.member_id or '?'}: {self.state}"
