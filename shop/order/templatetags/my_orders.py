"""What pages below the orders show of them: ``{% load my_orders %}``."""

from typing import Any

from django import template
from django.utils import timezone

from shop.order.access import known_to
from shop.order.page import minutes_left
from shop.order.queries import waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_orders(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return this visitor's orders that can still be paid, as ``{order, minutes}``, newest first.

    One query for who ordered in this session, none for everyone else.
    """
    now = timezone.now()
    numbers = known_to(context["request"])
    orders = waiting(numbers, now) if numbers else []
    return [{"order": order, "minutes": minutes_left(order, now)} for order in orders]
