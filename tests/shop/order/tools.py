"""What order tests share: a basket with goods, and one call that orders it."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from oscar.core.loading import get_model

from core.models import User
from sellers.strategy import Strategy
from shop.basket.queries import contents
from shop.order.actions import place_order
from shop.order.models import Order, Parcel
from shop.order.placement import Address
from shop.order.plan import plan_of
from shop.payment.actions import start_payment
from shop.payment.actions.writing import locked_family, note, take
from shop.payment.models import Payment
from shop.payment.protocol import Urls
from shop.shipping.queries import destination, forget_places
from tests import factories as make

Basket = get_model("basket", "Basket")
MOBILE = "+989161234567"
HOME = "KHR"
URLS = Urls("http://shop/back", "http://shop/hook")
POST_CODE = "123456789012345678901234"


def three_sellers(stock: int | None = 10, **more: Any) -> list[Any]:
    """Three goods of three producers."""
    return [make.product(seller=make.seller(**more), stock=stock) for _ in range(3)]


def basket(*goods: Any, quantity: int = 1, user: User | None = None) -> Any:
    """An open basket with ``goods``, each shown at its price of now."""
    made = Basket.objects.create(owner=user)
    for product in goods:
        offer = product.stockrecords.get()
        made.lines.create(
            line_reference=f"{product.pk}_{offer.pk}",
            product=product,
            stockrecord=offer,
            quantity=quantity,
            price_excl_tax=offer.price,
            price_incl_tax=offer.price,
        )
    made.strategy = Strategy(user=user)
    return made


def choices_for(bought: Any, place: str = HOME, today: date = make.TODAY) -> dict[int, str]:
    """The cheapest way to send for every seller of a basket."""
    forget_places()
    fresh = Basket.objects.get(pk=bought.pk)
    fresh.strategy = Strategy(day=today)
    plan = plan_of(contents(fresh), destination(place), {}, today)
    return {parcel.seller.pk: parcel.quote.code for parcel in plan.parcels if parcel.quote}


def order_it(bought: Any, **changed: Any) -> Order:
    """Order a basket with sound defaults."""
    today = changed.get("today", make.TODAY)
    place = changed.pop("place", HOME)
    terms: dict[str, Any] = {
        "address": Address("زهرا بازوند", place, "خرم‌آباد، خیابان علوی، پلاک ۲", "6813833946"),
        "gateway": "practice",
        "mobile": MOBILE,
        "user": None,
        "language": "fa",
        "placement_key": uuid4().hex,
        "today": today,
    }
    if "choices" not in changed:
        terms["choices"] = choices_for(bought, place, today)
    return place_order(bought, **{**terms, **changed})


def paid_for(*goods: Any, **changed: Any) -> Order:
    """Order a piece of each of the goods (``quantity``: more) and pay for it."""
    bought = basket(*goods, quantity=changed.pop("quantity", 1), user=changed.get("user"))
    order = order_it(bought, **changed)
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, URLS)
    if payment.gateway != "cod":
        with transaction.atomic():
            take(*locked_family(payment))
            note(payment, "paid")
    order.refresh_from_db()
    return order


def parcel_of(order: Order) -> Parcel:
    """The one parcel of an order, as it is stored."""
    return order.parcels.get()


def back_with(order: Order) -> int:
    """How many rials of an order's payment go back."""
    return Payment.objects.get(reference=order.number).going_back


def held(product: Any) -> int:
    """How many pieces orders hold of a product."""
    return product.stockrecords.get().num_allocated or 0
