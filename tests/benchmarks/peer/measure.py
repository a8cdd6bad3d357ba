"""One shop beside the other: the same visits in turn, A B A B, each in bounded blocks."""

from contextlib import ExitStack
from dataclasses import dataclass

from tests.benchmarks.peer.blocks import Block, Bounds, run
from tests.benchmarks.peer.report import Row
from tests.benchmarks.peer.server import Server, settle
from tests.benchmarks.peer.shops import Shops, say
from tests.benchmarks.peer.wanted import Visit


@dataclass(frozen=True)
class Plan:
    """How long it all takes: rounds, bounds of a block, acts of a heavy one, acts before them."""

    rounds: int
    bounds: Bounds
    few: int
    warm: int
    first_port: int


def measure(shops: Shops, visits: list[Visit], plan: Plan) -> list[Row]:
    """Measure visits one after another, sides in turn; return a row for each of both."""
    sides = list(dict.fromkeys(side for visit in visits for side in visit.sides))
    rows = []
    with ExitStack() as stack:
        servers = {
            side: stack.enter_context(shops.serve(side, plan.first_port + n))
            for n, side in enumerate(sides)
        }
        settle(servers.values())
        for visit in visits:
            say(f"Measuring {visit.name} …")
            blocks = _rounds(visit, servers, plan)
            facts = {s: visit.kind.facts(s, servers[s].port) for s in visit.sides}
            rows += [Row(visit.name, s, blocks[s], facts[s]) for s in visit.sides]
    return rows


def _rounds(visit: Visit, servers: dict[str, Server], plan: Plan) -> dict[str, list[Block]]:
    blocks: dict[str, list[Block]] = {side: [] for side in visit.sides}
    most = plan.few if visit.kind.heavy else plan.bounds.acts
    bounds = Bounds(plan.bounds.clients, most, plan.bounds.seconds)
    warm = Bounds(bounds.clients, plan.few if visit.kind.heavy else plan.warm, bounds.seconds * 5)
    for side in visit.sides:
        run(servers[side], visit.kind.act(side, servers[side].port, warm.acts), warm)
    for _ in range(plan.rounds):
        for side in visit.sides:
            act = visit.kind.act(side, servers[side].port, most)
            blocks[side].append(run(servers[side], act, bounds))
    return blocks
