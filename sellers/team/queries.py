"""The people of a shop and those invited, for its owner."""

from datetime import datetime

from django.db.models import QuerySet

from core.models import User
from sellers.models import Membership, Partner, TeamInvitation


def team_of(seller: Partner) -> QuerySet[Membership]:
    """Return the team with its people, owners first. One query."""
    return Membership.objects.filter(seller=seller).select_related("user").order_by("since", "pk")


def waiting_of(seller: Partner, now: datetime) -> QuerySet[TeamInvitation]:
    """Return the shop's invitations nobody has answered yet. One query."""
    return TeamInvitation.objects.filter(seller=seller).waiting(now).order_by("pk")


def invitations_to(user: User, now: datetime) -> QuerySet[TeamInvitation]:
    """Return the invitations into teams that wait for this person. One query."""
    waiting = TeamInvitation.objects.to(user).waiting(now)
    return waiting.select_related("seller__county").order_by("pk")
