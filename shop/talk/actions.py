"""The only writers of conversations. Whoever writes holds the conversation's lock."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.models import Product
from core.contacts import mask
from core.models import PrivateFile, User
from core.private import Taken, store
from sellers.access import sellers_of
from sellers.models import Partner
from shop.order.models import Parcel
from shop.talk import notices
from shop.talk.models import Block, Conversation, Message, SavedReply, TalkReport
from shop.talk.rules import MOST_REPLIES, NEW_A_DAY, Refusal, Side, refusal

SNIPPET = 100


class MayNot(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The message was not taken; ``why`` says what stood against it."""

    def __init__(self, why: Refusal) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


@transaction.atomic
def begin(
    buyer: User | None,
    seller: Partner,
    text: str,
    *,
    side: Side,
    author: User | None,
    key: str,
    about: Product | Parcel,
    photos: Sequence[Taken] = (),
) -> Message:
    """Write the first message about goods or a parcel, or the next one where there was one.

    ``buyer`` is ``None`` for a guest, of whose order ``about`` is a parcel; whoever writes for the
    guest has no account either. Raise ``MayNot``: one's own shop, too many new conversations today,
    or what ``send`` raises.
    """
    product, parcel = (None, about) if isinstance(about, Parcel) else (about, None)
    _take_turns(buyer, parcel)
    if buyer is not None and sellers_of(buyer).filter(pk=seller.pk).exists():
        raise MayNot(Refusal.OWN_SHOP)
    known = Conversation.objects.filter(buyer=buyer, seller=seller, parcel=parcel, product=product)
    if parcel is not None:
        known = Conversation.objects.filter(parcel=parcel)
    conversation = known.first()
    if conversation is None:
        now = timezone.now()
        new = Conversation.objects.filter(buyer=buyer, began_at__gt=now - timedelta(days=1))
        if buyer is not None and side == Side.BUYER and new.count() >= NEW_A_DAY:
            raise MayNot(Refusal.TOO_MANY_NEW)
        conversation = Conversation.objects.create(
            buyer=buyer, seller=seller, product=product, parcel=parcel, began_at=now, last_at=now
        )
    return send(conversation.pk, text, side=side, author=author, key=key, photos=photos)


def _take_turns(buyer: User | None, parcel: Parcel | None) -> None:
    """Let two first messages at once follow each other."""
    if parcel is not None:
        Parcel.objects.select_for_update(no_key=True).get(pk=parcel.pk)
    elif buyer is not None:
        User.objects.select_for_update(no_key=True).get(pk=buyer.pk)
    else:
        raise ValueError("a guest talks about a parcel alone")


@transaction.atomic
def send(
    pk: int, text: str, *, side: Side, author: User | None, key: str, photos: Sequence[Taken] = ()
) -> Message:
    """Write a message; its other end hears of the first that it has not read.

    The same ``key`` again returns the message there is. Raise ``MayNot`` for a block of either
    end or past 30 messages an hour.
    """
    found = Conversation.objects.select_for_update(of=("self",)).select_related("seller", "buyer")
    conversation = found.get(pk=pk)
    if same := conversation.messages.filter(key=key).first():
        return same
    now = timezone.now()
    mine = Message.objects.filter(author=author, sent_at__gt=now - timedelta(hours=1))
    if author is None:
        mine = mine.filter(conversation=conversation, side=side)
    if why := refusal(blocked_by=_block(conversation, side), side=side, lately=mine.count()):
        raise MayNot(why)
    message = Message.objects.create(
        conversation=conversation, side=side, author=author, text=text, key=key, sent_at=now
    )
    message.photos.set(_kept(photos, author))
    unread = f"unread_by_{side.other}"
    before = getattr(conversation, unread)
    setattr(conversation, unread, before + 1)
    conversation.last_at, conversation.snippet = now, mask(text)[:SNIPPET]
    conversation.save(update_fields=["last_at", "snippet", unread])
    if not before:
        notices.tell_message(message, conversation)
    return message


def _kept(photos: Sequence[Taken], author: User | None) -> list[PrivateFile]:
    return [store(taken, by=author) for taken in photos]


def _block(conversation: Conversation, side: Side) -> Side | None:
    """Return who blocked whom, one's own block first, for that is what one can undo."""
    if conversation.buyer_id is None:
        return Side(conversation.stopped_by) if conversation.stopped_by else None
    pair = Block.objects.filter(buyer=conversation.buyer_id, seller=conversation.seller_id)
    sides = {Side(value) for value in pair.values_list("by_side", flat=True)}
    return side if side in sides else next(iter(sides), None)


def read(pk: int, side: Side) -> bool:
    """Note that one end has seen all messages; tell whether anything was unread. One query."""
    unread = f"unread_by_{side}"
    return bool(Conversation.objects.filter(pk=pk, **{f"{unread}__gt": 0}).update(**{unread: 0}))


def block(conversation: Conversation, *, side: Side, by: User | None) -> None:
    """Let one end hear nothing more of the other. Twice is as good as once.

    With a guest it is about this conversation alone, and the first to stop it.
    """
    if conversation.buyer_id is None:
        open_still = Conversation.objects.filter(pk=conversation.pk, stopped_by="")
        open_still.update(stopped_by=side.value)
        return
    Block.objects.get_or_create(
        buyer=conversation.buyer,
        seller=conversation.seller,
        by_side=side,
        defaults={"by": by},
    )


def unblock(conversation: Conversation, *, side: Side) -> None:
    """Take back one's own block; the other end's stays."""
    Conversation.objects.filter(pk=conversation.pk, stopped_by=side.value).update(stopped_by="")
    pair = Block.objects.filter(buyer=conversation.buyer, seller=conversation.seller)
    pair.filter(by_side=side).delete()


def report(conversation: Conversation, reason: str, *, side: Side, by: User | None) -> bool:
    """Ask staff to look; one open report each. Return whether it is new."""
    try:
        with transaction.atomic():
            TalkReport.objects.create(conversation=conversation, by=by, by_side=side, reason=reason)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def settle(pk: int, *, close: bool, by: User) -> TalkReport:
    """Settle a report once; ``close`` blocks the end that was reported."""
    found = TalkReport.objects.select_for_update(of=("self",)).select_related("conversation")
    told = found.get(pk=pk)
    if told.settled_at:
        return told
    if close:
        block(told.conversation, side=Side(told.by_side), by=by)
    told.settled_at, told.settled_by = timezone.now(), by
    told.save(update_fields=["settled_at", "settled_by"])
    return told


@transaction.atomic
def save_reply(seller: Partner, text: str) -> bool:
    """Keep words that a shop writes often, twenty at most; say no beyond."""
    Partner.objects.select_for_update(of=("self",), no_key=True).get(pk=seller.pk)
    if SavedReply.objects.filter(seller=seller).count() >= MOST_REPLIES:
        return False
    SavedReply.objects.get_or_create(seller=seller, text=text)
    return True


def drop_reply(seller: Partner, pk: int) -> bool:
    """Forget a saved reply of this shop; say no when it has none such."""
    return bool(SavedReply.objects.filter(seller=seller, pk=pk).delete()[0])
