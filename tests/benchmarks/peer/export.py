"""Write what we sell: ``python -m tests.benchmarks.peer.export FILE``, under our settings."""

import json
import sys
from pathlib import Path

import django

django.setup()

from tests.benchmarks.peer.goods import collect, lay_in  # noqa: E402 -- Django must be set up first

if __name__ == "__main__":
    found = collect()
    lay_in(found, 1_000_000)
    Path(sys.argv[1]).write_text(json.dumps(found, ensure_ascii=False))
