"""Figures of the shop for Prometheus, counted when they are asked for. Seven small queries."""

from collections.abc import Iterator

from django.db.models import Count, Model
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from core.models import JobRun, OutgoingSms
from core.schedule.running import troubles
from core.texting.models import OVER
from shop.order.models import Order, Parcel
from shop.payment.models import Payment, Refund
from shop.payment.states import RefundState

OPEN_PAYMENTS = ("new", "started", "waiting")


class Gauges(Collector):
    """What waits, and when the work of the night was last done."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield all figures."""
        yield _one("orders", "orders ever placed", Order.objects.count())
        yield _by("parcels", "parcels by state", "state", _states(Parcel))
        yield _by("payments_open", "payments whose end is not known", "state", _states(
            Payment, state__in=OPEN_PAYMENTS
        ))  # fmt: skip
        yield _by("refunds_open", "refunds that have not gone out", "state", _states(
            Refund, state__in=[s for s in RefundState if s != RefundState.SENT]
        ))  # fmt: skip
        waiting = OutgoingSms.objects.exclude(state__in=OVER).count()
        yield _one("messages_waiting", "text messages that have not left", waiting)
        yield _one(
            "tasks_waiting", "tasks no worker has taken", DBTaskResult.objects.ready().count()
        )
        yield from _schedule()


def _schedule() -> Iterator[GaugeMetricFamily]:
    now = timezone.localtime()
    ages = GaugeMetricFamily(
        "bazarche_job_age_seconds", "since a repeated job last began", labels=["command"]
    )
    for row in JobRun.objects.all():
        if row.started_at:
            ages.add_metric([row.command], (now - row.started_at).total_seconds())
    yield ages
    yield _one("jobs_in_trouble", "repeated jobs that failed or are late", len(troubles(now)))


def _states(model: type[Model], **only: object) -> Iterator[tuple[str, int]]:
    rows = model._default_manager.filter(**only).order_by().values_list("state")
    yield from rows.annotate(n=Count("pk"))


def _one(name: str, text: str, value: int) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"bazarche_{name}", text, value=value)


def _by(name: str, text: str, label: str, rows: Iterator[tuple[str, int]]) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(f"bazarche_{name}", text, labels=[label])
    for key, value in rows:
        gauge.add_metric([key], value)
    return gauge
