"""Who hears that a message came: the other end, once until it has looked."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.voices.notices import people_of
from core.language import either
from core.telling import News, tell_person
from shop.talk.models import Conversation, Message
from shop.talk.rules import Side


def tell_message(message: Message, conversation: Conversation) -> None:
    """Say that a message waits; never what it says."""
    key = f"message:{message.pk}"
    if message.side == Side.BUYER:
        for person in people_of(conversation.seller):
            tell_person(person, lambda: _to_seller(conversation), key=key)
    else:
        tell_person(conversation.buyer, lambda: _to_buyer(conversation), key=key)


def _to_seller(conversation: Conversation) -> News:
    path = reverse("desk_talk:thread", args=[conversation.pk])
    return News(_("A buyer wrote to you."), path, _("Read and answer"))


def _to_buyer(conversation: Conversation) -> News:
    seller = conversation.seller
    heading = _("%(seller)s wrote to you.") % {"seller": either(seller.name, seller.name_en)}
    return News(heading, reverse("talk:thread", args=[conversation.pk]), _("Read and answer"))
