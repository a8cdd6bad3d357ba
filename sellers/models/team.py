"""The people of a shop: who owns it, who manages it, who packs."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from sellers.team.rules import INVITATION_LASTS
from sellers.team.rules import Role as Known
from sellers.team.states import InvitationState


class Role(models.TextChoices):
    """What somebody is in a shop's team; ``sellers.team.rules`` says what each may do."""

    OWNER = Known.OWNER, _("owner")
    MANAGER = Known.MANAGER, _("manager")
    PACKER = Known.PACKER, _("packer")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Phrases about people in shops."""

    def of(self, user: User) -> Self:
        """What one person belongs to, shops with their counties; the first joined comes first."""
        mine = self.filter(user=user).order_by("pk")
        return mine.select_related("seller__county")

    def owners(self) -> Self:
        """Those who own a shop."""
        return self.filter(role=Role.OWNER)


class Membership(models.Model):
    """One person's place in one shop. Behind Oscar's ``Partner.users``: there is no second list.

    Whom Oscar's dashboard links to a producer owns the shop. That an owner always remains is
    kept by ``sellers.team.actions``, which lock the shop.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="team", verbose_name=_("producer")
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="shops", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.OWNER)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("member of the team")
        verbose_name_plural = _("team")
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "user"], name="one_membership_per_person_and_shop"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in Known]),
                name="role_is_one_of_the_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.seller_id}: {self.role}"


class InvitationQuerySet(models.QuerySet["TeamInvitation"]):
    """Phrases about invitations."""

    def waiting(self, now: datetime) -> Self:
        """Those that can still be accepted."""
        return self.filter(state=str(InvitationState.WAITING), sent_at__gt=now - INVITATION_LASTS)

    def to(self, user: User) -> Self:
        """Those sent to a person's own number; none for a number that no code has proven."""
        proven = user.mobile if user.mobile_verified else None
        return self.filter(mobile=proven) if proven else self.none()


class TeamInvitation(models.Model):
    """An invitation into a shop's team, sent to a mobile number (E.164).

    Whoever signs in with that number may accept it: there is no link that could be passed on.
    Only ``sellers.team.actions`` writes ``state``.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="team_invitations"
    )
    mobile = models.CharField(_("mobile number"), max_length=16)
    role = models.CharField(_("role"), max_length=8, choices=Role.choices)
    state = models.CharField(max_length=10, default=str(InvitationState.WAITING))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("invitation into a team")
        verbose_name_plural = _("invitations into teams")
        indexes = [models.Index(fields=["mobile", "state"], name="team_invitations_to_a_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "mobile"],
                condition=models.Q(state=str(InvitationState.WAITING)),
                name="one_waiting_invitation_per_number_and_shop",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[str(state) for state in InvitationState]),
                name="invitation_state_is_one_of_the_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_id}: {self.role}"
