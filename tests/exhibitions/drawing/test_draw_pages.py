"""Pages of a draw: the organiser's steps, what everybody may check, what each applicant is told."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from exhibitions.drawing import actions
from exhibitions.drawing.states import DrawState
from exhibitions.models import Draw, FairQuota, FairRules
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.drawing.tools import (
    DAY,
    FIGURE,
    NAME,
    applicant,
    codes,
    drawn_fair,
    published,
    run,
)

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]


def url(name: str, fair, *more) -> str:
    return reverse(f"organiser:{name}", args=[fair.slug, *more])


def rules_typed(**changed) -> dict[str, object]:
    sound = dict.fromkeys(
        [
            "earlier_refusal",
            "new_producer",
            "rural",
            "support_company",
            "loan_holder",
            "jury",
            "attendance",
            "together",
        ],
        10,
    )
    wishes = {"first": 100, "second": 90, "third": 80, "fourth": 70, "fifth": 60, "anywhere": 50}
    return {**sound, **wishes, "trade_per_aisle": "", **changed}


def test_an_organiser_goes_from_rules_to_result_and_presses_twice(client):
    fair = drawn_fair(2)
    people = [applicant(fair, "A1", trade=make.trade(f"T{n}")) for n in range(3)]
    client.force_login(makers.organiser(fair))

    lost = applicant(fair, needs_socket=True, anywhere=False)
    assert client.get(url("draw", fair)).context["nowhere"] == [lost]
    lost.delete()
    client.post(url("rules", fair), rules_typed(rural="۳۵", trade_per_aisle="۲"))
    client.post(url("quota_add", fair), {"about": "county:KHR", "least": "", "most": "۹"})
    assert FairRules.objects.get().rural == 35
    assert FairQuota.objects.get().most == 9
    said = client.get(url("rules", fair)).context["sentences"]
    assert any("۳۵" in one for one in said)
    assert any("۹" in one for one in said)
    day = make.TODAY + DAY
    client.post(url("draw_publish", fair), {"figure_name": NAME, "day": f"{day}", "hour": "18"})
    draw = Draw.objects.get()
    assert timezone.localtime(draw.figure_at).hour == 18
    early = client.post(url("draw_run", fair), {"figure": FIGURE})
    assert early.context["form"].errors
    Draw.objects.update(published_at=timezone.now() - 3 * DAY, figure_at=timezone.now() - DAY)
    actions.start(draw.pk, FIGURE, by=None)
    assert "hx-get" in client.get(url("draw", fair)).content.decode()
    assert client.get(url("draw_progress", fair)).status_code == 200
    run(draw)
    assert client.get(url("draw_progress", fair)).headers["HX-Refresh"] == "true"

    page = client.get(url("draw", fair)).content.decode()
    assert all(one.seller.name in page for one in people)
    for _ in range(2):
        client.post(url("draw_accept", fair))
    fair.refresh_from_db()
    assert fair.state == FairState.PUBLISHED
    assert fair.bookings.count() == 2


def test_what_was_typed_wrongly_is_kept_and_said_in_a_sentence(client):
    fair = drawn_fair()
    applicant(fair)
    client.force_login(makers.organiser(fair))

    page = client.post(url("rules", fair), rules_typed(second=101))
    assert page.context["form"].errors["anywhere"]
    assert 'value="101"' in page.content.decode()
    assert not FairRules.objects.exists()
    assert (
        client.post(url("rules_preview", fair), rules_typed(second=101)).context["sentences"] == []
    )
    quota = {"about": "county:KHR", "least": "5", "most": "2"}
    assert client.post(url("quota_add", fair), quota).context["quota_form"].errors
    quota = {"about": "fact:loan_holder", "most": "2"}
    assert client.post(url("quota_add", fair), quota).context["quota_form"].errors
    day = {"figure_name": NAME, "day": f"{make.TODAY - DAY}", "hour": "18"}
    assert client.post(url("draw_publish", fair), day).context["form"].errors["day"]
    draw = published(fair)
    wrong = client.post(url("draw_run", fair), {"figure": "حدود دو میلیون"})
    assert wrong.context["form"].errors["figure"]
    assert client.post(url("draw_void", fair), {"reason": "نه"}).context["void_form"].errors
    draw.refresh_from_db()
    assert draw.state == DrawState.PUBLISHED


def test_another_fairs_organiser_changes_nothing(client):
    fair = drawn_fair()
    applicant(fair, "A1")
    draw = run(published(fair))
    client.force_login(makers.organiser(drawn_fair()))

    for name in ("draw_accept", "draw_void", "draw_loosen", "draw_run", "draw_change"):
        assert client.post(url(name, fair), {"reason": "هر چه باشد همین"}).status_code == 404
    draw.refresh_from_db()
    assert draw.state == DrawState.RUN


def test_an_impossible_draw_offers_the_least_change(client):
    fair = drawn_fair()
    applicant(fair)
    FairQuota.objects.create(fair=fair, kind="county", key="KHR", least=2)
    run(published(fair))
    client.force_login(makers.organiser(fair))

    page = client.get(url("draw", fair))
    assert page.context["trouble"] == ["خرم‌آباد: دست‌کم ۲ غرفه خواسته شده، ۱ غرفه شدنی است."]
    client.post(url("draw_loosen", fair))

    assert FairQuota.objects.get().least == 1
    assert client.get(url("draw", fair)).context["draw"] is None


def test_a_change_by_hand_is_looked_at_first(client):
    fair = drawn_fair(3)
    jam, felt = make.trade(), make.trade("T2")
    people = [applicant(fair, f"A{n}", trade=t) for n, t in ((1, jam), (2, felt), (3, jam))]
    draw = run(published(fair))
    client.force_login(makers.organiser(fair))
    asked = {"code": codes(draw)[people[1].pk], "stall": "A1", "reason": "پله برایش سخت است"}

    page = client.post(url("draw_change", fair), asked)
    assert len(page.context["breaks"]) == 1
    assert not draw.changes.exists()
    client.post(url("draw_change", fair), {**asked, "sure": "yes"})

    assert draw.changes.get().reason == "پله برایش سخت است"
    assert len(client.get(url("draw", fair)).context["told"]) == 1


def test_anybody_runs_the_published_file_and_finds_the_stored_plan(client, tmp_path):
    fair = drawn_fair(4)
    for n in range(6):
        applicant(fair, f"A{n % 4 + 1}", trade=make.trade(f"T{n % 3}"))
    draw = published(fair)
    early = reverse("fairs:draw_published", args=[fair.slug, 1])
    before = client.get(early).content
    assert hashlib.sha256(before).hexdigest() == draw.fingerprint
    assert client.get(reverse("fairs:draw_input", args=[fair.slug, 1])).status_code == 404
    run(draw)
    assert client.get(reverse("fairs:draw_plan", args=[fair.slug, 1])).status_code == 404
    actions.accept(draw.pk, by=None)
    assert client.get(early).content == before
    for name in ("input", "plan"):
        answer = client.get(reverse(f"fairs:draw_{name}", args=[fair.slug, 1]))
        (tmp_path / f"{name}.json").write_bytes(answer.content)

    def check(file: str, *more: str) -> int:
        paths = [str(tmp_path / one) for one in (file, "plan.json")]
        command = [sys.executable, "-m", "exhibitions.allocation", *paths, *more]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode

    (tmp_path / "early.json").write_bytes(before)
    assert check("input.json") == 0
    assert check("input.json", "--figure", FIGURE) == 0
    assert check("early.json", "--figure", FIGURE) == 0
    assert check("input.json", "--figure", "1") == 1
    tampered = json.loads((tmp_path / "input.json").read_text())
    tampered["applicants"][0]["points"] += 1
    (tmp_path / "input.json").write_text(json.dumps(tampered))
    assert check("input.json") == 1


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_everybody_reads_the_draw_and_nobody_a_name(client, prefix):
    fair = drawn_fair(1)
    people = [applicant(fair, "A1") for _ in range(2)]
    link, public = reverse("fairs:draw", args=[fair.slug]), fair.get_absolute_url()
    path = prefix + link
    assert client.get(path).status_code == 404
    draw = published(fair)

    def page() -> str:
        answer = client.get(path)
        text = answer.content.decode()
        assert draw.fingerprint in text
        assert not any(one.seller.name in text or one.seller.name_en in text for one in people)
        assert len(answer.context["sentences"]) == 4
        return text

    assert page()
    assert link in client.get(public).content.decode()
    run(draw)
    assert draw.seed in page()
    actions.void(draw.pk, reason="رقم اشتباه نوشته شد", by=None)
    assert "رقم اشتباه نوشته شد" in page()
    assert client.get(reverse("fairs:draw_plan", args=[fair.slug, 1])).status_code == 200
    assert client.get(reverse("fairs:draw_numbered", args=[fair.slug, 7])).status_code == 404
    type(fair).objects.update(state=FairState.DRAFT)
    assert client.get(reverse("fairs:draw_published", args=[fair.slug, 1])).status_code == 404


def test_each_applicant_reads_why_on_her_own_desk(client):
    fair = drawn_fair(1)
    people = {one.pk: one for one in (applicant(fair, "A1"), applicant(fair, "A1"))}
    draw = run(published(fair))
    lost = draw.entries.get(drawn=[])
    won = draw.entries.exclude(pk=lost.pk).get()

    def mine(entry):
        client.force_login(people[entry.application_id].seller.team.get().user)
        return client.get(reverse("desk_draws:mine", args=[entry.application_id]))

    page = mine(lost)
    assert page.context["is_told"] is False
    assert page.context["wishes"] == []
    actions.accept(draw.pk, by=None)
    page = mine(lost)
    assert page.context["number"] == 1
    (wish,) = page.context["wishes"]
    assert "عدد قرعه" in wish.told
    page = mine(won)
    assert page.context["stands"] == "A۱"
    assert page.context["wishes"][0].granted
    answer = client.get(reverse("desk_fairs:application", args=[won.application_id]))
    assert reverse("desk_draws:mine", args=[won.application_id]) in answer.content.decode()
    other = reverse("desk_draws:mine", args=[lost.application_id])
    assert client.get(other).status_code == 404


def test_those_concerned_read_who_set_what_by_hand(client):
    fair = drawn_fair(2)
    one, other, third = (applicant(fair, "A1", trade=make.trade(f"T{n}")) for n in range(3))
    stall = fair.hall_uses.get().plan.stalls.get(code="A1")
    actions.pin(fair.pk, one.pk, stall.pk, reason="به ویلچر نیاز دارد", by=None)
    draw = run(published(fair))
    left_out = draw.entries.get(stands=[])
    moved = draw.entries.exclude(application=one).exclude(stands=[]).get()
    actions.change(draw.pk, left_out.code, "A2", reason="دو غرفه به یک خانواده رسید",
                   breaks_accepted=False, by=None)  # fmt: skip
    actions.accept(draw.pk, by=None)

    client.force_login(one.seller.team.get().user)
    page = client.get(reverse("desk_draws:mine", args=[one.pk]))
    assert page.context["pins"] == [("A۱", "به ویلچر نیاز دارد", True)]
    assert page.context["changes"] == []
    client.force_login(moved.application.seller.team.get().user)
    page = client.get(reverse("desk_draws:mine", args=[moved.application_id]))
    assert [told.change.reason for told in page.context["changes"]] == [
        "دو غرفه به یک خانواده رسید"
    ]
    assert page.context["pins"] == [("A۱", "به ویلچر نیاز دارد", False)]
    assert {other.pk, third.pk} == {moved.application_id, left_out.application_id}


def test_pages_cost_the_same_at_any_size(client):
    def cost(people: int) -> dict[str, int]:
        fair = drawn_fair(people)
        made = [applicant(fair, "A1", trade=make.trade(f"T{n}")) for n in range(people + 1)]
        client.force_login(makers.organiser(fair))
        before = _queries(client, url("draw", fair))
        draw = run(published(fair))
        found = {"before": before, "run": _queries(client, url("draw", fair))}
        actions.accept(draw.pk, by=None)
        found |= {
            "rules": _queries(client, url("rules", fair)),
            "public": _queries(client, reverse("fairs:draw", args=[fair.slug])),
        }
        client.force_login(made[0].seller.team.get().user)
        found["mine"] = _queries(client, reverse("desk_draws:mine", args=[made[0].pk]))
        return found

    drawn_fair()  # on the same day: one might stand at both
    small = cost(2)
    assert cost(5) == small
    assert small["public"] <= 10


def _queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_after_a_draw_that_does_not_count_producers_may_apply_again(client):
    fair = drawn_fair(2)
    applicant(fair, "A1")
    draw = published(fair)
    client.force_login(makers.organiser(fair))
    soon = str(make.TODAY + 3 * DAY)

    client.post(url("draw_reopen", fair), {"day": soon})
    fair.refresh_from_db()
    assert fair.state == FairState.ALLOCATION  # a draw counts

    actions.void(draw.pk, reason="قاعده‌ای اشتباه بود", by=None)
    for day in ("", str(fair.starts_on), str(make.TODAY - DAY)):
        page = client.post(url("draw_reopen", fair), {"day": day})
        assert page.context["reopen_form"].errors["day"]
    fair.refresh_from_db()
    assert fair.state == FairState.ALLOCATION

    client.post(url("draw_reopen", fair), {"day": soon})
    fair.refresh_from_db()
    assert fair.state == FairState.APPLICATIONS
    assert str(timezone.localdate(fair.apply_until)) == soon
