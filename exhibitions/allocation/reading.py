"""A draw as JSON: the file that is published before the run, and its fingerprint.

The form is canonical: stalls, applicants and sets are sorted and keys too, so the same draw always
gives the same bytes, whatever order its parts were put in.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from exhibitions.allocation.problem import (
    Applicant,
    Problem,
    ProblemFault,
    Quota,
    Rules,
    Stall,
    Weights,
    Wish,
)
from exhibitions.allocation.solve import Plan

FORMAT: Final = 1
LATER: Final = ("county_per_aisle",)  # rules that format 1 began without


def write(problem: Problem) -> str:
    """Return the canonical JSON of a draw."""
    data = {
        "format": FORMAT,
        "fair": problem.fair,
        "seed": problem.seed,
        "stalls": sorted((asdict(s) for s in problem.stalls), key=lambda s: s["code"]),
        "applicants": sorted((asdict(a) for a in problem.applicants), key=lambda a: a["code"]),
        "weights": asdict(problem.weights),
        "rules": _rules(problem.rules),
        "pins": dict(problem.pins),
    }
    return json.dumps(data, default=_plain, sort_keys=True, ensure_ascii=False, indent=1)


def _rules(rules: Rules) -> dict[str, Any]:
    """Return rules as they are written; a later one that is not asked is left out.

    So a file that was published before a rule was thought of keeps its fingerprint.
    """
    quotas = sorted((asdict(quota) for quota in rules.quotas), key=lambda q: (q["kind"], q["key"]))
    data = {**asdict(rules), "quotas": quotas}
    return {name: value for name, value in data.items() if name not in LATER or value is not None}


def _plain(value: object) -> object:
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"cannot write {value!r}")


def fingerprint(problem: Problem) -> str:
    """Return the SHA-256 of the canonical JSON without its seed, as 64 hexadecimal digits.

    It is published before anybody can know the seed, and stays the same afterwards.
    """
    return hashlib.sha256(write(replace(problem, seed="")).encode()).hexdigest()


def plan_data(problem: Problem, plan: Plan) -> dict[str, Any]:
    """Return a plan as it is published: of which input and seed, points, stalls by applicant."""
    return {
        "input": fingerprint(problem),
        "seed": problem.seed,
        "points": plan.points,
        "gap": plan.gap,
        "stalls": {code: list(stalls) for code, stalls in sorted(plan.stalls.items())},
    }


def read(text: str) -> Problem:
    """Return the draw of a JSON text; raise ``ProblemFault`` when it is none, or faulty."""
    try:
        problem = _problem(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProblemFault([f"This is no input of a draw: {error!r}"]) from error
    problem.check()
    return problem


def _problem(data: Mapping[str, Any]) -> Problem:
    if data["format"] != FORMAT:
        raise ValueError(f"format {data['format']!r} is not {FORMAT}")
    rules = data["rules"]
    weights = data["weights"]
    return Problem(
        fair=data["fair"],
        seed=data["seed"],
        stalls=tuple(_stall(row) for row in data["stalls"]),
        applicants=tuple(_applicant(row) for row in data["applicants"]),
        weights=Weights(**{**weights, "wishes": tuple(weights["wishes"])}),
        rules=Rules(**{**rules, "quotas": tuple(Quota(**row) for row in rules["quotas"])}),
        pins=dict(data["pins"]),
    )


def _stall(row: Mapping[str, Any]) -> Stall:
    sets = {name: frozenset(row[name]) for name in ("sectors", "beside")}
    return Stall(**{**row, **sets})


def _applicant(row: Mapping[str, Any]) -> Applicant:
    wishes = tuple(Wish(**wish) for wish in row["wishes"])
    return Applicant(**{**row, "facts": frozenset(row["facts"]), "wishes": wishes})
