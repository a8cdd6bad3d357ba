"""What is told when orders move, and to whom. Only ever after the transaction has committed."""

from collections.abc import Iterable
from functools import partial
from typing import Literal

from django.db import transaction

from shop.order.models import Order
from shop.order.tasks import refresh_goods, send_mail_about, send_sms_about

Kind = Literal["placed", "paid", "waiting", "declined", "expired", "refunded", "refunded_part"]


def tell(order: Order, kind: Kind) -> None:
    """Send the buyer an SMS and, where we know one, an e-mail. Nothing here can fail the order."""
    transaction.on_commit(partial(_enqueue_news, order.pk, kind), robust=True)


def cards_changed(product_ids: Iterable[int]) -> None:
    """Have the cards of goods made anew: what is left or sold of them is another number."""
    ids = sorted({pk for pk in product_ids if pk})
    if ids:
        transaction.on_commit(partial(_enqueue_cards, ids), robust=True)


def _enqueue_news(order_pk: int, kind: Kind) -> None:
    send_sms_about.enqueue(order_pk, kind)
    send_mail_about.enqueue(order_pk, kind)


def _enqueue_cards(ids: list[int]) -> None:
    refresh_goods.enqueue(ids)
