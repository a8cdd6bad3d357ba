"""Messages about cases: work that leaves the request."""

from typing import Any

from django.utils import translation
from django_tasks import task

from core.mail import send_mail_to
from core.texting.sending import queue_sms
from shop.order import words as order_words
from shop.order.news import News
from shop.returns import news
from shop.returns.links import buyer_link, desk_link
from shop.returns.models import Return


@task()
def text_buyer(pk: int, kind: str, key: str) -> None:
    """Send the buyer one short message, in the order's language."""
    case = _read(pk)
    order = case.parcel.order
    if order.mobile:
        with translation.override(order.language):
            text = news.sms(news.TO_BUYERS[kind], case)
        queue_sms(order.mobile, f"{text}\n{buyer_link(case)}", key=f"return:{pk}:{key}:buyer")


@task()
def mail_buyer(pk: int, kind: str, key: str) -> None:
    """Send a mail to a buyer with an account that has an address."""
    case = _read(pk)
    order = case.parcel.order
    if order.email:
        _mail(case, news.TO_BUYERS[kind], order.email, order.language, buyer_link(case))


@task()
def text_seller(pk: int, kind: str, key: str) -> None:
    """Send all people of the shop one short message, each in their language."""
    case = _read(pk)
    for person in _people(case):
        if person.mobile:
            with translation.override(person.language):
                text = f"{news.sms(news.TO_SELLERS[kind], case)}\n{desk_link(case)}"
            queue_sms(person.mobile, text, key=f"return:{pk}:{key}:{person.pk}")


@task()
def mail_seller(pk: int, kind: str, key: str) -> None:
    """Send a mail to those of them who have an address."""
    case = _read(pk)
    for person in _people(case):
        if person.email:
            with translation.override(person.language):
                link = desk_link(case)
            _mail(case, news.TO_SELLERS[kind], person.email, person.language, link)


def _read(pk: int) -> Return:
    about = ("parcel__order__user", "parcel__seller")
    return Return.objects.select_related(*about).prefetch_related("items__line").get(pk=pk)


def _people(case: Return) -> list[Any]:
    return list(case.parcel.seller.users.filter(is_active=True).order_by("pk"))


def _mail(case: Return, told: News, to: str, code: str, link: str) -> None:
    with translation.override(code):
        context = {
            "parcel": case.parcel,
            "heading": news.heading(told, case),
            "text": news.text(told, case),
            "lines": [
                {
                    "title": order_words.title_of(item.line),
                    "quantity": item.quantity,
                    "rials": item.line.paid * item.quantity // item.line.quantity,
                }
                for item in case.items.all()
            ],
            "button": str(told.button),
            "link": link,
        }
    send_mail_to(to, "parcel", context, language=code)
