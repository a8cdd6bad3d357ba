"""Work that leaves the request: telling buyers, and the cards of goods that were bought."""

from typing import Any

from django.utils import translation
from django_tasks import task

from catalog.actions import refresh_cards
from core.mail import send_mail_to
from core.texting.sending import queue_sms
from shop.order import words
from shop.order.links import link_to
from shop.order.models import Order, Parcel
from shop.order.queries import parcels_of


@task()
def send_sms_about(order_pk: int, kind: str) -> None:
    """Send one short message in the order's language."""
    order = Order.objects.get(pk=order_pk)
    if not order.mobile:
        return
    with translation.override(order.language):
        text = words.sms(kind, order)
    queue_sms(order.mobile, f"{text}\n{link_to(order)}")


@task()
def send_mail_about(order_pk: int, kind: str) -> None:
    """Send a mail, as text and in the theme, to a buyer with an account that has an address."""
    order = Order.objects.select_related("user").get(pk=order_pk)
    if not order.email:
        return
    with translation.override(order.language):
        context = {
            "order": order,
            "parcels": [_told(parcel) for parcel in parcels_of(order)],
            "mail_subject": words.subject(kind, order),
            "heading": words.heading(kind),
            "text": words.mail(kind, order),
            "link": link_to(order),
        }
        send_mail_to(order.email, "order", context, language=order.language)


def _told(parcel: Parcel) -> dict[str, Any]:
    """Return what a mail says of a parcel, in the active language."""
    lines = [
        {"title": words.title_of(line), "quantity": line.quantity, "rials": line.paid}
        for line in parcel.lines.all()
    ]
    return {"seller": words.seller_of(parcel), "lines": lines, "shipping": parcel.shipping}


@task()
def refresh_goods(product_ids: list[int]) -> None:
    """Make the cards of bought goods agree with what is left of them."""
    refresh_cards(product_ids)
