"""Rules and quotas of a fair's draw. They stand still while a draw is published."""

from typing import Any

from django.db import transaction

from core.models import User
from core.record import note
from exhibitions.drawing.actions.publishing import void_locked
from exhibitions.drawing.actions.refusals import Refused, lock_draw, lock_fair, require_quiet
from exhibitions.drawing.input import rules_of
from exhibitions.drawing.states import DrawState
from exhibitions.models import Draw, Fair, FairQuota, FairRules, StallPin


@transaction.atomic
def set_rules(fair_id: int, values: dict[str, Any], *, by: User | None) -> FairRules:
    """Write a fair's rules; raise ``Refused`` while a draw of it counts."""
    fair = lock_fair(fair_id)
    require_quiet(fair)
    rules, _new = FairRules.objects.update_or_create(fair=fair, defaults=values)
    note(rules, "", "set", by=by)
    return rules


@transaction.atomic
def set_quota(
    fair_id: int, kind: str, key: str, *, least: int, most: int | None, by: User | None
) -> FairQuota:
    """Write one quota, in place of the one there was; raise ``Refused`` while a draw counts."""
    fair = lock_fair(fair_id)
    require_quiet(fair)
    wanted = {"least": least, "most": most}
    quota, _new = FairQuota.objects.update_or_create(fair=fair, kind=kind, key=key, defaults=wanted)
    note(quota, "", "set", by=by, reason=f"{least}–{'' if most is None else most}")
    return quota


@transaction.atomic
def drop_quota(fair_id: int, pk: int, *, by: User | None) -> None:
    """Forget a quota; gone already, nothing happens. Raise ``Refused`` while a draw counts."""
    fair = lock_fair(fair_id)
    require_quiet(fair)
    quota = FairQuota.objects.filter(fair=fair, pk=pk).first()
    if quota is not None:
        note(quota, "set", "dropped", by=by, reason=str(quota))
        quota.delete()


@transaction.atomic
def loosen(pk: int, *, by: User | None) -> Draw:
    """Change the rules of an impossible draw as it proposed, and make it void.

    Done already, nothing happens. Raise ``Refused`` for a draw that is possible.
    """
    draw = lock_draw(pk)
    if draw.state == DrawState.VOID:
        return draw
    if draw.state != DrawState.IMPOSSIBLE or not draw.trouble:
        raise Refused("possible")
    for row in draw.trouble:
        _give_way(draw.fair, draw, row["rule"], row["about"], row["enough"])
    void_locked(draw, "impossible", "", by=by)
    return draw


def _give_way(fair: Fair, draw: Draw, rule: str, about: str, enough: int) -> None:
    if rule in ("least", "most"):
        kind, _, key = about.partition(":")
        rows = FairQuota.objects.filter(fair=fair, kind=kind, key=key)
        if rule == "most":
            rows.update(most=enough)
        elif enough == 0 and rows.filter(most=None).exists():
            rows.delete()
        else:
            rows.update(least=enough)
    elif rule == "pin":
        StallPin.objects.filter(application__draw_entries__draw=draw,
                                application__draw_entries__code=about).delete()  # fmt: skip
    else:
        rules = rules_of(fair)
        if rule == "aisle":
            rules.trade_per_aisle = max(enough, rules.trade_per_aisle or 0)
        elif rule == "county_aisle":
            rules.county_per_aisle = max(enough, rules.county_per_aisle or 0)
        else:
            rules.rivals_apart = False
        rules.save()
