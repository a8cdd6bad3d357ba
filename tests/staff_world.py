"""One of everything that Oscar's dashboard has a page for, and its own list of its pages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.flatpages.models import FlatPage
from django.urls import get_resolver, reverse
from django.utils import timezone
from oscar.core.loading import get_model

from core.models import User
from shop.order.models import Order
from tests import factories as make
from tests.shop.order.tools import basket, order_it

POST_ONLY = {
    "user-password-reset",
    "partner-user-unlink",
    "range-reorder",
    "logout",
}
# Steps that begin elsewhere: a form's second page, goods or people to be chosen first.
LEADS_ON = {
    "offer-condition",
    "offer-benefit",
    "offer-restrictions",
    "catalogue-product-create",
    "catalogue-product-bulk-action",
    "partner-user-link",
}
SIGN_IN = {"login"}


def populate() -> dict[str, Any]:
    """Return the arguments of the dashboard's addresses by (page, argument) or argument."""
    buyer = make.user()
    jam, rug = make.product(), make.product()
    order = order_it(basket(jam, rug, user=buyer), user=buyer)
    root = get_model("catalogue", "Category").add_root(name="خوراک", slug="food")
    jam.categories.add(root)
    return {
        **_of_orders(order, buyer),
        **_of_goods(jam, root),
        **_of_offers(jam, buyer),
        **_of_the_rest(jam, buyer),
    }


def _of_orders(order: Order, buyer: User) -> dict[str, Any]:
    note = order.notes.create(user=buyer, message="با تماس تلفنی هماهنگ شد", note_type="Info")
    return {"number": order.number, "line_id": order.lines.first().pk, "note_id": note.pk}


def _of_goods(jam: Any, root: Any) -> dict[str, Any]:
    parent = make.Product.objects.create(
        title="گلیم", product_class=jam.product_class, structure="parent", trade=jam.trade
    )
    model = get_model
    group = model("catalogue", "AttributeOptionGroup").objects.create(name="رنگ")
    model("partner", "StockAlert").objects.create(stockrecord=jam.stockrecords.get(), threshold=1)
    option = model("catalogue", "Option").objects.create(name="نوشته", code="text")
    return {
        "catalogue-option": option.pk,
        "catalogue-attribute-option-group": group.pk,
        "catalogue-class": jam.product_class_id,
        "catalogue-category": root.pk,
        "catalogue-product": jam.pk,
        "parent": root.pk,
        "parent_pk": parent.pk,
        "product_class_slug": jam.product_class.slug,
    }


def _of_offers(jam: Any, buyer: User) -> dict[str, Any]:
    goods = get_model("offer", "Range").objects.create(name="مرباها")
    goods.add_product(jam)
    condition = get_model("offer", "Condition").objects.create(range=goods, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=goods, type="Percentage", value=10)
    terms = {"condition": condition, "benefit": benefit, "offer_type": "Voucher"}
    offers = get_model("offer", "ConditionalOffer").objects
    offer = offers.create(name="نوروز", slug="nowruz", **terms)
    today = timezone.now()
    span = {"start_datetime": today, "end_datetime": today + timedelta(days=9)}
    pack = get_model("voucher", "VoucherSet").objects.create(
        name="عیدی", code_length=8, count=1, **span
    )
    voucher = get_model("voucher", "Voucher").objects.create(name="عیدی", code="EIDI", **span)
    voucher.offers.add(offers.create(name="یلدا", slug="yalda", **terms))
    return {"range": goods.pk, "offer": offer.pk, "voucher-set": pack.pk, "voucher": voucher.pk}


def _of_the_rest(jam: Any, buyer: User) -> dict[str, Any]:
    method = get_model("shipping", "WeightBased").objects.create(name="پست", code="post")
    band = method.bands.create(upper_limit=5, charge=500_000)
    seller = jam.stockrecords.get().partner
    seller.users.add(buyer)
    review = get_model("reviews", "ProductReview").objects.create(
        product=jam, user=buyer, score=5, title="خوب", body="تازه رسید"
    )
    alert = get_model("customer", "ProductAlert").objects.create(product=jam, user=buyer)
    get_model("communication", "CommunicationEventType").objects.create(
        code="HELLO", name="سلام", category="User related"
    )
    page = FlatPage.objects.create(url="/about-us/", title="دربارهٔ ما")
    page.sites.add(1)
    return {
        "shipping-method-band": band.pk,
        "shipping-method": method.pk,
        "method_pk": method.pk,
        "partner": seller.pk,
        "partner_pk": seller.pk,
        "user_pk": buyer.pk,
        "user-alert": alert.pk,
        "user": buyer.pk,
        "reviews": review.pk,
        "page": page.pk,
        "slug": "HELLO",
    }


def pages(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name and the path of every page of the dashboard, by its own list of addresses."""
    dashboard = get_resolver().namespace_dict["dashboard"][1]
    for name, ways in dashboard.reverse_dict.lists():
        if isinstance(name, str):
            for way in ways:
                arguments = way[0][0][1]
                values = {a: _value(world, name, a) for a in arguments}
                yield name, reverse(f"dashboard:{name}", kwargs=values)


def _value(world: dict[str, Any], page: str, argument: str) -> Any:
    if argument != "pk":
        return world[argument]
    fitting = [known for known in world if page.startswith(known)]
    return world[max(fitting, key=len)]
