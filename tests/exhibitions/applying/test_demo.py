"""The demo's applications: by the real actions, once, the same from the same seed."""

import pytest

from core.demo import DemoPlan
from exhibitions.demo.applications import demo_applications
from exhibitions.jury.queries import scores_of
from exhibitions.models import Application, Verdict
from tests.exhibitions import makers
from tests.exhibitions.applying import tools

pytestmark = pytest.mark.django_db


def test_shops_apply_and_a_jury_has_ended_once():
    first, second = tools.fair(), tools.fair(days=(tools.SOON + tools.HOUR * 240,))
    makers.organiser()
    for number in range(1, 5):
        tools.shop(code=f"S{number:03}")
    said = []
    plan = DemoPlan(products=1, sellers=4, fairs=2, seed=1, write=said.append)

    demo_applications(plan)
    before = list(Application.objects.values_list("pk", "state"))
    demo_applications(plan)

    assert list(Application.objects.values_list("pk", "state")) == before
    assert len(before) == 8
    assert said == ["8 applications to fairs"]
    assert Verdict.objects.get().fair == first
    assert len(set(scores_of(first).values())) > 1
    states = set(second.applications.values_list("state", flat=True))
    assert {"needs_info", "shortlisted"} <= states
    assert second.applications.get(seller__code="S001").state == "needs_info"
