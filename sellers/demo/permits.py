"""The demo's permits: each producer one for each starred trade, as long as the licence."""

from typing import Any

from core.demo import DemoPlan, register
from sellers.demo.steps import verified
from sellers.models import Licence, Permit
from sellers.models.trades import PermitPath


@register(21, "permits")
def demo_permits(plan: DemoPlan) -> None:
    """Give the demo's producers the permits that they lack."""
    Covered: Any = Licence.trades.through  # noqa: N806 -- a class
    Opened: Any = Permit.trades.through  # noqa: N806 -- a class
    held = set(Opened.objects.values_list("permit__seller", "trade"))
    rows = (
        Covered.objects.filter(licence__seller__code__startswith="S", licence__state="approved")
        .exclude(trade__permit_path=PermitPath.NONE)
        .select_related("licence__seller", "trade")
        .order_by("licence", "trade")
    )
    wanted = [row for row in rows if (row.licence.seller_id, row.trade_id) not in held]
    permits = [_permit(plan, row.licence, row.trade) for row in wanted]
    Permit.objects.bulk_create(permits, batch_size=500)
    Opened.objects.bulk_create(
        (
            Opened(permit_id=permit.pk, trade_id=row.trade_id)
            for permit, row in zip(permits, wanted, strict=True)
        ),
        batch_size=500,
    )
    plan.write(f"{Permit.objects.count()} permits for starred trades ({len(permits)} new)")


def _permit(plan: DemoPlan, licence: Any, trade: Any) -> Permit:
    number = plan.chance("permit", licence.seller.code, trade.pk).randrange(1000, 10000)
    return Permit(
        seller_id=licence.seller_id,
        kind=trade.permit_path,
        number=f"{number}/{licence.seller.code}/{trade.pk}",
        issued_on=licence.issued_on,
        valid_until=licence.valid_until,
        **verified(licence.issued_on),
    )
