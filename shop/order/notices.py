"""What is told when orders move, and to whom. Only ever after the transaction has committed."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Literal

from django.db import transaction

from shop.order.models import Order, Parcel
from shop.order.tasks import (
    mail_buyer,
    mail_seller,
    refresh_goods,
    send_mail_about,
    send_sms_about,
    text_buyer,
    text_seller,
)

Kind = Literal["placed", "paid", "waiting", "declined", "expired", "refunded", "refunded_part"]


def tell(order: Order, kind: Kind) -> None:
    """Send the buyer an SMS and, where we know one, an e-mail. Nothing here can fail the order."""
    transaction.on_commit(partial(_enqueue_news, order.pk, kind), robust=True)


def tell_buyer(parcel: Parcel, kind: str, key: str = "") -> None:
    """Send the buyer news of one parcel: a kind of ``news.TO_BUYERS``.

    Once per ``key``; without one the kind is told once for a parcel.
    """
    _tell(text_buyer, mail_buyer, parcel.pk, kind, key or f"buyer:{kind}")


def tell_seller(parcel: Parcel, kind: str, key: str = "") -> None:
    """Send all people of the parcel's seller news of it: a kind of ``news.TO_SELLERS``."""
    _tell(text_seller, mail_seller, parcel.pk, kind, key or f"seller:{kind}")


def _tell(text: Any, mail: Any, *about: Any) -> None:
    transaction.on_commit(partial(_enqueue_both, text, mail, *about), robust=True)


def cards_changed(product_ids: Iterable[int]) -> None:
    """Have the cards of goods made anew: what is left or sold of them is another number."""
    ids = sorted({pk for pk in product_ids if pk})
    if ids:
        transaction.on_commit(partial(_enqueue_cards, ids), robust=True)


def _enqueue_news(order_pk: int, kind: Kind) -> None:
    send_sms_about.enqueue(order_pk, kind)
    send_mail_about.enqueue(order_pk, kind)


def _enqueue_both(text: Any, mail: Any, *about: Any) -> None:
    text.enqueue(*about)
    mail.enqueue(*about)


def _enqueue_cards(ids: list[int]) -> None:
    refresh_goods.enqueue(ids)
