"""The only writers of rules of commission. What orders were placed under is never touched."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from catalog.commission.models import TARGETS, CommissionRule
from core.models import User

DAY = timedelta(days=1)
TERMS = ("permille", "minimum", "maximum", "starts", "ends", "campaign", "note")


class BeginsTooEarly(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A new version must not begin before today: sales of the past keep their terms."""


def add_rule(*, by: User | None, today: date, **fields: Any) -> CommissionRule:
    """Store the first version of a rule; ``BeginsTooEarly`` when it starts in the past."""
    if fields["starts"] < today:
        raise BeginsTooEarly
    rule = CommissionRule(series=uuid4().hex, made_by=by, **fields)
    rule.full_clean(exclude=["made_by", "series"])
    rule.save(force_insert=True)
    return rule


@transaction.atomic
def change_rule(pk: int, *, by: User | None, today: date, **terms: Any) -> CommissionRule:
    """Store a new version of a rule and end the one before it the day before; return the new one.

    ``terms`` are those of ``TERMS`` that change; the target stays. The same terms again change
    nothing. Raise ``BeginsTooEarly`` when it would start in the past.
    """
    row = CommissionRule.objects.select_for_update().get(pk=pk)
    versions = CommissionRule.objects.select_for_update().filter(series=row.series)
    old = versions.order_by("-version")[0]
    wanted = {name: getattr(old, name) for name in TERMS} | terms
    if all(getattr(old, name) == value for name, value in wanted.items()):
        return old
    wanted["starts"] = max(wanted["starts"], today) if "starts" not in terms else terms["starts"]
    if wanted["starts"] < today:
        raise BeginsTooEarly
    target = {name: getattr(old, f"{name}_id") for name in TARGETS}
    new = CommissionRule(
        series=old.series,
        version=old.version + 1,
        scope=old.scope,
        made_by=by,
        **{f"{name}_id": value for name, value in target.items()},
        **wanted,
    )
    new.full_clean(exclude=["made_by", "series"])
    _end(old, new.starts - DAY)
    new.save(force_insert=True)
    return new


@transaction.atomic
def end_rule(pk: int, *, last: date, today: date) -> CommissionRule:
    """Let a version hold through ``last`` and no longer; ``BeginsTooEarly`` for a day gone by."""
    if last < today - DAY:
        raise BeginsTooEarly
    rule = CommissionRule.objects.select_for_update().get(pk=pk)
    if rule.ends is None or rule.ends > last:
        _end(rule, last)
    return rule


def _end(rule: CommissionRule, last: date) -> None:
    if last < rule.starts:
        rule.withdrawn = True
    elif rule.ends is None or rule.ends > last:
        rule.ends = last
    rule.save(update_fields=["ends", "withdrawn"])
