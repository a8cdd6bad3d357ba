"""Who may see an order: its buyer, staff, and whoever proved to know it in this session."""

from typing import Any

from django.http import Http404, HttpRequest

from shop.order.models import Order

SESSION_KEY = "orders"
REMEMBERED = 20


def remember(request: HttpRequest, order: Order) -> None:
    """Let this session see ``order`` from now on."""
    known = [number for number in known_to(request) if number != order.number]
    request.session[SESSION_KEY] = [*known, order.number][-REMEMBERED:]


def known_to(request: HttpRequest) -> list[str]:
    """Return the numbers of the orders that this session may see; the newest last."""
    return list(request.session.get(SESSION_KEY, []))


def is_buyer(request: HttpRequest, order: Order) -> bool:
    """Return whether the visitor bought it, or holds its link or number and phone."""
    user: Any = request.user
    if user.is_authenticated and order.user_id == user.pk:
        return True
    if _proved_its_number(user, order):
        return True
    return order.number in known_to(request)


def _proved_its_number(user: Any, order: Order) -> bool:
    """Return whether a guest's order was bought with the number this person signs in by."""
    if order.user_id or not user.is_authenticated or not user.mobile_verified:
        return False
    return bool(user.mobile) and order.mobile == user.mobile


def seen_by(request: HttpRequest, number: str) -> Order:
    """Return the order if the visitor may see it; 404 for everyone else. One query."""
    found = Order.objects.select_related(
        "user", "shipping_address__county", "shipping_address__province"
    )
    order = found.filter(number=number).first()
    if order is None or not (is_buyer(request, order) or is_staff(request)):
        raise Http404
    return order


def is_staff(request: HttpRequest) -> bool:
    """Return whether the visitor works for the shop."""
    user: Any = request.user
    return bool(user.is_authenticated and user.is_active and user.is_staff)
