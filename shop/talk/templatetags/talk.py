"""``{% load talk %}``: how many messages wait."""

from typing import Any

from django import template

from shop.talk.queries import unread_of_buyer

register = template.Library()


@register.simple_tag
def unread_messages(user: Any) -> int:
    """Return how many messages a person has not read as a buyer. One query; none for strangers."""
    return unread_of_buyer(user) if user.is_authenticated else 0
