"""What a person's own pages show: their orders and addresses, nobody else's."""

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, QuerySet
from oscar.core.loading import get_model

from core.models import User
from shop.order.models import Line, Order, Parcel
from shop.order.queries import bought_by

UserAddress = get_model("address", "UserAddress")


def orders_of(user: User) -> QuerySet[Order]:
    """Return a person's orders, newest first, with what their cards show.

    Those bought as a guest with their proven number are theirs too.

    Three queries for any number of orders: orders, parcels with sellers, lines with cards.
    """
    lines = Line.objects.select_related("product__card", "product__parent__card").order_by("pk")
    parcels = Parcel.objects.select_related("seller").order_by("pk")
    return (
        Order.objects.filter(bought_by(user))
        .prefetch_related(Prefetch("parcels", parcels), Prefetch("lines", lines))
        .order_by("-date_placed", "-pk")
    )


def addresses_of(user: User) -> QuerySet[UserAddress]:  # type: ignore[valid-type]  # found by name
    """Return a person's address book, the newest first."""
    return UserAddress.objects.filter(user=user).order_by("-pk")


def email_of(user: User) -> tuple[str, bool]:
    """Return a person's e-mail and whether it is proven; ``("", False)`` without one."""
    known = EmailAddress.objects.filter(user=user).order_by("-verified", "-pk").first()
    return (known.email, known.verified) if known else (user.email, False)
