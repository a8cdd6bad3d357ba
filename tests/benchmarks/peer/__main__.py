"""Put Bazarche beside a stock django-oscar shop and print what each costs: ``make bench-peer``.

    python -m tests.benchmarks.peer                     2,000 and 20,000 products; about ten minutes
    python -m tests.benchmarks.peer --quick 2000        one short round at one size
    python -m tests.benchmarks.peer --only product,search 20000

Everything runs on this machine and asks nothing else; ``POSTGRES_URL`` names the server.
"""

import argparse
import json
import os

from tests.benchmarks.__main__ import SIZES
from tests.benchmarks.peer.blocks import Bounds
from tests.benchmarks.peer.measure import Plan, measure
from tests.benchmarks.peer.report import table
from tests.benchmarks.peer.shops import HERE, made_ready
from tests.benchmarks.peer.wanted import visits


def options() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many products")
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--only", default="", help="names of visits, with commas")
    parser.add_argument("--rounds", type=int, default=3, help="how often the sides take turns")
    parser.add_argument("--seconds", type=float, default=3.0, help="the longest block")
    parser.add_argument("--requests", type=int, default=600, help="the most of a block")
    parser.add_argument("--orders", type=int, default=32, help="the most orders of a block")
    parser.add_argument("--clients", type=int, default=4, help="clients at once")
    parser.add_argument("--port", type=int, default=8110, help="the first of ten ports")
    return parser.parse_args()


def plan_of(said: argparse.Namespace) -> Plan:
    """Return the plan that the command line asks for."""
    if said.quick:
        said.rounds, said.seconds, said.orders = 1, 1.0, 8
    bounds = Bounds(said.clients, said.requests, said.seconds)
    return Plan(said.rounds, bounds, few=said.orders, warm=said.requests, first_port=said.port)


def main() -> None:
    """Measure each size, and print its table as soon as it is known."""
    said = options()
    plan, only = plan_of(said), set(filter(None, said.only.split(",")))
    for size in said.sizes:
        shops = made_ready(size)
        asked = visits(json.loads(shops.goods.read_text())["asks"])
        wanted = [v for v in asked if not only or v.name in only]
        before = os.getloadavg()[0]
        rows = []
        for row in measure(shops, wanted, plan):
            rows.append(row)
            (HERE / f"{size}.md").write_text(table(rows))  # for whoever stops it before the end
        print(f"\n### {size:,} goods\n\n{table(rows)}\n")
        print(f"Load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after.")


if __name__ == "__main__":
    main()
