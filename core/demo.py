"""The registry behind ``manage.py demo``: each app adds the steps that fill its own tables.

    @register(20, "sellers")
    def demo_sellers(plan: DemoPlan) -> None: ...

A step is idempotent and takes its chance only from ``plan.seed``, so that two runs of one plan
give the same shop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class DemoPlan:
    """How much to make, from which seed, and where to say what was made."""

    products: int
    sellers: int
    fairs: int
    seed: int
    write: Callable[[str], None]


class Step(NamedTuple):
    """A part of the demo; steps run by ``order``, then by ``name``."""

    order: int
    name: str
    run: Callable[[DemoPlan], None]


_steps: dict[str, Step] = {}


def register(
    order: int, name: str
) -> Callable[[Callable[[DemoPlan], None]], Callable[[DemoPlan], None]]:
    """Add the decorated step; raise ``ValueError`` when the name is taken."""

    def add(run: Callable[[DemoPlan], None]) -> Callable[[DemoPlan], None]:
        if name in _steps:
            raise ValueError(f"a demo step named {name!r} is registered already")
        _steps[name] = Step(order, name, run)
        return run

    return add


def steps() -> list[Step]:
    """Return all steps in the order in which they run."""
    return sorted(_steps.values(), key=lambda step: (step.order, step.name))


def run(plan: DemoPlan) -> None:
    """Run all steps for one plan."""
    for step in steps():
        step.run(plan)
