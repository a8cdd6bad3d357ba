"""What tests of voices share: who received goods, a picture, a review in one call."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.voices import actions
from shop.order.models import Line, Order, Parcel
from tests import factories as make
from tests.pictures import picture
from tests.shop.order.tools import basket, order_it


def deliver(order: Order) -> Order:
    """Write an order as delivered, whatever led there."""
    Order.objects.filter(pk=order.pk).update(status="placed")
    Parcel.objects.filter(order=order).update(state="delivered")
    return order


def receives(user: Any, product: Any, **more: Any) -> Order:
    """A person who received goods."""
    return deliver(order_it(basket(product, user=user), user=user, **more))


def owner_of(seller: Any, role: str = "owner") -> Any:
    """A person of a shop's team."""
    return make.member(seller, role).user


def upload(name: str = "a.png", colour: str = "red", size: tuple[int, int] = (60, 80)) -> Any:
    """A picture as a browser sends it."""
    file = BytesIO()
    picture(*size, colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), content_type="image/png")


def review_of(product: Any, user: Any = None, **more: Any) -> Any:
    """A review by somebody who received the goods."""
    user = user or make.user(first_name="زهرا")
    if not Line.objects.filter(product=product, order__user=user).exists():
        receives(user, product)
    words = {"score": 5, "title": "عالی", "body": "خیلی نرم و گرم است", **more}
    return actions.write_review(user, product, **words)
