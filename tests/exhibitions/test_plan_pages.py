"""Pages of plans: saving from the editor and from the table, in an organiser's browser."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from exhibitions.models import PlanStall
from exhibitions.plans.queries import draft_of_plan, sent
from exhibitions.plans.reading import MOST_BYTES
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.test_plans import ROW


@pytest.fixture
def hall(db):
    return makers.plan(3).hall


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def post(self, client, hall):
        client.force_login(makers.organiser())

        def send(body, name="save_plan", **more):
            url = reverse(f"organiser:{name}", args=[hall.pk])
            body = body if isinstance(body, bytes) else json.dumps({**body, **more})
            return client.post(url, body, content_type="application/json")

        return send

    def body(self, hall, change=None):
        plan = hall.plans.first()
        draft = draft_of_plan(plan)
        return {
            "plan": plan.pk,
            "edition": plan.edition,
            **sent(change(draft) if change else draft),
        }

    def test_saving_answers_with_the_plan_to_draw_on(self, post, hall):
        answer = post(self.body(hall))

        assert answer.status_code == 200
        assert (answer.json()["plan"], answer.json()["edition"]) == (hall.plans.get().pk, 2)

    def test_overlaps_are_named_and_refused(self, post, hall):
        def heap(draft):
            one, two, *_ = draft.stalls
            return replace(draft, stalls=(one, replace(two, box=one.box)))

        answer = post(self.body(hall, heap))

        assert answer.status_code == 422
        assert "A۱" in answer.json()["told"][0]
        assert "A۲" in answer.json()["told"][0]
        assert hall.plans.get().edition == 1

    def test_who_comes_second_hears_by_whom(self, post, hall):
        body = self.body(hall)
        post(body)
        answer = post(body)

        assert answer.status_code == 409
        assert PlanStall.objects.count() == 3
        assert post(body, as_next=True).status_code == 200
        assert hall.plans.count() == 2

    @pytest.mark.parametrize(
        "attack",
        [
            b"x" * (MOST_BYTES + 1),
            b"[" * 200_000,
            json.dumps({"stalls": [ROW] * 10_000, "features": []}).encode(),
            json.dumps({"stalls": [["A1", "A", 0, 0, 0, -300, 200, "300x200", "", 0]],
                        "features": [], "plan": 1, "edition": 1}).encode(),
        ],
        ids=["long", "deep", "ten thousand stalls", "negative size"],
    )  # fmt: skip
    @pytest.mark.parametrize("name", ["save_plan", "number_plan"])
    def test_attacks_are_refused_with_a_sentence(self, post, hall, attack, name):
        before = draft_of_plan(hall.plans.get())
        answer = post(attack, name)

        if (
            name == "number_plan"
            and b'"no' not in attack
            and b"edition" in attack
            and b"{}" in attack
        ):
            assert answer.json() == {"named": []}
        else:
            assert answer.status_code == 400
            assert answer.json()["told"]
        assert draft_of_plan(hall.plans.get()) == before

    @pytest.mark.parametrize("seen", [{"plan": "1"}, {"edition": {}}, {"plan": True}, {}])
    def test_who_does_not_say_what_was_seen_saves_nothing(self, post, hall, seen):
        answer = post({"stalls": [], "features": [], **seen})

        assert answer.status_code == 400
        assert PlanStall.objects.count() == 3

    def test_a_foreign_hall_is_not_there(self, client, hall):
        client.force_login(makers.organiser(county=make.county("BRJ")))
        url = reverse("organiser:save_plan", args=[hall.pk])

        answer = client.post(url, json.dumps(self.body(hall)), content_type="application/json")

        assert answer.status_code == 404
        assert hall.plans.get().edition == 1

    @pytest.mark.parametrize("number", [1, 250])
    def test_the_editor_costs_the_same_at_any_size(self, client, number, django_assert_num_queries):
        room = makers.hall()
        room.width_cm = room.depth_cm = 20_000
        room.save()
        makers.plan(number, of=room)
        client.force_login(makers.organiser())
        client.get(reverse("organiser:plan", args=[room.pk]))

        with django_assert_num_queries(8):
            page = client.get(reverse("organiser:plan", args=[room.pk]))

        assert page.context["stalls_n"] == number


@pytest.mark.django_db
class TestTable:
    def rows(self, page, **changes):
        said = {"plan": page.context["plan"].pk, "edition": page.context["plan"].edition}
        forms = page.context["formset"].forms
        said |= {"form-TOTAL_FORMS": len(forms), "form-INITIAL_FORMS": len(forms)}
        for n, form in enumerate(forms):
            for field in form:
                value = field.value()
                if value is not None and value is not False and value != "":
                    said[f"form-{n}-{field.name}"] = value
        return {**said, **changes}

    def test_rows_change_what_they_say_and_nothing_else(self, client, hall):
        client.force_login(makers.organiser())
        url = reverse("organiser:plan_table", args=[hall.pk])
        before = draft_of_plan(hall.plans.get())

        client.post(
            url, self.rows(client.get(url), **{"form-0-code": "VIP", "form-2-DELETE": "on"})
        )

        first, second, _third = before.stalls
        after = draft_of_plan(hall.plans.get())
        assert after == replace(before, stalls=(replace(first, code="VIP"), second))

    def test_a_row_on_the_others_is_refused_and_stays_typed(self, client, hall):
        client.force_login(makers.organiser())
        url = reverse("organiser:plan_table", args=[hall.pk])

        page = client.post(url, self.rows(client.get(url), **{"form-1-x": "2"}))

        assert "A۲" in page.context["wrong"][0]
        assert page.context["formset"].forms[1]["x"].value() == "2"

    def test_a_row_is_added_and_all_are_numbered_without_a_script(self, client):
        room = makers.hall()
        kind = makers.plan().stalls.first().kind
        client.force_login(makers.organiser())
        add = {"count": "۳", "aisle": "Q", "kind": kind.code, "x": "1", "y": "1", "plan": 0}

        client.post(reverse("organiser:plan_row", args=[room.pk]), {**add, "edition": 0})
        plan = room.plans.get()
        again = {"plan": plan.pk, "edition": plan.edition}
        client.post(reverse("organiser:plan_renumber", args=[room.pk]), again)

        assert [s.code for s in plan.stalls.order_by("x_cm")] == ["A1", "A2", "A3"]
