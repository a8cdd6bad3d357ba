"""Who hears that a message came: the other end, once until it has looked."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.voices.notices import people_of
from core.language import either
from core.structured import absolute
from core.telling import News, tell_person
from core.texting.rules import Kind
from core.texting.sending import queue_sms
from shop.order.links import key_of
from shop.order.models import Parcel
from shop.talk.models import Conversation, Message
from shop.talk.rules import Side


def tell_message(message: Message, conversation: Conversation) -> None:
    """Say that a message waits; never what it says."""
    key = f"message:{message.pk}"
    if message.side == Side.BUYER:
        for person in people_of(conversation.seller):
            tell_person(person, lambda: _to_seller(conversation), key=key)
    elif conversation.buyer is not None:
        tell_person(conversation.buyer, lambda: _to_buyer(conversation), key=key)
    elif conversation.parcel is not None:
        _tell_guest(conversation, conversation.parcel, key)


def _tell_guest(conversation: Conversation, parcel: Parcel, key: str) -> None:
    """Write to the order's number, with a link that opens the conversation without an account."""
    order = parcel.order
    with override(order.language):
        path = reverse("guest_talk:thread", args=[parcel.number])
        text = f"{_heading(conversation)}\n{absolute(path)}?key={key_of(order.number)}"
        queue_sms(order.mobile, text, kind=Kind.OPTIONAL, key=f"{key}:guest")


def _to_seller(conversation: Conversation) -> News:
    path = reverse("desk_talk:thread", args=[conversation.pk])
    return News(_("A buyer wrote to you."), path, _("Read and answer"))


def _to_buyer(conversation: Conversation) -> News:
    path = reverse("talk:thread", args=[conversation.pk])
    return News(_heading(conversation), path, _("Read and answer"))


def _heading(conversation: Conversation) -> str:
    seller = conversation.seller
    return _("%(seller)s wrote to you.") % {"seller": either(seller.name, seller.name_en)}
