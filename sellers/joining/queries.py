"""Who waits for a person's answer, before and after they have a shop."""

from typing import Any

from django.utils import timezone

from core.models import User
from sellers.members.queries import invitations_to as from_companies
from sellers.team.queries import invitations_to as from_teams


def invitations_of(user: User) -> list[Any]:
    """Return the shops that invite this person into their team or as a member. Two queries."""
    return [*from_teams(user, timezone.now()), *from_companies(user)]
