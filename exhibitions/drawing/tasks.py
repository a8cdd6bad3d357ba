"""What a draw does in the background: search, then work out everyone's reasons."""

import time
from typing import Final

from django_tasks import task

from exhibitions.drawing.actions import running
from exhibitions.drawing.explaining import explain
from exhibitions.models import Draw

SHARE: Final = 8.0  # seconds of a run for reasons; ``finish_draws`` works out the rest


@task()
def run_draw(pk: int) -> None:
    """Run a draw; run by two at once, the first writes and both found the same."""
    draw = Draw.objects.get(pk=pk)
    if draw.state != "running":
        return
    outcome = running.search(draw)
    if running.finish(pk, outcome) and outcome.plan is not None:
        explain(pk, outcome.problem, outcome.plan, until=time.monotonic() + SHARE)
