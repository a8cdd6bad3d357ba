"""Asking about conversations: one's own and nobody else's."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from core.models import PrivateFile, User
from sellers.access import standings_of
from sellers.models import Partner
from sellers.team.rules import Right
from shop.order.models import Parcel
from shop.order.queries import bought_by
from shop.order.states import ParcelState
from shop.talk.models import Block, Conversation, Message
from shop.talk.rules import Side, shown

BOUGHT = (
    ParcelState.NEW,
    ParcelState.PREPARING,
    ParcelState.POSTED,
    ParcelState.DELIVERED,
)
LAST_SHOWN = 100


@dataclass(frozen=True)
class Line:
    """One message as the reader sees it."""

    pk: int
    mine: bool
    text: str
    sent_at: Any
    photos: list[PrivateFile]


def of_buyer(user: User) -> "QuerySet[Conversation]":
    """A buyer's conversations, the latest first. Adds no query."""
    return _listed(Conversation.objects.filter(_of(user)))


def _of(user: User) -> Q:
    """A person's conversations: by account, and what a guest with their proven number wrote."""
    return Q(buyer=user) | Q(buyer__isnull=True) & bought_by(user, "parcel__order__")


def of_seller(seller: Partner) -> "QuerySet[Conversation]":
    """A shop's conversations, the latest first. Adds no query."""
    return _listed(Conversation.objects.filter(seller=seller))


def _listed(conversations: "QuerySet[Conversation]") -> "QuerySet[Conversation]":
    about = ("product__card", "product__parent", "parcel__order", "seller", "buyer")
    return conversations.select_related(*about).order_by("-last_at", "-pk")


def parcels_of(user: User) -> "QuerySet[Parcel]":
    """Parcels that a person bought, by account or by proven number. Adds no query."""
    return Parcel.objects.filter(bought_by(user, "order__"))


def have_order(buyer: User, seller: Partner) -> bool:
    """Return whether the two have an order that was paid and not called off. One query."""
    return parcels_of(buyer).filter(seller=seller, state__in=BOUGHT).exists()


def may_say_all(conversation: Conversation) -> bool:
    """Return whether telephone numbers and links are shown: the two have an order. One query."""
    if conversation.buyer is not None:
        return have_order(conversation.buyer, conversation.seller)
    return conversation.parcel is not None and conversation.parcel.state in BOUGHT


def lines(conversation: Conversation, side: Side, *, after: int = 0) -> list[Line]:
    """Return the last hundred messages (after one), oldest first, as ``side`` may read them.

    Three queries. One's own words are shown whole.
    """
    open_ = may_say_all(conversation)
    found = conversation.messages.filter(pk__gt=after).prefetch_related("photos")
    newest: list[Message] = list(found.order_by("-pk")[:LAST_SHOWN])
    return [
        Line(
            pk=message.pk,
            mine=message.side == side,
            text=shown(message.text, have_order=open_ or message.side == side),
            sent_at=message.sent_at,
            photos=sorted(message.photos.all(), key=lambda photo: photo.pk),
        )
        for message in reversed(newest)
    ]


def blocked_by(conversation: Conversation) -> set[Side]:
    """Return which ends want to hear nothing more. One query; none with a guest."""
    if conversation.buyer_id is None:
        return {Side(conversation.stopped_by)} if conversation.stopped_by else set()
    pair = Block.objects.filter(buyer=conversation.buyer_id, seller=conversation.seller_id)
    return {Side(side) for side in pair.values_list("by_side", flat=True)}


def unread_of_buyer(user: User) -> int:
    """Return how many messages a buyer has not read. One query."""
    mine = Conversation.objects.filter(_of(user), unread_by_buyer__gt=0)
    return mine.aggregate(n=Sum("unread_by_buyer"))["n"] or 0


def unread_of_seller(seller: Partner) -> int:
    """Return how many messages a shop has not read. One query."""
    mine = Conversation.objects.filter(seller=seller, unread_by_seller__gt=0)
    return mine.aggregate(n=Sum("unread_by_seller"))["n"] or 0


def photo_for(user: User, pk: int) -> PrivateFile | None:
    """Return a photo of a conversation that this person takes part in, or may judge."""
    shops = [s.seller.pk for s in standings_of(user) if s.may(Right.TALK)]
    mine = Conversation.objects.filter(_of(user)).values("pk")
    seen = Q(talk_messages__conversation__in=mine) | Q(
        talk_messages__conversation__seller__in=shops
    )
    if user.is_staff and user.has_perm("talk.change_talkreport"):
        seen |= Q(talk_messages__conversation__reports__isnull=False)
    return PrivateFile.objects.filter(seen, pk=pk, talk_messages__isnull=False).distinct().first()
