"""Plans of halls: the rules hold for any drawing, and saving never changes one that is in use."""

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibitions.models import Plan, StallWish
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
from tests.exhibitions import makers

WIDE, DEEP = 3000, 2000
sides = st.integers(0, 600)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
boxes = st.builds(Box, sides, sides, st.integers(50, 300), st.integers(50, 300))
ROW = ["A1", "A", 0, 0, 0, 300, 200, "k", "", 0]


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
        row = [*ROW]
        row[part] = value
        assert draft_of({"stalls": [ROW], "features": []}, **self.KNOWN)
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
