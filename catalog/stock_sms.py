"""Setting stock by text message: «موجودی ۱۲» or «موجودی ۱۲ مربا»."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.desk.actions import HeldByOrders, change_offer
from catalog.stocktaking import Offer, counted_offers, named
from core.language import spoken
from core.models import User
from core.texting.commands import Asked, Command, Reply, register
from sellers.access import standings_of
from sellers.team.rules import Right

MOST = 9999
NAMES_SHOWN = 6


def lists_goods(user: User) -> bool:
    """Return whether somebody keeps the goods of a shop."""
    return any(standing.may(Right.LIST_GOODS) for standing in standings_of(user, guests=False))


def stock(asked: Asked) -> Reply:
    """Set how many there are of the goods that are named, or were named last, or are the only."""
    shops = [s.seller.pk for s in standings_of(asked.user, guests=False) if s.may(Right.LIST_GOODS)]
    number = next((word for word in asked.words if word.isdigit()), "")
    words = list(asked.words)
    if number:
        words.remove(number)
    pieces = int(number[:9] or 0) if number else None
    if pieces is None or pieces > MOST:
        text = _("Write how many there are, such as: stock 12 jam")
        return Reply(text, done=False)
    offers = counted_offers(shops)
    found = _meant(offers, tuple(words), asked.last_about)
    if len(found) != 1:
        return Reply(_which(found or offers), done=False)
    (offer,) = found
    facts = {"title": offer.title, "n": spoken(pieces)}
    try:
        stored = change_offer(offer.seller, offer.product_id, pieces=pieces)
    except HeldByOrders as held:
        text = _("Orders hold %(held)s of “%(title)s”. Write that many or more.")
        return Reply(text % {**facts, "held": spoken(held.held)}, done=False)
    said = _("“%(title)s”: there are %(n)s.")
    if held_now := stored.num_allocated or 0:
        said = _("“%(title)s”: there are %(n)s, %(held)s of them are ordered.")
        facts["held"] = spoken(held_now)
    return Reply(said % facts, about=f"product:{offer.product_id}")


def _meant(offers: list[Offer], words: tuple[str, ...], last: str) -> list[Offer]:
    if words:
        return named(offers, words)
    remembered = [offer for offer in offers if f"product:{offer.product_id}" == last]
    return remembered or offers


def _which(offers: list[Offer]) -> str:
    if not offers:
        return _("You have no goods that are counted.")
    names = [f"- {offer.title}" for offer in offers[:NAMES_SHOWN]]
    return "\n".join([_("Which one? Write its name after the number:"), *names])


register(
    Command(
        "stock",
        ("موجودی", "موجود", "stock"),
        stock,
        lists_goods,
        gettext_lazy("stock 12 jam: there are 12 of it"),
        order=20,
    )
)
