"""Run a published draw again: ``python -m exhibitions.allocation input.json [plan.json]``.

Prints the fingerprint of the input and the plan. With a second file it compares, and exits 1 when
the plans differ. ``--figure 2894567.13`` makes the seed of the public figure that was named before
the draw, and exits 1 when the input has another one. Needs Python and the package ``highspy``,
nothing else of this project.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from exhibitions.allocation.problem import Problem, ProblemFault
from exhibitions.allocation.reading import fingerprint, plan_data, read
from exhibitions.allocation.seed import FigureFault, seed_of
from exhibitions.allocation.solve import Infeasible, allocate
from exhibitions.allocation.trouble import mend


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0 the same or no plan to compare, 1, or 2."""
    parser = argparse.ArgumentParser(prog="python -m exhibitions.allocation", description=__doc__)
    parser.add_argument("input", type=Path, help="the published input")
    parser.add_argument("plan", type=Path, nargs="?", help="the published plan, to compare with")
    parser.add_argument("--figure", help="the public figure that the seed was made of")
    args = parser.parse_args(arguments)
    try:
        problem = read(args.input.read_text(encoding="utf-8"))
        seeded = _seeded(problem, args.figure)
        data = plan_data(seeded, allocate(seeded))
    except (OSError, ProblemFault) as error:
        print(error, file=sys.stderr)
        return 2
    except FigureFault:
        print("Write the figure in digits, such as 2894567.13.", file=sys.stderr)
        return 2
    except Infeasible:
        print("No plan keeps all rules. The least change after which one exists:")
        print("\n".join(map(str, mend(problem))))
        return 2
    print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True))
    print(f"input {data['input']}", file=sys.stderr)
    if problem.seed not in ("", seeded.seed):
        print("ANOTHER SEED than the one made of this figure.", file=sys.stderr)
        return 1
    return 0 if args.plan is None else _compare(args.plan, data)


def _seeded(problem: Problem, figure: str | None) -> Problem:
    if figure is None:
        return problem
    return replace(problem, seed=seed_of(fingerprint(problem), figure))


def _compare(plan: Path, data: dict[str, object]) -> int:
    same = json.loads(plan.read_text(encoding="utf-8")) == data
    print("The same plan." if same else "ANOTHER PLAN.", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
