"""Run a published draw again: ``python -m exhibitions.allocation input.json [plan.json]``.

Prints the fingerprint of the input and the plan. With a second file it compares, and exits 1 when
the plans differ. Needs Python and the package ``highspy``, nothing else of this project.
"""

import argparse
import json
import sys
from pathlib import Path

from exhibitions.allocation.problem import ProblemFault
from exhibitions.allocation.reading import fingerprint, plan_data, read
from exhibitions.allocation.solve import Infeasible, allocate
from exhibitions.allocation.trouble import mend


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0 the same or no plan to compare, 1, or 2."""
    parser = argparse.ArgumentParser(prog="python -m exhibitions.allocation", description=__doc__)
    parser.add_argument("input", type=Path, help="the published input")
    parser.add_argument("plan", type=Path, nargs="?", help="the published plan, to compare with")
    args = parser.parse_args(arguments)
    try:
        problem = read(args.input.read_text(encoding="utf-8"))
        data = plan_data(problem, allocate(problem))
    except (OSError, ProblemFault) as error:
        print(error, file=sys.stderr)
        return 2
    except Infeasible:
        print("No plan keeps all rules. The least change after which one exists:")
        print("\n".join(map(str, mend(problem))))
        return 2
    print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True))
    print(f"input {fingerprint(problem)}", file=sys.stderr)
    if args.plan is None:
        return 0
    same = json.loads(args.plan.read_text(encoding="utf-8")) == data
    print("The same plan." if same else "ANOTHER PLAN.", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
