"""The demo's exhibitors: a fair that is booked half, and who stands at those that run or will."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from core.demo import DemoPlan, register
from core.structured import absolute
from exhibitions.booking import actions
from exhibitions.booking.queries import free_stalls
from exhibitions.models import Booking, Fair, FairKind, Giving
from exhibitions.states import BookingState, FairState
from sellers.models import Partner
from shop.payment.actions import settle, start_payment
from shop.payment.gateways import gateways_for
from shop.payment.practice_bank import book
from shop.payment.protocol import Urls

BANK: Final = "practice"
MOST: Final = 24  # exhibitors at one fair: enough to look full, quick to make
RUNNING: Final = 2
PAY_OF: Final = 5  # all but one of so many who were given a stall have paid
WAIT: Final = timedelta(days=3)


@register(67, "stalls of fairs", by_hand=True)
def demo_stalls(plan: DemoPlan) -> None:
    """Let shops book stalls and pay for them at the practice bank, by real actions; once."""
    if Booking.objects.filter(state=BookingState.CONFIRMED, application=None).exists():
        return
    if BANK not in {gateway.code for gateway in gateways_for(settings.OSCAR_DEFAULT_CURRENCY)}:
        return
    for fair in _to_fill():
        share = 2 if fair.giving == Giving.BOOKING else 1
        _fill(plan, fair, min(MOST, free_stalls(fair.pk).count() // share))
    given = Booking.objects.filter(state=BookingState.HELD, application__isnull=False)
    for number, booking in enumerate(given.order_by("pk")):
        if number % PAY_OF:
            _pay(booking)
    confirmed = Booking.objects.filter(state=BookingState.CONFIRMED).count()
    plan.write(f"{confirmed} exhibitors have a stall")


def _to_fill() -> list[Fair]:
    """Return the fairs that run with a plan, the largest first, and one that is booked."""
    with_plan = Fair.objects.filter(hall_uses__plan__isnull=False).distinct()
    running = with_plan.filter(state=FairState.RUNNING).exclude(kind=FairKind.WEEKLY)
    booked = with_plan.filter(state=FairState.APPLICATIONS, giving=Giving.BOOKING)
    return [*running.order_by("-stalls_count", "pk")[:RUNNING], *booked.order_by("pk")[:1]]


def _fill(plan: DemoPlan, fair: Fair, most: int) -> None:
    chance = plan.chance("stalls", fair.slug)
    shops = list(Partner.objects.filter(code__regex=r"^S\d+$", goods__gt=0).order_by("code"))
    mine, rest = shops[:1], shops[1:]
    chance.shuffle(rest)
    places = list(free_stalls(fair.pk).values_list("pk", flat=True))
    # The demo's own producer finds a fair to book herself.
    people = rest if fair.giving == Giving.BOOKING else [*mine, *rest]
    for shop, place in zip(people[:most], chance.sample(places, most), strict=False):
        made = actions.hold(fair.pk, shop.pk, [place], until=timezone.now() + WAIT)
        actions.agree(made.number, by=None)
        if made.state == BookingState.HELD:
            _pay(made)


def _pay(booking: Booking) -> None:
    """Pay what is due first at the practice bank, as an exhibitor does."""
    actions.agree(booking.number, by=None)
    payment = actions.begin_payment(booking.number, BANK, whole=False, language="fa")
    here = absolute("/")
    following = start_payment(payment.pk, Urls(here, here))
    book.decide(following.reference, paid=True)
    settle(payment.pk, {}, key="return")
