"""What people of a team are told by SMS, each in their own language."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from core.language import either, spoken
from core.models import User
from core.structured import absolute
from core.texting.sending import queue_sms
from core.validators import local_mobile
from sellers.models import Membership, Partner, Role, TeamInvitation


def name_of(seller: Partner) -> str:
    """Return the shop's name in the active language."""
    return either(seller.name, seller.name_en)


def person_of(user: User) -> str:
    """Return how a person is called among their team: by name, else by number."""
    return user.get_full_name() or spoken(local_mobile(user.mobile or "")) or user.email


def tell(user: User, words: Callable[[], str]) -> None:
    """Send what ``words`` says in this person's language; nothing to one without a number."""
    if user.mobile:
        with override(user.language):
            text = words()
        queue_sms(user.mobile, text)


def tell_invited(invitation: TeamInvitation) -> None:
    """Tell the number, in its owner's language if we know them, else in Persian."""
    known = User.objects.filter(mobile=invitation.mobile).first()
    with override(known.language if known else settings.LANGUAGE_CODE):
        text = gettext(
            "%(shop)s invites you to its team as %(role)s. Sign in to answer: %(link)s"
        ) % {
            "shop": name_of(invitation.seller),
            "role": Role(invitation.role).label,
            "link": absolute(reverse("desk:invitations")),
        }
    queue_sms(invitation.mobile, text)


def tell_accepted(place: Membership) -> None:
    """Tell the owners who has come into their team."""
    owners = Membership.objects.owners().filter(seller=place.seller_id).exclude(pk=place.pk)
    for owner in owners.select_related("user"):
        tell(
            owner.user,
            lambda: (
                gettext("%(person)s is in the team of %(shop)s now.")
                % {"person": person_of(place.user), "shop": name_of(place.seller)}
            ),
        )


def tell_new_role(place: Membership) -> None:
    """Tell a member what they are from now on."""
    tell(
        place.user,
        lambda: (
            gettext("In the team of %(shop)s you are %(role)s from now on.")
            % {"shop": name_of(place.seller), "role": Role(place.role).label}
        ),
    )


def tell_removed(place: Membership) -> None:
    """Tell somebody that the team's desk is closed to them."""
    tell(
        place.user,
        lambda: (
            gettext("You are no longer in the team of %(shop)s.") % {"shop": name_of(place.seller)}
        ),
    )
