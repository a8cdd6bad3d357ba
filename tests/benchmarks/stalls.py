"""How many stalls a minute are booked by many at once, and that none is booked twice.

First as many exhibitors as fit choose stalls of one fair at random until each holds one; then
others go on trying a fair that is almost full, up to 10,000 tries. Prints a JSON line: bookings a
minute, tries a second, and what the database holds in the end.
"""

import json
import multiprocessing
import random
import sys
import time
from datetime import time as clock
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402

from core import audit  # noqa: E402
from exhibitions.booking.actions import AlreadyBooked, StallTaken, hold  # noqa: E402
from exhibitions.models import BookedStall, Fair, Giving, Hall, StallType, Venue  # noqa: E402
from exhibitions.plans.actions import plan_from  # noqa: E402
from exhibitions.plans.layout import lay_out  # noqa: E402
from exhibitions.schedule.actions import schedule_fair  # noqa: E402
from exhibitions.states import FairState  # noqa: E402
from sellers.models import Partner  # noqa: E402

STALLS, TRIES, PROCESSES = 500, 10_000, 4
LEAST_A_MINUTE = 400


def fair_with(stalls: int) -> Fair:
    """Make a fair with so many stalls that is booked on its plan."""
    day = timezone.localdate() + timedelta(days=60)
    name = f"bench-{time.time_ns()}"
    venue = Venue.objects.order_by("pk").filter(is_online=False).first()
    kind = StallType.objects.order_by("pk").first()
    assert venue is not None
    assert kind is not None
    layout = lay_out(stalls, width_cm=kind.width_cm, depth_cm=kind.depth_cm)
    hall = Hall.objects.create(
        venue=venue, name_fa=name, width_cm=layout.width_cm, depth_cm=layout.depth_cm
    )
    plan = plan_from(hall, layout, kind)
    fair = Fair.objects.create(
        slug=name, kind="seasonal_fair", name_fa=name, venue=venue, starts_on=day, ends_on=day,
        opens_at=clock(9), closes_at=clock(20), stall_fee=10_000_000,
        state=FairState.APPLICATIONS, giving=Giving.BOOKING,
    )  # fmt: skip
    return schedule_fair(fair.pk, days=[day], halls=[(hall, plan)])


def tried(fair: int, seller: int, stall: int) -> bool:
    """Return whether the seller holds a stall after this try."""
    try:
        hold(fair, seller, [stall], until=timezone.now() + timedelta(hours=1))
    except StallTaken:
        return False
    except AlreadyBooked:
        return True
    return True


def until_each_has_one(fair: int, sellers: list[int], stalls: list[int], seed: int) -> None:
    """Let each seller try stalls at random until one is theirs."""
    chance = random.Random(seed)
    for seller in sellers:
        while not tried(fair, seller, chance.choice(stalls)):
            pass


def again_and_again(fair: int, sellers: list[int], stalls: list[int], seed: int) -> None:
    """Try one stall after another, whoever holds them."""
    chance = random.Random(seed)
    for _ in range(TRIES // PROCESSES):
        tried(fair, chance.choice(sellers), chance.choice(stalls))


def at_once(work, fair: int, sellers: list[int], stalls: list[int]) -> float:
    """Run ``work`` in several processes, sellers shared out; return the seconds it took."""
    connection.close()
    fork = multiprocessing.get_context("fork")
    workers = [
        fork.Process(target=work, args=(fair, sellers[n::PROCESSES], stalls, n))
        for n in range(PROCESSES)
    ]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    return time.perf_counter() - start


def measured() -> dict[str, float]:
    """Return what the two rounds measured; raise where a stall has two holders."""
    fair = fair_with(STALLS)
    stalls = list(fair.hall_uses.get().plan.stalls.values_list("pk", flat=True))
    sellers = list(Partner.objects.order_by("pk").values_list("pk", flat=True))
    first, rest = sellers[: STALLS * 9 // 10], sellers[STALLS * 9 // 10 :] or sellers
    booking = at_once(until_each_has_one, fair.pk, first, stalls)
    trying = at_once(again_and_again, fair.pk, rest, stalls)
    held = BookedStall.objects.filter(fair=fair)
    assert held.count() == held.values("stall").distinct().count()
    assert not list(audit.run(("fairs:",)))
    rate = len(first) / booking * 60
    assert rate >= LEAST_A_MINUTE, f"{rate:.0f} bookings a minute"
    return {
        "a_minute": round(rate),
        "tries_a_second": round(TRIES / trying),
        "held": held.count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured()) + "\n")
