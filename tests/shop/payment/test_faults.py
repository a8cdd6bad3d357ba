"""Real processes killed at the worst moment, on PostgreSQL: all converges after a sweep."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from core import audit
from core.models import MoveRecord
from shop.order import actions
from shop.order.models import Order
from shop.payment.actions import start_payment
from shop.payment.models import Payment, PracticeCharge, Refund
from shop.payment.practice_bank import book
from tests import factories as make
from tests.shop.order.tools import URLS, basket, order_it

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
HOUSE = Path(__file__).parents[3]
LONGEST_S = 90
PRELUDE = """
import json, os, signal
from datetime import timedelta
import django
from django.utils import timezone
real, shift = timezone.now, timedelta(seconds=float(os.environ["CLOCK"]))
timezone.now = lambda: real() + shift  # the tests' clock
django.setup()
from shop.payment import actions
from shop.payment.actions import refunding, settling, sweep
def die(*args, **more):
    os.kill(os.getpid(), signal.SIGKILL)
"""
# The rest of the day's work: everything that waits is swept, sent and told.
RESTART = """
from django.core import mail
from django.core.management import call_command
from core import sms
from shop.order.actions import expire_orders
expire_orders(timezone.now())
sweep(timezone.now() + timedelta(minutes=1))
call_command("db_worker", batch=True, interval=0.1, verbosity=0)
print(json.dumps({"mails": len(getattr(mail, "outbox", [])), "texts": len(sms.outbox)}))
"""


def _environment() -> dict[str, str]:
    db = connection.settings_dict
    url = f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "shop.settings.test",
        "TASKS": "database",
        "CLOCK": str((timezone.now() - datetime.now(UTC)).total_seconds()),
    }


def begin(code: str) -> subprocess.Popen[str]:
    """Start a process of the shop that runs ``code``."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code],
        cwd=HOUSE, env=_environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a process, for a bounded time; return its code and what it said."""
    out, err = process.communicate(timeout=LONGEST_S)
    return process.returncode, out, err


def killed(code: str) -> None:
    """Run ``code`` in a process that does not survive it."""
    returned, _out, err = end(begin(code))
    assert returned == -signal.SIGKILL, err[-2000:]


def restart() -> dict[str, Any]:
    """Run the sweeper and the worker in a new process; return what was sent to people."""
    returned, out, err = end(begin(RESTART))
    assert returned == 0, err[-2000:]
    return json.loads(out.strip().splitlines()[-1])


@pytest.fixture
def jam():
    return make.product(stock=5)


def at_the_bank(jam) -> tuple[Order, Payment]:
    """An order whose buyer is at the bank and pays; we know nothing of it yet."""
    buyer = make.user(email="buyer@example.com")
    order = order_it(basket(jam, user=buyer), user=buyer)
    payment = Payment.objects.get(reference=order.number)
    start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    assert book.decide(payment.gateway_reference, paid=True)
    return order, payment


def stands(order: Order) -> tuple[str, str, int]:
    """The order, its payment, and what the bank sent back."""
    order.refresh_from_db()
    payment = Payment.objects.get(reference=order.number)
    return order.status, payment.state, PracticeCharge.objects.get().refunded


def placed_times(order: Order) -> int:
    return MoveRecord.objects.filter(
        model="order.order", object_id=order.pk, to_state="placed"
    ).count()


def all_is_sound() -> bool:
    return [f for f in audit.run() if f.check.startswith(("payments", "orders", "stock"))] == []


def settle(payment: Payment) -> str:
    return f"\nactions.settle({payment.pk}, {{}}, key='return')\n"


def test_killed_between_the_banks_answer_and_our_writing(jam):
    order, payment = at_the_bank(jam)

    killed("settling._write = die" + settle(payment))
    assert stands(order) == ("awaiting_payment", "started", 0)

    assert restart() == {"mails": 1, "texts": 1}
    assert (stands(order), placed_times(order)) == (("placed", "confirmed", 0), 1)
    assert all_is_sound()


def test_killed_in_the_middle_of_placing_leaves_nothing_half_done(jam):
    order, payment = at_the_bank(jam)

    killed("from shop.order.actions import paid\npaid.tell = die" + settle(payment))
    assert stands(order) == ("awaiting_payment", "started", 0)

    assert restart() == {"mails": 1, "texts": 1}
    assert (stands(order), placed_times(order)) == (("placed", "confirmed", 0), 1)


def test_killed_between_the_confirmation_and_the_mail(jam):
    order, payment = at_the_bank(jam)

    killed(
        "write = settling._write\n"
        "settling._write = lambda *given: (write(*given), die())" + settle(payment)
    )
    assert (stands(order), placed_times(order)) == (("placed", "confirmed", 0), 1)

    assert restart() == {"mails": 1, "texts": 1}
    assert restart() == {"mails": 0, "texts": 0}, "told once"
    assert placed_times(order) == 1


def test_killed_between_the_banks_refund_and_our_writing(jam):
    order, payment = at_the_bank(jam)
    actions.cancel_order(order.number, by=None)

    killed("refunding._write = die" + settle(payment))
    assert stands(order) == ("cancelled", "confirmed", payment.amount)
    Refund.objects.update(next_try_at=timezone.now())  # the pause is over

    restart()
    assert stands(order) == ("cancelled", "refunded", payment.amount)
    assert all_is_sound()


def test_the_connection_drops_while_it_is_written(jam):
    order, payment = at_the_bank(jam)
    code = """
import psycopg
from django.db import connection
def cut(*given):
    db = connection.get_connection_params()
    pid = connection.connection.info.backend_pid
    with psycopg.connect(host=db["host"], port=db["port"], user=db["user"],
                         password=db["password"], dbname=db["dbname"]) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])
    return write(*given)
write, settling._write_locked = settling._write_locked, cut
"""
    returned, _out, err = end(begin(code + settle(payment)))
    assert returned == 1
    assert "OperationalError" in err
    assert stands(order) == ("awaiting_payment", "started", 0)

    assert restart() == {"mails": 1, "texts": 1}
    assert stands(order) == ("placed", "confirmed", 0)


@pytest.mark.parametrize("left", [5, 1])
def test_the_answer_and_the_end_of_the_hold_at_once(left):
    """Money back or the order revived, never both, whoever is first; others may buy meanwhile."""
    jam = make.product(stock=left)
    order, payment = at_the_bank(jam)
    over = timezone.now() - timedelta(seconds=1)
    Order.objects.filter(pk=order.pk).update(hold_until=over)
    Payment.objects.filter(pk=payment.pk).update(expires_at=over)
    ends = "from shop.order.actions import expire_orders\n"

    together = [
        begin(settle(payment)),
        begin(f"{ends}expire_orders(timezone.now())"),
        begin(f"{ends}sweep(timezone.now())"),
    ]
    for process in together:
        returned, _out, err = end(process)
        assert returned == 0, err[-2000:]
    restart()

    status, state, back = stands(order)
    assert (status, state, back) in (
        ("placed", "confirmed", 0),
        ("expired", "refunded", payment.amount),
    )
    assert all_is_sound()
