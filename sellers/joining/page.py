"""What every screen of joining shows around its question."""

from typing import Any

from django.urls import reverse

from sellers.joining.actions import kind_of
from sellers.joining.rules import MAY_WAIT, Step, progress, step_before, steps_of
from sellers.joining.words import LABELS
from sellers.models import Joining


def step_after(step: Step, kind: str) -> Step | None:
    """Return the question after this one; ``None`` after the last."""
    steps = steps_of(kind)
    place = steps.index(step) + 1
    return steps[place] if place < len(steps) else None


def context_of(joining: Joining, step: Step) -> dict[str, Any]:
    """Return the step bar, the way back and whether this question may wait. No query."""
    kind = kind_of(joining)
    before = step_before(step, kind)
    return {
        "step": step.value,
        "step_label": LABELS[step],
        "progress": progress(step, kind),
        "steps": [_line(other, step, joining) for other in steps_of(kind)],
        "back": reverse("desk:join_step", args=[before]) if before else reverse("desk:join"),
        "may_wait": step in MAY_WAIT,
    }


def _line(step: Step, here: Step, joining: Joining) -> dict[str, Any]:
    done = step in joining.answers
    return {
        "label": LABELS[step],
        "url": reverse("desk:join_step", args=[step]) if done else "",
        "state": "now" if step == here else "done" if done else "",
    }
