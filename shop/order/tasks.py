"""Work that leaves the request: telling buyers, and the cards of goods that were bought."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from catalog.actions import refresh_cards
from core.mail import send_mail_to
from core.texting.sending import queue_sms
from shop.order import news, words
from shop.order.links import desk_link, link_to
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
def text_buyer(parcel_pk: int, kind: str, key: str) -> None:
    """Send the buyer one short message about a parcel, in the order's language."""
    parcel = _read(parcel_pk)
    if parcel.order.mobile:
        with translation.override(parcel.order.language):
            text = news.sms(news.TO_BUYERS[kind], parcel)
        name = f"parcel:{parcel_pk}:{key}"
        queue_sms(parcel.order.mobile, f"{text}\n{link_to(parcel.order)}", key=name)


@task()
def mail_buyer(parcel_pk: int, kind: str, key: str) -> None:
    """Send a mail about a parcel to a buyer with an account that has an address."""
    parcel = _read(parcel_pk)
    if parcel.order.email:
        _mail(parcel, news.TO_BUYERS[kind], parcel.order.email, parcel.order.language)


@task()
def text_seller(parcel_pk: int, kind: str, key: str) -> None:
    """Send all people of the parcel's seller one short message, each in their language."""
    parcel = _read(parcel_pk)
    for person in _people(parcel):
        if person.mobile:
            with translation.override(person.language):
                text = f"{news.sms(news.TO_SELLERS[kind], parcel)}{_how_to_answer(kind)}"
            queue_sms(person.mobile, text, key=f"parcel:{parcel_pk}:{key}:{person.pk}")


def _how_to_answer(kind: str) -> str:
    """Return how to decide by SMS, '' where nothing is asked or nobody listens."""
    if kind in {"new", "answer_reminder"} and settings.SMS_INBOUND_SECRET:
        return "\n" + _("Reply 1 if you can make it, 0 if you cannot.")
    return ""


@task()
def mail_seller(parcel_pk: int, kind: str, key: str) -> None:
    """Send a mail to those of them who have an address."""
    parcel = _read(parcel_pk)
    for person in _people(parcel):
        if person.email:
            _mail(parcel, news.TO_SELLERS[kind], person.email, person.language)


def _read(parcel_pk: int) -> Parcel:
    return Parcel.objects.select_related("order__user", "seller").get(pk=parcel_pk)


def _people(parcel: Parcel) -> list[Any]:
    return list(parcel.seller.users.filter(is_active=True).order_by("pk"))


def _mail(parcel: Parcel, told: news.News, to: str, code: str) -> None:
    with translation.override(code):
        context = {
            "parcel": parcel,
            "heading": news.heading(told, parcel),
            "text": news.text(told, parcel),
            "lines": _told(parcel)["lines"],
            "button": str(told.button),
            "link": link_to(parcel.order) if told in news.TO_BUYERS.values() else desk_link(parcel),
        }
    send_mail_to(to, "parcel", context, language=code)


@task()
def refresh_goods(product_ids: list[int]) -> None:
    """Make the cards of bought goods agree with what is left of them."""
    refresh_cards(product_ids, words=False)
