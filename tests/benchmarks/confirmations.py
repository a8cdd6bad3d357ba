"""How many payments a second are confirmed: by signed messages of the practice bank.

Each message is checked, kept once, asked about at the bank and written with its entry in the
books. Prints a JSON line: confirmations a second, by one process alone and by four at once.
"""

import json
import multiprocessing
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402 -- Django must be set up first
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from core.money import Rials  # noqa: E402
from shop.payment import actions, purposes  # noqa: E402
from shop.payment.models import Payment  # noqa: E402
from shop.payment.practice_bank import book, signature  # noqa: E402
from shop.payment.protocol import Urls  # noqa: E402
from shop.payment.states import PaymentState  # noqa: E402

COUNT, PROCESSES = 200, 4


def _nothing(payment: Payment) -> None:
    """Be content: what an order does with its money is measured elsewhere."""


purposes.register(
    "bench",
    purposes.Purpose(
        paid=_nothing, accepted=_nothing, declined=_nothing, expired=_nothing,
        return_url=lambda payment: "/", describe=lambda payment: "bench",
    ),
)  # fmt: skip


def paid_at_the_bank(count: int, run: str) -> list[bytes]:
    """Return messages about ``count`` charges that were paid; we know nothing of them yet."""
    messages = []
    for n in range(count):
        payment = actions.open_payment(
            purpose="bench", reference=f"{run}-{n}", amount=Rials(1_000_000),
            gateway="practice", expires_at=timezone.now() + timedelta(hours=1),
        )  # fmt: skip
        began = actions.start_payment(payment.pk, Urls("http://shop/back", "http://shop/hook"))
        book.decide(began.reference, paid=True)
        said = {"id": f"{run}-{n}", "authority": began.reference, "event": "charge.paid"}
        messages.append(json.dumps(said).encode())
    return messages


def confirm(messages: list[bytes]) -> None:
    """Deliver the messages one after another."""
    client = Client()
    for body in messages:
        answer = client.post(
            "/payments/webhook/practice/", body, content_type="application/json",
            headers={signature.HEADER: signature.sign(body)},
        )  # fmt: skip
        assert answer.status_code == 204, answer.status_code


def per_second(processes: int) -> float:
    """Return how many are confirmed a second by so many processes."""
    run = f"{processes}-{time.time_ns()}"
    messages = paid_at_the_bank(COUNT, run)
    shares = [messages[n::processes] for n in range(processes)]
    connection.close()
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=confirm, args=(share,)) for share in shares]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    spent = time.perf_counter() - start
    ours = Payment.objects.filter(purpose="bench", reference__startswith=f"{run}-")
    assert ours.filter(state=PaymentState.CONFIRMED).count() == COUNT
    return COUNT / spent


if __name__ == "__main__":
    print("Confirming payments …", file=sys.stderr)
    print(json.dumps({str(n): round(per_second(n), 1) for n in (1, PROCESSES)}))
