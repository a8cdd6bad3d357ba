"""The one writer of teams and of invitations into them."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.record import move, note
from sellers.helping import actions as helping
from sellers.models import Membership, Partner, TeamInvitation
from sellers.team import notices
from sellers.team.rules import MOST_PEOPLE, Role, is_over, may_leave
from sellers.team.states import INVITATION_MOVES, InvitationState

GONE = "gone"  # where a place in a team ends, in its history


class LastOwner(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The shop would be left without an owner."""


class AlreadyInTeam(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Somebody with the number is in the team."""


class TeamIsFull(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The team has as many people and invitations as it may."""


class InvitationOver(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The invitation is too old, or was taken back."""


@transaction.atomic
def invite(seller: Partner, *, mobile: str, role: Role, by: User) -> TeamInvitation:
    """Invite a mobile number (E.164) into the team and tell it by SMS.

    A number that is invited already gets the new role, and its fourteen days anew. Raise
    ``AlreadyInTeam`` or ``TeamIsFull``.
    """
    _lock(seller)
    if Membership.objects.filter(seller=seller, user__mobile=mobile).exists():
        raise AlreadyInTeam
    now = timezone.now()
    waiting = TeamInvitation.objects.filter(seller=seller, state=str(InvitationState.WAITING))
    known = waiting.filter(mobile=mobile).first()
    people = Membership.objects.filter(seller=seller).count() + waiting.waiting(now).count()
    if known is None and people >= MOST_PEOPLE:
        raise TeamIsFull
    invitation = known or TeamInvitation(seller=seller, mobile=mobile)
    invitation.role, invitation.by, invitation.sent_at = role, by, now
    invitation.save()
    notices.tell_invited(invitation)
    return invitation


@transaction.atomic
def accept(pk: int, *, user: User) -> Membership:
    """Take a person into the team they were invited to.

    Raise ``TeamInvitation.DoesNotExist`` unless it was sent to this person's proven number,
    ``MoveRefused`` when it was answered, ``InvitationOver`` when it is too old.
    """
    invitation = _invitation_to(user, pk)
    if is_over(invitation.sent_at, timezone.now()):
        raise InvitationOver
    move(invitation, InvitationState.ACCEPTED, table=INVITATION_MOVES, by=user)
    place, new = Membership.objects.get_or_create(
        seller=invitation.seller, user=user, defaults={"role": invitation.role}
    )
    if new:
        note(place, "", place.role, by=user)
        notices.tell_accepted(place)
    return place


@transaction.atomic
def decline(pk: int, *, user: User) -> None:
    """Say no to an invitation; raise as ``accept`` does."""
    move(_invitation_to(user, pk), InvitationState.DECLINED, table=INVITATION_MOVES, by=user)


@transaction.atomic
def withdraw(seller: Partner, pk: int, *, by: User) -> None:
    """Take an invitation back; raise ``DoesNotExist`` for another shop's, ``MoveRefused``."""
    mine = TeamInvitation.objects.select_for_update().filter(seller=seller)
    move(mine.get(pk=pk), InvitationState.WITHDRAWN, table=INVITATION_MOVES, by=by)


@transaction.atomic
def change_role(seller: Partner, pk: int, role: Role, *, by: User) -> Membership:
    """Give a member another role and tell them; raise ``DoesNotExist`` or ``LastOwner``."""
    _lock(seller)
    place = _place(seller, pk)
    if place.role == role:
        return place
    _require_an_owner_left(place)
    note(place, place.role, role, by=by)
    place.role = role
    place.save(update_fields=["role"])
    if role != Role.OWNER:
        helping.end_given_by(seller, place.user_id, by=by)
    notices.tell_new_role(place)
    return place


@transaction.atomic
def remove(seller: Partner, pk: int, *, by: User) -> None:
    """Take a member out of the team and tell them, or let them go by themselves.

    Raise ``DoesNotExist`` or ``LastOwner``.
    """
    _lock(seller)
    place = _place(seller, pk)
    _require_an_owner_left(place)
    note(place, place.role, GONE, by=by, reason=f"user {place.user_id} of shop {seller.pk}")
    place.delete()
    helping.end_given_by(seller, place.user_id, by=by)
    if place.user_id != by.pk:
        notices.tell_removed(place)


def _lock(seller: Partner) -> None:
    """Let changes of one team follow each other: two owners cannot both leave at once."""
    Partner.objects.select_for_update().get(pk=seller.pk)


def _place(seller: Partner, pk: int) -> Membership:
    return Membership.objects.select_related("user", "seller").filter(seller=seller).get(pk=pk)


def _require_an_owner_left(place: Membership) -> None:
    owners = Membership.objects.owners().filter(seller=place.seller_id).count()
    if not may_leave(place.role, owners):
        raise LastOwner


def _invitation_to(user: User, pk: int) -> TeamInvitation:
    mine = TeamInvitation.objects.select_for_update(of=("self",)).to(user)
    return mine.select_related("seller").get(pk=pk)
