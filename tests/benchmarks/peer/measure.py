"""One shop beside the other: the same visits in turn, A B A B, each in bounded blocks."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from tests.benchmarks.peer.blocks import Block, Bounds, run
from tests.benchmarks.peer.report import FLOOR, Row
from tests.benchmarks.peer.server import Server, settle
from tests.benchmarks.peer.shops import Shops, say
from tests.benchmarks.peer.wanted import Visit

# Which of our servers answers the bare view that all is compared with.
FLOOR_AT = "made"


@dataclass(frozen=True)
class Plan:
    """How long it all takes: rounds, bounds of a block, acts of a heavy one, acts that warm up."""

    rounds: int
    bounds: Bounds
    few: int
    warm: int
    first_port: int


def measure(shops: Shops, visits: list[Visit], plan: Plan) -> Iterator[Row]:
    """Measure visits one after another, sides in turn; yield a row for each of both."""
    sides = dict.fromkeys(FLOOR_AT if s == FLOOR else s for v in visits for s in v.sides)
    with ExitStack() as stack:
        servers = {
            side: stack.enter_context(shops.serve(side, plan.first_port + n))
            for n, side in enumerate(sides)
        }
        settle(servers.values())
        servers[FLOOR] = servers[FLOOR_AT]
        for visit in visits:
            say(f"Measuring {visit.name} …")
            blocks = _rounds(visit, servers, plan)
            for side in visit.sides:
                facts = visit.kind.facts(side, servers[side].port)
                yield Row(visit.name, side, blocks[side], facts)


def _rounds(visit: Visit, servers: dict[str, Server], plan: Plan) -> dict[str, list[Block]]:
    blocks: dict[str, list[Block]] = {side: [] for side in visit.sides}
    clients, seconds = plan.bounds.clients, plan.bounds.seconds
    most, before = (plan.few, 2 * clients) if visit.kind.heavy else (plan.bounds.acts, plan.warm)
    bounds, warm = Bounds(clients, most, seconds), Bounds(clients, before, seconds * 5)
    for side in visit.sides:
        run(servers[side], visit.kind.act(side, servers[side].port, warm.acts), warm)
    for _ in range(plan.rounds):
        for side in visit.sides:
            act = visit.kind.act(side, servers[side].port, most)
            blocks[side].append(run(servers[side], act, bounds))
    return blocks
