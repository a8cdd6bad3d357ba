"""The demo's step of this floor: orders of the last year."""

from itertools import islice
from typing import Final

from catalog.demo.reviews import buyers
from core.demo import DemoPlan, register
from core.models import User
from shop.order.demo import paying, staff, writing
from shop.order.demo.market import open_market
from shop.order.demo.purchases import for_desk, purchase
from shop.order.demo.writing import DEMO_KEY
from shop.order.models import Order
from shop.payment.gateways import gateways_for
from shop.payment.models import Statement

MOST: Final = 600
FOR_EACH_WARE: Final = 3


@register(70, "orders")
def demo_orders(plan: DemoPlan) -> None:
    """Write the orders, unless there are any of them; a small shop has fewer."""
    if Order.objects.filter(placement_key__startswith=DEMO_KEY).exists():
        return
    market = open_market(plan)
    count = min(MOST, market.size * FOR_EACH_WARE)
    gateways = [gateway.code for gateway in gateways_for("IRR")]
    people = [*User.objects.filter(username="buyer"), *buyers()]
    tried = (purchase(plan, n, market, people, gateways) for n in range(1, 2 * count + 1))
    made = list(islice(filter(None, tried), count))
    made += for_desk(plan, market, people, gateways)
    writing.write(made)
    paying.write(plan, made, User.objects.filter(username="operator").first())
    plan.write(f"{len(made)} new orders of the last year")


@register(78, "payments for staff", by_hand=True)
def demo_payments(plan: DemoPlan) -> None:
    """Pay a few orders in every way that staff look at, unless a bank's statement is there."""
    if Statement.objects.exists():
        return
    operator = User.objects.filter(username="operator").first()
    ways = {gateway.code for gateway in gateways_for("IRR")}
    if operator is None or not {staff.BANK, staff.TRANSFER} <= ways:
        return
    people = [*User.objects.filter(username="buyer"), *buyers()]
    count = staff.fill(plan, open_market(plan), people, operator)
    plan.write(f"{count} orders whose payments staff look at, and a bank's statement")
