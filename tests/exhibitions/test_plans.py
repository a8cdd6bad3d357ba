"""Plans of halls: the rules hold for any drawing, and saving never changes one that is in use."""

import json
from dataclasses import replace
from time import perf_counter

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibitions.models import Plan, PlanStall, StallWish
from exhibitions.plans.queries import draft_of_plan, sent
from exhibitions.plans.reading import MOST_BYTES, Unreadable, draft_of, parse
from exhibitions.plans.rules import (
    MOST_STALLS,
    Box,
    Draft,
    Fault,
    Feature,
    Stall,
    aisle_name,
    faults,
    narrow,
    numbered,
    overlaps,
    row_of,
)
from exhibitions.plans.saving import Outrun, Refused, Seen, is_fixed, save_plan
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers

WIDE, DEEP = 3000, 2000
sides = st.integers(0, 600)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
boxes = st.builds(Box, sides, sides, st.integers(50, 300), st.integers(50, 300))


def stall(code: str, box: Box, kind: str = "300x200") -> Stall:
    return Stall(code, "A", int(code.strip("ABCDE") or 1), box, kind)


def drawn(many: list[Box]) -> Draft:
    return Draft(tuple(stall(f"A{n + 1}", box) for n, box in enumerate(many)))


class TestRules:
    @given(st.lists(boxes, max_size=12))
    def test_the_sweep_finds_what_comparing_all_pairs_finds(self, many):
        draft = drawn(many)
        pairs = {
            frozenset((a.code, b.code))
            for n, a in enumerate(draft.stalls)
            for b in draft.stalls[n + 1 :]
            if any(
                a.box.x <= x < a.box.right and b.box.x <= x < b.box.right
                for x in (a.box.x, b.box.x)
            )
            and any(
                a.box.y <= y < a.box.bottom and b.box.y <= y < b.box.bottom
                for y in (a.box.y, b.box.y)
            )
        }

        assert {frozenset(pair) for pair in overlaps(draft)} == pairs

    @given(st.lists(boxes, max_size=12), st.randoms())
    def test_the_order_of_stalls_changes_nothing(self, many, chance):
        draft = drawn(many)
        other = list(draft.stalls)
        chance.shuffle(other)

        again = Draft(tuple(other))
        assert {frozenset(p) for p in overlaps(draft)} == {frozenset(p) for p in overlaps(again)}
        if not any(overlaps(draft)):
            first, second = numbered(draft.stalls), numbered(again.stalls)
            assert {s.code: s.box for s in first} == {s.code: s.box for s in second}

    @given(st.lists(boxes, max_size=40))
    def test_numbers_are_each_stalls_own_and_move_nothing(self, many):
        draft = drawn(many)
        named = numbered(draft.stalls)

        assert [s.box for s in named] == many
        assert len({s.code for s in named}) == len({(s.aisle, s.place) for s in named}) == len(many)
        for aisle in {s.aisle for s in named}:
            places = sorted(s.place for s in named if s.aisle == aisle)
            assert places == list(range(len(places)))

    @given(boxes, boxes, boxes)
    def test_a_narrow_way_is_the_same_both_ways_with_nothing_in_it(self, one, other, third):
        draft = drawn([one, other, third])
        if any(overlaps(draft)):
            return
        for a, b, gap in narrow(draft):
            first, second = (draft.stalls[int(code[1:]) - 1].box for code in (a, b))
            assert first.gap(second) == second.gap(first) == gap

    def test_stalls_of_a_row_stand_side_by_side(self):
        row = row_of(4, stall("A", Box(100, 100, 300, 200)), down=False)
        column = row_of(4, stall("A", Box(100, 100, 300, 200)), down=True)

        assert [s.box.x for s in row] == [100, 400, 700, 1000]
        assert [s.box.y for s in column] == [100, 300, 500, 700]
        assert [s.code for s in numbered(column)] == ["A1", "A2", "A3", "A4"]
        assert not faults(Draft(tuple(row)), width=1300, depth=300)
        assert [f.names for f in faults(Draft(tuple(row)), width=1299, depth=300)] == [("A4",)]

    def test_aisles_go_on_after_the_alphabet(self):
        assert [aisle_name(n) for n in (0, 7, 8, 23, 24, 25)] == ["A", "H", "J", "Z", "AA", "AB"]

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"box": Box(2701, 0, 300, 200)}, Fault.OUTSIDE),
            ({"box": Box(900, -1, 300, 200)}, Fault.OUTSIDE),
            ({"box": Box(299, 0, 300, 200)}, Fault.OVERLAP),
            ({"box": Box(900, 0, 49, 200)}, Fault.SMALL),
            ({"box": Box(900, 0, 0, 200)}, Fault.SMALL),
            ({"code": "A1"}, Fault.CODE),
            ({"place": 1}, Fault.PLACE),
        ],
    )
    def test_each_fault_is_told_by_itself(self, change, fault):
        good = (stall("A1", Box(0, 0, 300, 200)), stall("A2", Box(300, 0, 300, 200)))
        assert not faults(Draft(good), width=WIDE, depth=DEEP)

        found = faults(Draft((good[0], replace(good[1], **change))), width=WIDE, depth=DEEP)

        assert [one.fault for one in found] == [fault]

    def test_a_stall_stands_on_no_door_but_a_desk_on_a_stage(self):
        stage, desk = Feature("stage", Box(0, 0, 600, 400)), Feature("info", Box(0, 0, 200, 200))
        assert not faults(Draft((), (stage, desk)), width=WIDE, depth=DEEP)

        [found] = faults(
            Draft((stall("A1", Box(500, 0, 300, 200)),), (stage,)), width=WIDE, depth=DEEP
        )
        assert (found.fault, set(found.names)) == (Fault.OVERLAP, {"A1", "stage"})

    def test_a_way_is_narrow_only_where_nothing_stands_in_it(self):
        left, right = stall("A1", Box(0, 0, 300, 200)), stall("A2", Box(400, 0, 300, 200))
        between = stall("A3", Box(300, 0, 100, 200))

        assert narrow(Draft((left, right))) == [("A1", "A2", 100)]
        assert narrow(Draft((left, right, between))) == []

    def test_a_thousand_stalls_on_one_heap_are_refused_quickly(self):
        heap = drawn([Box(0, 0, 300, 200)] * MOST_STALLS)
        begun = perf_counter()

        assert faults(heap, width=WIDE, depth=DEEP)
        assert [
            f.fault for f in faults(replace(heap, stalls=heap.stalls * 2), width=1, depth=1)
        ] == [Fault.MANY]
        assert perf_counter() - begun < 2


class TestReading:
    KNOWN = {"kinds": {"k"}, "zones": {"FOD"}, "signs": {"door"}}
    ROW = ["A1", "A", 0, 0, 0, 300, 200, "k", "", 0]

    def test_what_is_sent_comes_back(self):
        rows = {"stalls": [["ب-۱", "ب", 3, 5, 6, 300, 200, "k", "FOD", 1]], "features": []}

        assert sent(draft_of(rows, **self.KNOWN)) == rows

    @pytest.mark.parametrize(
        ("part", "value"),
        [
            (0, ""), (0, "<b>"), (0, "A" * 13), (0, 5), (1, None), (2, -1), (2, True), (3, 1.5),
            (3, "3"), (4, 10**9), (5, -300), (6, None), (7, "unknown"), (7, ["k"]), (8, "XXX"),
            (8, {}), (9, 2), (9, "1"),
        ],
    )  # fmt: skip
    def test_a_stall_that_is_none_is_refused(self, part, value):
        row = [*self.ROW]
        row[part] = value
        assert draft_of({"stalls": [self.ROW], "features": []}, **self.KNOWN)
        with pytest.raises(Unreadable):
            draft_of({"stalls": [row], "features": []}, **self.KNOWN)

    @pytest.mark.parametrize(
        "body",
        [b"", b"[]", b"null", b"{", b'"x"', b"\xff\xfe", b"[" * 100_000, b" " * (MOST_BYTES + 1)],
    )
    def test_a_body_that_is_no_plan_is_refused(self, body):
        with pytest.raises(Unreadable):
            parse(body)

    @settings(max_examples=50)
    @given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
    def test_nonsense_is_refused_and_never_breaks(self, nonsense):
        for said in ({"stalls": nonsense, "features": []}, {"stalls": [nonsense], "features": []}):
            try:
                assert draft_of(said, **self.KNOWN) == Draft(())
            except Unreadable:
                continue


@pytest.fixture
def hall(db):
    return makers.plan(3).hall


def seen(plan: Plan) -> Seen:
    return Seen(plan.pk, plan.edition)


@pytest.mark.django_db
class TestSaving:
    def test_a_plan_that_nobody_uses_is_replaced_whole(self, hall):
        plan, by = hall.plans.get(), makers.organiser()
        draft = replace(draft_of_plan(plan), stalls=draft_of_plan(plan).stalls[:1])

        stored, new = save_plan(hall.pk, draft, seen=seen(plan), by=by)

        assert (stored.pk, new, stored.edition, stored.saved_by) == (plan.pk, False, 2, by)
        assert draft_of_plan(Plan.objects.get()) == draft

    @pytest.mark.parametrize("state", [FairState.DRAFT, FairState.ANNOUNCED])
    def test_a_plan_under_a_fair_stays_and_the_next_version_is_made(self, hall, state):
        plan = hall.plans.get()
        fair = makers.fair(at=plan, state=state)
        before = draft_of_plan(plan)
        draft = replace(before, stalls=before.stalls[:1])

        stored, new = save_plan(hall.pk, draft, seen=seen(plan), by=makers.organiser())

        fair.refresh_from_db()
        assert new == (state != FairState.DRAFT)
        assert fair.stalls_count == (3 if new else 1)
        assert draft_of_plan(Plan.objects.get(pk=plan.pk)) == (before if new else draft)
        assert (stored.version, stored.made_from) == ((2, plan) if new else (1, None))

    def test_a_stall_that_somebody_named_keeps_its_plan(self, hall):
        plan = hall.plans.get()
        fair = makers.fair(at=plan, state=FairState.DRAFT)
        assert not is_fixed(plan)

        StallWish.objects.create(
            application=makers.application(fair), rank=1, stall=plan.stalls.first()
        )

        assert is_fixed(plan)

    def test_the_second_of_two_is_told_and_nothing_is_lost(self, hall):
        plan, first, second = hall.plans.get(), makers.organiser(), makers.organiser()
        before = draft_of_plan(plan)
        theirs, mine = (replace(before, stalls=before.stalls[:n]) for n in (1, 2))
        both = seen(plan)
        save_plan(hall.pk, theirs, seen=both, by=first)

        with pytest.raises(Outrun):
            save_plan(hall.pk, mine, seen=both, by=second)
        assert draft_of_plan(Plan.objects.get()) == theirs

        stored, new = save_plan(hall.pk, mine, seen=both, by=second, as_next=True)
        assert (stored.version, new, draft_of_plan(stored)) == (2, True, mine)
        assert draft_of_plan(Plan.objects.get(version=1)) == theirs

    def test_an_unsound_plan_changes_nothing(self, hall):
        plan = hall.plans.get()
        before = draft_of_plan(plan)
        heap = replace(before, stalls=(before.stalls[0], replace(before.stalls[0], code="Z9")))

        with pytest.raises(Refused):
            save_plan(hall.pk, heap, seen=seen(plan), by=makers.organiser())

        assert draft_of_plan(Plan.objects.get()) == before


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
            json.dumps({"stalls": [TestReading.ROW] * 10_000, "features": []}).encode(),
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
