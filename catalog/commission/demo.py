"""The demo's rules: what the shop asks, a gentler one for crafts, a gift to the first producer."""

from datetime import timedelta
from typing import Any

from catalog.commission.models import CommissionRule
from catalog.models import Category
from core.demo import DemoPlan, register
from sellers.models import Partner


@register(45, "commission")
def demo_commission(plan: DemoPlan) -> None:
    """Write the rules that are not there yet; "shop" comes by a migration already."""
    known = set(CommissionRule.objects.values_list("series", flat=True))
    new = [rule for rule in _rules(plan) if rule.series not in known]
    CommissionRule.objects.bulk_create(new)
    plan.write(f"{len(new)} new rules of commission")


def _rules(plan: DemoPlan) -> list[CommissionRule]:
    starts = plan.day - timedelta(days=430)

    def rule(series: str, **fields: Any) -> CommissionRule:
        return CommissionRule(series=series, starts=starts, **fields)

    made = [rule("shop", permille=75)]
    if crafts := Category.objects.filter(sector="HND").first():
        note = "صنایع دستی کارِ بیشتری می‌برد"
        made.append(rule("demo-crafts", scope="shelf", shelf=crafts, permille=60, note=note))
    if first := Partner.objects.filter(code="S001").first():
        note = "از نخستین تولیدکنندگان بازارچه"
        made.append(rule("demo-first", scope="seller", seller=first, permille=50, note=note))
    return made
