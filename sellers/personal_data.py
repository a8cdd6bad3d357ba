"""What this floor holds of people, and what keeps somebody here."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import User
from core.personal import Fate, by, by_mobile, held, in_the_way
from core.personal_texts import TEN_YEARS, UNTIL_ERASED, WHILE_YOU_WORK, WORKING
from sellers.models import Helping, Membership, OfficeRole

held(
    "partner.Membership",
    _("Your places in shops"),
    by("user"),
    ["seller", "role", "since"],
    Fate.ERASE,
    WORKING,
    WHILE_YOU_WORK,
)
held(
    "partner.OfficeRole",
    _("Your places in the office"),
    by("user"),
    ["duty", "county"],
    Fate.ERASE,
    WORKING,
    WHILE_YOU_WORK,
)
held(
    "partner.Joining",
    _("Answers on the way to a shop"),
    by("user"),
    ["answers", "begun_at"],
    Fate.ERASE,
    WORKING,
    UNTIL_ERASED,
)
held(
    "partner.TeamInvitation",
    _("Invitations to teams"),
    by_mobile("mobile"),
    ["role", "sent_at"],
    Fate.ERASE,
    WORKING,
    UNTIL_ERASED,
)
held(
    "partner.Helping",
    _("Whom you helped"),
    by("helper"),
    ["seller", "since"],
    Fate.KEEP,
    WORKING,
    WHILE_YOU_WORK,
)
# Of shops, not of persons: who owns the shop sees them at the desk.
OF_SHOPS = {
    "partner.Licence": (_("Licences of your shop"), ["holder_name", "valid_until"]),
    "partner.Permit": (_("Permits of your shop"), ["valid_until"]),
    "partner.BankAccount": (_("Bank account of your shop"), ["holder"]),
}
for _label, (_name, _shown) in OF_SHOPS.items():
    held(_label, _name, by("seller__team__user"), _shown, Fate.KEEP, WORKING, TEN_YEARS)


@in_the_way
def places_here(user: User) -> Iterator[Any]:
    """Whoever still has a place in a shop or an office gives it up first."""
    for member in Membership.objects.of(user):
        yield gettext("You work in the shop %(shop)s: close it, or leave its team first.") % {
            "shop": member.seller
        }
    if OfficeRole.objects.filter(user=user).exists():
        yield gettext("You work in the office: ask its head to end that first.")
    if Helping.objects.filter(helper=user, state="active").exists():
        yield gettext("You help a producer at her desk: end that first.")
    if user.is_staff:
        yield gettext("You are of the staff: ask a colleague to end that first.")
