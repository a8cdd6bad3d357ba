"""What tests of conversations share."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from shop.talk import actions
from shop.talk.models import Message
from shop.talk.rules import Side


def wrote(buyer: Any, product: Any, text: str = "سلام، چند رنگ دارد؟", **more: Any) -> Message:
    """A buyer's message about goods."""
    seller = product.stockrecords.get().partner
    ends = {"side": Side.BUYER, "author": buyer, "key": uuid4().hex, "about": product}
    return actions.begin(buyer, seller, text, **{**ends, **more})


def answered(message: Message, person: Any, text: str = "سه رنگ", **more: Any) -> Message:
    """What a person of the shop answers."""
    ends = {"side": Side.SELLER, "author": person, "key": uuid4().hex}
    return actions.send(message.conversation_id, text, **{**ends, **more})


def sent(text: str = "سلام", **more: Any) -> dict[str, Any]:
    """A message as its form sends it, once."""
    return {"text": text, "key": uuid4().hex, **more}


def page_of(client: Any, person: Any, name: str, *args: Any) -> str:
    """A page as this person sees it."""
    client.force_login(person)
    return client.get(reverse(name, args=args)).content.decode()
