"""The registry behind ``manage.py demo``: each app adds the steps that fill its own tables.

    @register(20, "sellers")
    def demo_sellers(plan: DemoPlan) -> None: ...

A step is idempotent and takes its chance only from ``plan.seed`` and its days from ``plan.day``,
so that two runs of one plan give the same shop. Steps of *furniture* make what every installation
needs and nobody invents: ``manage.py furnish`` runs these alone.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils import timezone


@dataclass(frozen=True)
class DemoPlan:
    """How much to make, from which seed, as of which day, and where to say what was made."""

    products: int
    sellers: int
    fairs: int
    seed: int
    write: Callable[[str], None]
    day: date = field(default_factory=timezone.localdate)

    def chance(self, *about: object) -> random.Random:
        """Return the dice for one thing: the same thing always falls the same way."""
        return random.Random(":".join(map(str, (self.seed, *about))))  # noqa: S311 -- no secret


class Step(NamedTuple):
    """A part of the demo; steps run by ``order``, then by ``name``.

    One that is ``by_hand`` does what people do, by the same actions; these commit by themselves.
    ``furniture`` belongs in a real shop too, and leaves alone what people changed.
    """

    order: int
    name: str
    run: Callable[[DemoPlan], None]
    by_hand: bool = False
    furniture: bool = False


_steps: dict[str, Step] = {}
_signs_of_life: list[Callable[[], bool]] = []


def register(
    order: int, name: str, *, by_hand: bool = False, furniture: bool = False
) -> Callable[[Callable[[DemoPlan], None]], Callable[[DemoPlan], None]]:
    """Add the decorated step; raise ``ValueError`` when the name is taken."""

    def add(run: Callable[[DemoPlan], None]) -> Callable[[DemoPlan], None]:
        if name in _steps:
            raise ValueError(f"a demo step named {name!r} is registered already")
        _steps[name] = Step(order, name, run, by_hand, furniture)
        return run

    return add


def sign_of_life(check: Callable[[], bool]) -> Callable[[], bool]:
    """Add the decorated question; "yes" means that a demo has come, or must not come, here."""
    _signs_of_life.append(check)
    return check


def is_filled() -> bool:
    """Return whether any app finds that its tables are in use."""
    return any(check() for check in _signs_of_life)


def steps() -> list[Step]:
    """Return all steps in the order in which they run."""
    return sorted(_steps.values(), key=lambda step: (step.order, step.name))


def run(plan: DemoPlan, *, by_hand: bool = False) -> None:
    """Run all steps for one plan that are written in bulk, or those done by hand."""
    for step in steps():
        if step.by_hand == by_hand:
            step.run(plan)


def furnish(seed: int, write: Callable[[str], None]) -> None:
    """Run the steps of furniture only: no people, goods, orders or fairs."""
    plan = DemoPlan(products=0, sellers=0, fairs=0, seed=seed, write=write)
    for step in steps():
        if step.furniture:
            step.run(plan)
