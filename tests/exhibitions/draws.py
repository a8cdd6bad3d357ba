"""Draws for tests: small ones that can be searched by hand, and large ones like a real fair."""

import random
from itertools import product

from hypothesis import strategies as st

from exhibitions.allocation import Applicant, Problem, Quota, Rules, Stall, Weights, Wish

TRADES, COUNTIES, ZONES = ("jam", "felt", "gelim"), ("KHR", "BRJ"), ("north", "south")


def row_of_stalls(count: int, aisle: str = "A", **more) -> list[Stall]:
    """An aisle of stalls, each beside the next."""
    codes = [f"{aisle}{n}" for n in range(count)]
    return [
        Stall(
            code,
            aisle,
            n,
            beside=frozenset(codes[max(0, n - 1) : n] + codes[n + 1 : n + 2]),
            **more,
        )
        for n, code in enumerate(codes)
    ]


@st.composite
def small_draws(draw, most_people: int = 4, most_stalls: int = 4) -> Problem:
    """A draw with every kind of rule and wish, small enough to try every plan."""
    counts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))
    stalls = [s for n, c in enumerate(counts) for s in row_of_stalls(c, "AB"[n])][:most_stalls]
    known = {stall.code for stall in stalls}
    stalls = [
        Stall(
            s.code, s.aisle, s.place, draw(st.sampled_from(ZONES)), draw(st.booleans()),
            beside=s.beside & known,
        )
        for s in stalls
    ]  # fmt: skip
    wish = st.sampled_from(
        [Wish(stall=s.code) for s in stalls] + [Wish(zone=zone) for zone in ZONES]
    )
    codes = [f"p{n}" for n in range(draw(st.integers(1, most_people)))]
    people = [
        Applicant(
            code,
            draw(st.sampled_from(COUNTIES)),
            draw(st.sampled_from(TRADES)),
            "food",
            size=draw(st.sampled_from([1, 1, 1, 2])),
            wishes=tuple(draw(st.lists(wish, max_size=3))),
            anywhere=draw(st.booleans()),
            needs_socket=draw(st.sampled_from([False, False, True])),
            facts=frozenset(draw(st.sets(st.sampled_from(["rural", "new_producer"])))),
            jury=draw(st.integers(0, 100)),
            together=draw(st.sampled_from(["", *codes]).filter(lambda other, c=code: other != c)),
        )
        for code in codes
    ]
    most = draw(st.sampled_from([None, 1, 2]))
    quotas = (Quota("county", "KHR", most=draw(st.integers(1, 4))),)
    return Problem(
        "fair", draw(st.sampled_from(["a", "b"])), tuple(stalls), tuple(people),
        rules=Rules(most, draw(st.booleans()), quotas, draw(st.sampled_from([None, None, 1]))),
    )  # fmt: skip


def every_plan(problem: Problem) -> list[dict[str, tuple[str, ...]]]:
    """Every plan that keeps the rules, found by trying all; written apart from the solver."""
    ways = [[(), *_ways(problem, who)] for who in problem.applicants]
    plans = []
    for choice in product(*ways):
        plan = {w.code: c for w, c in zip(problem.applicants, choice, strict=True) if c}
        if keeps_rules(problem, plan):
            plans.append(plan)
    return plans


def _ways(problem: Problem, who: Applicant) -> list[tuple[str, ...]]:
    at = {stall.code: stall for stall in problem.stalls}
    place = {(stall.aisle, stall.place): stall for stall in problem.stalls}
    found = []
    for first in problem.stalls:
        run = [place.get((first.aisle, first.place + n)) for n in range(who.size)]
        if None in run or (who.needs_socket and not any(s.has_socket for s in run)):
            continue
        codes = tuple(stall.code for stall in run)
        if who.anywhere or rank_of(who, codes, at) is not None:
            found.append(codes)
    return found


def rank_of(who: Applicant, codes: tuple[str, ...], at: dict[str, Stall]) -> int | None:
    """The rank of the best wish that some stalls grant."""
    for rank, wish in enumerate(who.wishes):
        if any(wish.stall == c or (wish.zone and at[c].zone == wish.zone) for c in codes):
            return rank
    return None


def keeps_rules(problem: Problem, plan: dict[str, tuple[str, ...]]) -> bool:
    """Whether a plan gives no stall twice and keeps quotas, aisles and rivals."""
    people = {who.code: who for who in problem.applicants}
    taken = [code for codes in plan.values() for code in codes]
    if len(taken) != len(set(taken)):
        return False
    for quota in problem.rules.quotas:
        count = sum(
            len(codes) for code, codes in plan.items()
            if getattr(people[code], quota.kind) == quota.key
        )  # fmt: skip
        if count < quota.least or (quota.most is not None and count > quota.most):
            return False
    at = {stall.code: stall for stall in problem.stalls}
    single = {codes[0]: people[code].trade for code, codes in plan.items() if len(codes) == 1}
    alone = {codes[0]: people[code] for code, codes in plan.items() if len(codes) == 1}
    for most, kind in (
        (problem.rules.trade_per_aisle, "trade"),
        (problem.rules.county_per_aisle, "county"),
    ):
        aisles = [(at[stall].aisle, getattr(who, kind)) for stall, who in alone.items()]
        if most is not None and any(aisles.count(pair) > most for pair in aisles):
            return False
    return not problem.rules.rivals_apart or all(
        single.get(beside) != trade
        for stall, trade in single.items()
        for beside in at[stall].beside
    )


def points_of(problem: Problem, plan: dict[str, tuple[str, ...]]) -> int:
    """The published objective of a plan, worked out from its definition."""
    people = {who.code: who for who in problem.applicants}
    at = {stall.code: stall for stall in problem.stalls}
    w = problem.weights
    total = 0
    for code, codes in plan.items():
        who = people[code]
        total += w.of(who) * w.wish(rank_of(who, codes, at)) * len(codes)
        other = people.get(who.together)
        if other and other.together == code and other.code in plan:
            near = {b for c in codes for b in at[c].beside}
            forbidden = problem.rules.rivals_apart and (
                who.trade == other.trade and who.size == other.size == 1
            )
            if near & set(plan[other.code]) and not forbidden:
                total += w.of(who) * w.together
    return total


def large_draw(seed: int, people: int = 400, stalls: int = 250, per_aisle: int = 25) -> Problem:
    """A draw like a provincial fair's: many trades, sockets, pavilions, pairs and quotas."""
    dice = random.Random(seed)
    places = [
        Stall(
            stall.code, stall.aisle, stall.place, f"zone {aisle // 3}", dice.random() < 0.45,
            beside=stall.beside,
        )
        for aisle in range(stalls // per_aisle)
        for stall in row_of_stalls(per_aisle, f"{chr(65 + aisle)}-")
    ]  # fmt: skip
    wished = [stall.code for stall in places]
    applicants = []
    for n in range(people):
        trade = min(int(dice.expovariate(1 / 12)), 39)
        wishes = [Wish(stall=code) for code in dice.sample(wished, 4)]
        if dice.random() < 0.5:
            wishes.append(Wish(zone=f"zone {dice.randrange(3)}"))
        facts = ("earlier_refusal", "new_producer", "rural", "loan_holder")
        applicants.append(
            Applicant(
                f"p{n:03}",
                f"C{min(int(dice.expovariate(1 / 4)), 11)}",
                f"T{trade}",
                f"S{trade % 8}",
                size=3 if n < 10 else 1,
                wishes=tuple(wishes) if dice.random() < 0.8 else (),
                needs_socket=dice.random() < 0.2,
                facts=frozenset(fact for fact in facts if dice.random() < 0.2),
                jury=dice.randrange(101),
                attendance=dice.randrange(101),
                together=f"p{n ^ 1:03}" if n // 2 % 10 == 0 else "",
            )
        )
    quotas = tuple(Quota("county", f"C{c}", 5 if c < 3 else 0, 60) for c in range(12))
    return Problem(
        "fair", f"seed {seed}", tuple(places), tuple(applicants), Weights(), Rules(3, True, quotas)
    )
