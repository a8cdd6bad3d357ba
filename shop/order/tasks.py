"""Work that leaves the request: telling buyers, and the cards of goods that were bought."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from catalog.actions import refresh_cards
from core.sms import send_sms
from shop.order import words
from shop.order.links import link_to
from shop.order.models import Order
from shop.order.queries import parcels_of


@task()
def send_sms_about(order_pk: int, kind: str) -> None:
    """Send one short message in the order's language."""
    order = Order.objects.get(pk=order_pk)
    if not order.mobile:
        return
    with translation.override(order.language):
        text = words.sms(kind, order)
    send_sms(order.mobile, f"{text}\n{link_to(order)}")


@task()
def send_mail_about(order_pk: int, kind: str) -> None:
    """Send a mail, as text and in the theme, to a buyer with an account that has an address."""
    order = Order.objects.select_related("user", "shipping_address__county").get(pk=order_pk)
    to = order.email
    if not to:
        return
    with translation.override(order.language):
        context = {
            "order": order,
            "parcels": parcels_of(order),
            "heading": words.heading(kind),
            "text": words.mail(kind, order),
            "link": link_to(order),
            "site_url": settings.SITE_URL,
        }
        subject = words.subject(kind, order)
        message = EmailMultiAlternatives(
            subject, render_to_string("emails/order.txt", context), to=[to]
        )
        html = render_to_string("emails/order.html", context)
    message.attach_alternative(html, "text/html")
    message.send()


@task()
def refresh_goods(product_ids: list[int]) -> None:
    """Make the cards of bought goods agree with what is left of them."""
    refresh_cards(product_ids)
