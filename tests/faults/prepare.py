"""Prepare the filled database, once: plenty of stock, a fair to book, people with a session.

    python -m tests.faults.prepare STALLS EXHIBITORS

Prints a JSON line: goods of several producers, the fair, and sessions of those who book.
"""

import json
import sys
from datetime import time as clock
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402

from catalog.models import Card, Product  # noqa: E402
from core.models import User  # noqa: E402
from exhibitions.models import Fair, Giving, Hall, StallType, Venue  # noqa: E402
from exhibitions.plans.actions import plan_from  # noqa: E402
from exhibitions.plans.layout import lay_out  # noqa: E402
from exhibitions.schedule.actions import schedule_fair  # noqa: E402
from exhibitions.states import FairState  # noqa: E402
from sellers.models import Membership, Partner, StockRecord  # noqa: E402
from shop.payment.models import ExchangeRate  # noqa: E402

PLENTY = 100_000
MOST_GOODS = 60


def goods() -> list[tuple[int, str]]:
    """Return goods of as many producers, with plenty in stock: each its key and its page."""
    cards = Card.objects.filter(stock="in_stock", price_from=False, price__lt=90_000_000)
    by_seller: dict[int, int] = {}
    for pk, seller in cards.order_by("pk").values_list("pk", "seller"):
        by_seller.setdefault(seller, pk)
    records = StockRecord.objects.filter(
        product__in=by_seller.values(), product__weekly_capacity=None, num_in_stock__isnull=False
    )
    records.update(num_in_stock=PLENTY)
    keys = sorted(records.values_list("product", flat=True))[:MOST_GOODS]
    return [
        (product.pk, product.get_absolute_url()) for product in Product.objects.filter(pk__in=keys)
    ]


def fair_with(stalls: int) -> Fair:
    """Make a fair with so many stalls that is booked on its plan."""
    day = timezone.localdate() + timedelta(days=60)
    venue = Venue.objects.order_by("pk").filter(is_online=False).first()
    kind = StallType.objects.order_by("pk").first()
    assert venue is not None
    assert kind is not None
    layout = lay_out(stalls, width_cm=kind.width_cm, depth_cm=kind.depth_cm)
    hall = Hall.objects.create(
        venue=venue, name_fa="تالار خطا", width_cm=layout.width_cm, depth_cm=layout.depth_cm
    )
    plan = plan_from(hall, layout, kind)
    fair = Fair.objects.create(
        slug="faults", kind="seasonal_fair", name_fa="نمایشگاه خطا", venue=venue, starts_on=day,
        ends_on=day, opens_at=clock(9), closes_at=clock(20), stall_fee=10_000_000,
        state=FairState.APPLICATIONS, giving=Giving.BOOKING,
    )  # fmt: skip
    return schedule_fair(fair.pk, days=[day], halls=[(hall, plan)])


def exhibitors(count: int) -> list[str]:
    """Return sessions of so many owners of shops, each of another shop."""
    made = [Partner(code=f"F{n:04}", name=f"خطا {n}", slug=f"f{n:04}") for n in range(count)]
    sellers = Partner.objects.bulk_create(made)
    people = User.objects.bulk_create(User(username=f"faults-{n}") for n in range(count))
    Membership.objects.bulk_create(
        Membership(seller=seller, user=user) for seller, user in zip(sellers, people, strict=True)
    )
    return [session_of(user) for user in people]


def session_of(user: User) -> str:
    """Return the key of a session that is signed in, as the sign-in page makes it."""
    session: Any = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def main(stalls: int, count: int) -> None:
    fair = fair_with(stalls)
    plan = fair.hall_uses.get().plan
    ExchangeRate.objects.get_or_create(
        currency="EUR", day=timezone.localdate(), defaults={"rials": 1_000_000}
    )
    producer = User.objects.get(mobile="+989800000001")
    told = {
        "goods": goods(),
        "fair": fair.slug,
        "fair_pk": fair.pk,
        "stalls": list(plan.stalls.order_by("pk").values_list("pk", flat=True)),
        "sessions": exhibitors(count),
        "producer": session_of(producer),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
