"""What ``manage.py audit`` checks of producers' codes."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from core.audit import Finding, register
from shop.coupons.models import Coupon

HERS = "coupons: only the giver's goods are cheaper"
SUMS = "coupons: what the lines lost is what the code took off"


@register(HERS)
def only_the_givers_goods_are_cheaper() -> Iterator[Finding]:
    """No code took anything off the goods of another producer."""
    giver = Coupon.objects.filter(voucher_id=OuterRef("order_discount__voucher_id"))
    lines = get_model("order", "OrderLineDiscount").objects.annotate(
        giver=Subquery(giver.values("seller")[:1])
    )
    wrong = lines.filter(giver__isnull=False).exclude(line__partner=F("giver"))
    for one in wrong.select_related("line__order"):
        yield Finding(HERS, one.line.order.number, f"line {one.line_id}, {one.amount} rials")


@register(SUMS)
def what_the_lines_lost_is_what_the_code_took_off() -> Iterator[Finding]:
    """Each use of a code is the sum of what its lines became cheaper by."""
    codes = Coupon.objects.values("voucher_id")
    given = get_model("order", "OrderDiscount").objects.filter(voucher_id__in=codes)
    parts = get_model("order", "OrderLineDiscount").objects.filter(order_discount=OuterRef("pk"))
    summed = parts.order_by().values("order_discount").annotate(n=Sum("amount")).values("n")
    rows = given.annotate(lines=Coalesce(Subquery(summed), Decimal(0)))
    for one in rows.exclude(amount=F("lines")).select_related("order"):
        yield Finding(SUMS, one.order.number, f"{one.amount}, lines {one.lines} rials")
