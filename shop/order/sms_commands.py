"""What producers do with parcels by text message: accept and refuse."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.language import spoken
from core.models import User
from core.moves import MoveRefused
from core.texting.commands import Asked, Command, Reply, register
from sellers.access import standings_of
from sellers.team.rules import Right
from shop.order import actions, news
from shop.order.models import Parcel
from shop.order.sms_rules import digits_of, fits, reason_in
from shop.order.states import ParcelState


def ships(user: User) -> bool:
    """Return whether somebody handles the parcels of a shop."""
    return any(standing.may(Right.SHIP) for standing in standings_of(user, guests=False))


def waiting(user: User) -> list[Parcel]:
    """Return the parcels that wait for this person's answer, the oldest first."""
    shops = [s.seller.pk for s in standings_of(user, guests=False) if s.may(Right.SHIP)]
    found = Parcel.objects.filter(seller__in=shops, state=ParcelState.NEW)
    return list(found.prefetch_related("lines").select_related("order").order_by("pk"))


def accept(asked: Asked) -> Reply:
    """Say "I can make it"."""

    def act(parcel: Parcel) -> str:
        actions.accept_parcel(parcel.pk, by=asked.user)
        return _("Parcel %(number)s, %(goods)s: accepted. Hand it over by %(ready)s.")

    return _decide(asked, act)


def refuse(asked: Asked) -> Reply:
    """Say "I can't"; the buyer gets the money back."""

    def act(parcel: Parcel) -> str:
        why, text = reason_in(asked.words)
        actions.refuse_parcel(parcel.pk, why, by=asked.user, text=text)
        return _("Parcel %(number)s, %(goods)s: refused. The buyer gets the money back.")

    return _decide(asked, act)


def _decide(asked: Asked, act: Callable[[Parcel], str]) -> Reply:
    """Decide the parcel that is meant, and say how many still wait."""
    parcels, digits = waiting(asked.user), digits_of(asked.words)
    meant = [parcel for parcel in parcels if not digits or fits(parcel.number, digits)]
    if not parcels:
        return Reply(_("No order waits for your answer."), done=False)
    if not meant or (digits and len(meant) > 1):
        return Reply(_which(parcels), done=False)
    parcel = meant[0]
    facts = news.facts(parcel)
    try:
        said = act(parcel) % facts
    except MoveRefused:
        return Reply(_("Parcel %(number)s was decided already.") % facts, done=False)
    rest = len(parcels) - 1
    if rest:
        more = ngettext("%(n)s more waits.", "%(n)s more wait.", rest) % {"n": spoken(rest)}
        said = f"{said} {more}"
    return Reply(said, about=f"parcel:{parcel.pk}")


def _which(parcels: list[Parcel]) -> str:
    """Return the numbers to choose from."""
    lines = [f"{spoken(parcel.number)}: {news.goods_of(parcel)}" for parcel in parcels[:5]]
    return "\n".join([_("Which one? Write its number after 1 or 0."), *lines])


register(
    Command(
        "accept",
        ("1", "بله", "قبول", "yes"),
        accept,
        ships,
        gettext_lazy("1: I can make the order that waits longest (1 and a number: another one)"),
        order=10,
    )
)
register(
    Command(
        "refuse",
        ("0", "نه", "رد", "no"),
        refuse,
        ships,
        gettext_lazy("0: I cannot make it; words after it say why"),
        order=11,
    )
)
