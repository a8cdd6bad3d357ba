"""Who works at a fair: added by mobile number, told, and let go again."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.language import either
from core.models import User
from core.record import note
from core.structured import absolute
from core.texting.sending import queue_sms
from exhibitions.models import Fair, OrganiserRole
from exhibitions.organising.access import Organiser
from exhibitions.organising.rules import Edit
from shop.customer.actions import new_username

MOST_HELPERS = 50


class TooMany(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The fair has as many helpers as it may."""


def helpers_of(fair: Fair) -> QuerySet[OrganiserRole]:
    """Return who organises this one fair, the first added first. One query."""
    return fair.organisers.select_related("user", "added_by").order_by("pk")


@transaction.atomic
def add_helper(fair: Fair, mobile: str, *, by: User) -> tuple[OrganiserRole, bool]:
    """Let the person with a mobile number (E.164) work at a fair; return whether it is new.

    A number without an account gets one: whoever proves the number at sign-in has it.
    """
    Fair.objects.select_for_update().get(pk=fair.pk)
    if fair.organisers.count() >= MOST_HELPERS:
        raise TooMany
    person, _new = User.objects.get_or_create(
        mobile=mobile, defaults={"username": new_username(), "password": make_password(None)}
    )
    role, new = OrganiserRole.objects.get_or_create(
        user=person, fair=fair, defaults={"added_by": by}
    )
    if new:
        note(fair, fair.state, Edit.HELPER, by=by, reason=str(person.get_full_name()))
        _tell(fair, person)
    return role, new


def may_remove(organiser: Organiser, role: OrganiserRole) -> bool:
    """Whether this person may let a helper go: who added them, themselves, or the county's."""
    mine = organiser.user.pk in (role.user_id, role.added_by_id)
    return mine or organiser.may_begin


@transaction.atomic
def remove_helper(fair: Fair, role: OrganiserRole, *, by: User) -> None:
    """Close a fair's pages to somebody."""
    note(fair, fair.state, Edit.HELPER_GONE, by=by, reason=role.user.get_full_name())
    role.delete()


def _tell(fair: Fair, person: User) -> None:
    """Send a message to the number, proven or not: it is how its owner hears of this."""
    with override(person.language):
        text = _("You can work at “%(fair)s” from now on. Sign in with this number: %(link)s") % {
            "fair": either(fair.name_fa, fair.name_en),
            "link": absolute(reverse("organiser:fair", args=[fair.slug])),
        }
    queue_sms(str(person.mobile), text)
