"""What companies and members are told of each other, by SMS, each in their own language."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from core.models import User
from core.structured import absolute
from core.texting.sending import queue_sms
from sellers.members.states import SupportState
from sellers.models import Membership, Partner, Support
from sellers.team.notices import name_of, tell


def tell_invited(support: Support) -> None:
    """Tell the number that a company invites it, in its owner's language if we know them."""
    known = User.objects.filter(mobile=support.mobile).first()
    with override(known.language if known else settings.LANGUAGE_CODE):
        text = gettext("%(company)s wants to have you as a member. Sign in to answer: %(link)s") % {
            "company": name_of(support.company),
            "link": absolute(reverse("desk:invitations")),
        }
    queue_sms(support.mobile, text)


def tell_asked(support: Support) -> None:
    """Tell the company's owners who wants to be their member."""
    _tell_owners(
        support.company,
        lambda: (
            gettext("%(member)s asks to be a member of %(company)s. Answer at your desk.")
            % _names(support)
        ),
    )


def tell_joined(support: Support) -> None:
    """Tell the company's owners that the invited producer said yes."""
    _tell_owners(
        support.company,
        lambda: gettext("%(member)s is a member of %(company)s now.") % _names(support),
    )


def tell_answered(support: Support) -> None:
    """Tell a producer what the company they asked has said."""
    yes = support.state == SupportState.ACTIVE
    _tell_owners(
        support.member,
        lambda: (
            (
                gettext("%(company)s said yes: %(member)s is a member now.")
                if yes
                else gettext("%(company)s did not take %(member)s as a member.")
            )
            % _names(support)
        ),
    )


def tell_ended(support: Support, *, by_company: bool) -> None:
    """Tell the other side that the tie is over."""
    _tell_owners(
        support.member if by_company else support.company,
        lambda: gettext("%(member)s is no longer a member of %(company)s.") % _names(support),
    )


def _names(support: Support) -> dict[str, str]:
    assert support.member is not None  # noqa: S101 -- invitations have their own words
    return {"member": name_of(support.member), "company": name_of(support.company)}


def _tell_owners(seller: Partner | None, words: Callable[[], str]) -> None:
    owners = Membership.objects.owners().filter(seller=seller)
    for owner in owners.select_related("user"):
        tell(owner.user, words)
