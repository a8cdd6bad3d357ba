"""What is told when orders move, and to whom. Only ever after the transaction has committed."""

from collections.abc import Iterable
from typing import Any, Literal

from core.outbox import after_commit
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
    after_commit(send_sms_about, order.pk, kind)
    after_commit(send_mail_about, order.pk, kind)


def tell_buyer(parcel: Parcel, kind: str, key: str = "") -> None:
    """Send the buyer news of one parcel: a kind of ``news.TO_BUYERS``.

    Once per ``key``; without one the kind is told once for a parcel.
    """
    _tell(text_buyer, mail_buyer, parcel.pk, kind, key or f"buyer:{kind}")


def tell_seller(parcel: Parcel, kind: str, key: str = "") -> None:
    """Send all people of the parcel's seller news of it: a kind of ``news.TO_SELLERS``."""
    _tell(text_seller, mail_seller, parcel.pk, kind, key or f"seller:{kind}")


def _tell(text: Any, mail: Any, *about: Any) -> None:
    after_commit(text, *about)
    after_commit(mail, *about)


def cards_changed(product_ids: Iterable[int]) -> None:
    """Have the cards of goods made anew: what is left or sold of them is another number."""
    ids = sorted({pk for pk in product_ids if pk})
    if ids:
        after_commit(refresh_goods, ids)
