"""What a draw is made from: the fair's rows as an ``allocation.Problem`` that names nobody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from exhibitions.allocation import Applicant, Problem, Quota, Rules, Stall, Weights, Wish
from exhibitions.allocation.options import placements_of
from exhibitions.allocation.problem import FACTS
from exhibitions.drawing.known import NOTHING, Known, known_of
from exhibitions.models import (
    Application,
    BookedStall,
    Fair,
    FairQuota,
    FairRules,
    Plan,
    PlanStall,
    StallPin,
)
from exhibitions.states import ApplicationState

TOUCHING_CM: Final = 20  # stalls of an aisle that are no further apart stand side by side
Codes = Mapping[int, str]  # codes of applicants by application


@dataclass(frozen=True)
class Input:
    """A problem, and of each applicant (by code) what its points are made of."""

    problem: Problem
    parts: dict[str, list[tuple[str, int]]]


def input_of(fair: Fair, codes: Codes) -> Input:
    """Return the input of a draw among these applications, without a seed. About 19 queries.

    Facts and scores are summed into points, so that nobody reads in it who has a loan; only what a
    quota counts stays.
    """
    rules = rules_of(fair)
    weights = weights_of(rules)
    quotas = quotas_of(fair)
    pins = StallPin.objects.filter(fair=fair)
    counted = frozenset(quota.key for quota in quotas if quota.kind == "fact")
    known = known_of(fair)
    own = applicants_of(fair, codes)
    whole = {pk: _with(who, known.get(pk, NOTHING)) for pk, who in own.items()}
    codes_of = {pk: code for code, pk in stalls_by_code(fair).items()}
    problem = Problem(
        fair=fair.slug,
        seed="",
        stalls=stalls_of(fair),
        applicants=tuple(_public(who, counted, weights) for who in whole.values()),
        weights=weights,
        rules=hard_rules_of(rules, quotas),
        pins={
            codes[application]: codes_of[stall]
            for application, stall in pins.values_list("application", "stall")
            if application in codes and stall in codes_of
        },
    )
    return Input(problem, {who.code: list(_parts(who, weights)) for who in whole.values()})


def rules_of(fair: Fair) -> FairRules:
    """Return a fair's rules, those by default where none were written. One query."""
    return FairRules.objects.filter(fair=fair).first() or FairRules(fair=fair)


def hard_rules_of(rules: FairRules, quotas: tuple[Quota, ...]) -> Rules:
    """Return what every plan of a fair must keep."""
    return Rules(rules.trade_per_aisle, rules.rivals_apart, quotas, rules.county_per_aisle)


def weights_of(rules: FairRules) -> Weights:
    """Return the points of a fair's rules."""
    return Weights(
        facts={fact: getattr(rules, fact) for fact in FACTS},
        jury=rules.jury,
        attendance=rules.attendance,
        wishes=(rules.first, rules.second, rules.third, rules.fourth, rules.fifth),
        anywhere=rules.anywhere,
        together=rules.together,
    )


def quotas_of(fair: Fair) -> tuple[Quota, ...]:
    """Return a fair's quotas. One query."""
    rows = FairQuota.objects.filter(fair=fair).order_by("kind", "key")
    return tuple(Quota(row.kind, row.key, row.least, row.most) for row in rows)


def applicants_of(fair: Fair, codes: Codes) -> dict[int, Applicant]:
    """Return what applicants wrote themselves, by application; no facts. Two queries."""
    rows = Application.objects.filter(fair=fair, pk__in=codes).select_related("seller", "trade")
    rows = rows.prefetch_related("wishes").order_by("pk")
    by_seller = {row.seller_id: codes[row.pk] for row in rows}
    names = {pk: code for code, pk in stalls_by_code(fair).items()}
    return {row.pk: _applicant(row, codes[row.pk], by_seller, names) for row in rows}


def _applicant(
    row: Application, code: str, by_seller: Mapping[int, str], names: Mapping[int, str]
) -> Applicant:
    wishes = (_wish(wish.stall_id, wish.zone_id, names) for wish in row.wishes.all())
    together = by_seller.get(row.beside_id or 0, "")
    return Applicant(
        code=code,
        county=row.seller.county_id or "",
        trade=row.trade_id or "",
        sector=row.trade.sector_id if row.trade else "",
        size=row.size,
        wishes=tuple(wish for wish in wishes if wish is not None),
        anywhere=row.anywhere,
        needs_socket=row.needs_socket,
        together="" if together == code else together,
    )


def _wish(stall: int | None, zone: str | None, names: Mapping[int, str]) -> Wish | None:
    """Return a wish; none for a stall that the fair has not, or gave away before."""
    if stall is None:
        return Wish(zone=zone or "")
    return Wish(stall=names[stall]) if stall in names else None


def _with(who: Applicant, known: Known) -> Applicant:
    return replace(who, facts=known.facts, jury=known.jury, attendance=known.attendance)


def _public(who: Applicant, counted: frozenset[str], weights: Weights) -> Applicant:
    """Return an applicant with points in place of what they are for."""
    shown = replace(who, facts=who.facts & counted, jury=0, attendance=0)
    return replace(shown, points=weights.of(who) - weights.of(shown))


def _parts(who: Applicant, weights: Weights) -> Iterator[tuple[str, int]]:
    """Return what an applicant's points are made of; scores are rounded down together."""
    yield "base", weights.base
    for fact in FACTS:
        if fact in who.facts and weights.facts[fact]:
            yield fact, weights.facts[fact]
    scores = (weights.jury * who.jury + weights.attendance * who.attendance) // 100
    jury = weights.jury * who.jury // 100
    if jury:
        yield "jury", jury
    if scores - jury:
        yield "attendance", scores - jury


def plans_of(fair: Fair) -> list[Plan]:
    """Return the plans a fair uses, in a fixed order. One query."""
    return list(Plan.objects.filter(uses__fair=fair).distinct().order_by("pk"))


def stalls_by_code(fair: Fair) -> dict[str, int]:
    """Return a fair's stalls by the code they have in its draw. Two queries."""
    return {code: stall.pk for code, stall in named_stalls(fair)}


def named_stalls(fair: Fair) -> Iterator[tuple[str, PlanStall]]:
    """Return a fair's stalls with their codes; of several halls the hall's number comes first."""
    plans = plans_of(fair)
    number = {plan.pk: n for n, plan in enumerate(plans, 1)}
    rows = PlanStall.objects.filter(plan__in=plans).order_by("plan", "aisle", "place")
    for row in rows:
        yield f"{number[row.plan_id]}-{row.code}" if len(plans) > 1 else row.code, row


def stalls_of(fair: Fair) -> tuple[Stall, ...]:
    """Return the stalls that can be drawn: not those that somebody has already. Three queries."""
    taken = set(BookedStall.objects.filter(fair=fair).values_list("stall", flat=True))
    rows = [(code, row) for code, row in named_stalls(fair) if row.pk not in taken]
    beside = _beside(rows)
    return tuple(
        Stall(
            code=code,
            aisle=f"{code.partition('-')[0]}-{row.aisle}" if "-" in code else row.aisle,
            place=row.place,
            zone=row.zone_id or "",
            has_socket=row.has_socket,
            sectors=frozenset({row.zone_id}) if row.zone_id else frozenset(),
            beside=frozenset(beside.get(code, ())),
        )
        for code, row in rows
    )


def _beside(rows: Iterable[tuple[str, PlanStall]]) -> dict[str, set[str]]:
    """Return who is beside whom: the next place of an aisle, with no gap to walk through."""
    found: dict[str, set[str]] = {}
    for (code, row), (other, after) in pairwise(rows):
        same = row.plan_id == after.plan_id and row.aisle == after.aisle
        if same and row.place + 1 == after.place and _gap(row, after) <= TOUCHING_CM:
            found.setdefault(code, set()).add(other)
            found.setdefault(other, set()).add(code)
    return found


def _gap(one: PlanStall, other: PlanStall) -> int:
    """Return how many centimetres lie between two stalls."""
    across = max(one.x_cm, other.x_cm) - min(one.x_cm + one.width_cm, other.x_cm + other.width_cm)
    along = max(one.y_cm, other.y_cm) - min(one.y_cm + one.depth_cm, other.y_cm + other.depth_cm)
    return max(across, along)


def suiting_nowhere(fair: Fair) -> list[Application]:
    """Return those who take part and could stand at no stall, whoever else takes part."""
    codes = {pk: str(pk) for pk in taking_part(fair)}
    problem = Problem(fair.slug, "", stalls_of(fair), tuple(applicants_of(fair, codes).values()))
    lost = [who.code for who in problem.applicants if not placements_of(problem, who)]
    return list(Application.objects.filter(pk__in=lost).select_related("seller").order_by("pk"))


def taking_part(fair: Fair) -> list[int]:
    """Return the applications that a draw now would be among. One query."""
    rows = fair.applications.filter(state=ApplicationState.SHORTLISTED)
    return list(rows.order_by("pk").values_list("pk", flat=True))
