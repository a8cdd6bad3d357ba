"""What tests of bookings share: a fair to book at, and paying as an exhibitor does."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from core import audit
from exhibitions.booking.actions import hold
from exhibitions.booking.actions.paying import begin_payment
from exhibitions.models import Booking, Fair, Giving, PlanStall
from exhibitions.states import FairState
from shop.payment.actions import settle, start_payment
from shop.payment.models import Payment
from shop.payment.practice_bank import book
from tests import factories as make
from tests.exhibitions import makers
from tests.factories import DAY, TODAY
from tests.shop.order.tools import URLS

FEE = 3_000_000
SOON = timedelta(minutes=15)


def fair(stalls: int = 4, *, days: int = 30, **more: Any) -> Fair:
    """A fair in ``days`` days that is booked on its plan."""
    terms = {
        "state": FairState.APPLICATIONS, "giving": Giving.BOOKING, "stall_fee": FEE,
        "organiser_fa": "ادارهٔ صمت", **more,
    }  # fmt: skip
    first = TODAY + days * DAY
    return makers.fair(first, first + DAY, at=makers.plan(stalls), **terms)


def stalls(of: Fair) -> list[PlanStall]:
    return list(PlanStall.objects.filter(plan__uses__fair=of).distinct().order_by("pk"))


def held(of: Fair, *chosen: PlanStall, seller: Any = None, **more: Any) -> Booking:
    """Stalls held for a quarter of an hour; the first one unless said otherwise."""
    picked = chosen or stalls(of)[:1]
    seller = seller or make.seller()
    until = more.pop("until", timezone.now() + SOON)
    return hold(of.pk, seller.pk, [s.pk for s in picked], until=until, **more)


def at_the_bank(booking: Booking, *, whole: bool = False) -> Payment:
    """A payment of it with the card charged; we know nothing yet."""
    payment = begin_payment(booking.number, "practice", whole=whole, language="fa")
    start_payment(payment.pk, URLS)
    payment.refresh_from_db()
    assert book.decide(payment.gateway_reference, paid=True)
    return payment


def paid(booking: Booking, *, whole: bool = False) -> Booking:
    """The booking, with what is due next paid at the practice bank."""
    settle(at_the_bank(booking, whole=whole).pk, {}, key="return")
    booking.refresh_from_db()
    return booking


def end_hold(booking: Booking) -> None:
    Booking.objects.filter(pk=booking.pk).update(held_until=timezone.now() - SOON)


def faults() -> list[audit.Finding]:
    return list(audit.run(("fairs:", "ledger:", "payments:")))


def photo() -> SimpleUploadedFile:
    """A document as a phone sends it."""
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "#9b2c23").save(buffer, "JPEG")
    return SimpleUploadedFile("letter.jpg", buffer.getvalue(), "image/jpeg")
