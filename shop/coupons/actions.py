"""The one writer of producers' codes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from oscar.core.loading import get_model

from core.models import User
from core.record import note
from sellers.models import Partner
from shop.coupons.models import Coupon, OffOneProducersGoods, OneProducersGoods
from shop.coupons.rules import MOST_OPEN, Terms

Offer, Voucher = get_model("offer", "ConditionalOffer"), get_model("voucher", "Voucher")
STOPPED = "stopped"


class CodeTaken(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Another code is called so."""


class TooManyCodes(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The shop has as many open codes as it may."""


@dataclass(frozen=True)
class _Days:
    """A code's days as moments, for Oscar's columns."""

    first: datetime
    end: datetime

    @classmethod
    def of(cls, first: date, last: date) -> "_Days":
        """Return the first moment of the first day and the last of the last."""
        zone = timezone.get_current_timezone()
        after = datetime.combine(last + timedelta(days=1), time.min, zone)
        return cls(datetime.combine(first, time.min, zone), after - timedelta(microseconds=1))


@transaction.atomic
def make_coupon(seller: Partner, code: str, terms: Terms, *, by: User) -> Coupon:
    """Make a code for a producer's goods; raise ``CodeTaken`` or ``TooManyCodes``.

    ``code`` stands in capital letters and digits.
    """
    Partner.objects.select_for_update(no_key=True).get(pk=seller.pk)
    today = timezone.localdate()
    open_still = Coupon.objects.filter(seller=seller, stopped_at=None, last_day__gte=today)
    if open_still.count() >= MOST_OPEN:
        raise TooManyCodes
    voucher = _voucher(seller, code, terms)
    return Coupon.objects.create(
        voucher=voucher,
        seller=seller,
        percent=terms.percent,
        amount=terms.amount,
        minimum=terms.minimum,
        first_day=terms.first,
        last_day=terms.last,
        limit=terms.limit,
        once=terms.once,
        by=by,
    )


@transaction.atomic
def stop_coupon(seller: Partner, pk: int, *, by: User) -> Coupon:
    """Let a code take nothing off any more; orders that have it keep it.

    Stopped already, nothing happens. Raise ``DoesNotExist`` for another shop's.
    """
    coupon = Coupon.objects.select_for_update().get(pk=pk, seller=seller)
    if coupon.stopped_at is None:
        coupon.stopped_at = timezone.now()
        coupon.save(update_fields=["stopped_at"])
        note(coupon, "", STOPPED, by=by)
    return coupon


def _voucher(seller: Partner, code: str, terms: Terms) -> Any:
    """Write Oscar's rows: a voucher with one offer for the goods of one producer."""
    if Voucher.objects.filter(code=code).exists():
        raise CodeTaken
    days = _Days.of(terms.first, terms.last)
    name = f"{code} · {seller.name}"[:128]
    offer = Offer(
        name=name,
        offer_type=Offer.VOUCHER,
        condition=OneProducersGoods.objects.create(proxy_class=_path(OneProducersGoods)),
        benefit=OffOneProducersGoods.objects.create(proxy_class=_path(OffOneProducersGoods)),
        max_basket_applications=1,
        max_global_applications=terms.limit,
    )
    voucher = Voucher(
        name=name,
        code=code,
        usage=Voucher.ONCE_PER_CUSTOMER if terms.once else Voucher.MULTI_USE,
        start_datetime=days.first,
        end_datetime=days.end,
    )
    try:
        with transaction.atomic():
            voucher.save()
            offer.save()
    except IntegrityError as error:  # another shop took the code at this moment
        raise CodeTaken from error
    voucher.offers.add(offer)
    return voucher


def _path(part: type) -> str:
    return f"{part.__module__}.{part.__qualname__}"
