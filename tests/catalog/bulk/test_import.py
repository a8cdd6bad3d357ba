"""Goods from a file: looked at first, written once, in the background."""

import io
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.bulk import files, work
from catalog.bulk.intake import take_in
from catalog.bulk.states import ImportState, Mode, Verdict
from catalog.models import Card, GoodsImport, ImportRow, Product
from catalog.moderation.states import ListingState
from core.models import MoveRecord
from core.moves import MoveRefused
from core.sheets import Page, SheetRefused, read_sheet, xlsx
from sellers.models import StockRecord
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db
HEADINGS = ["کد کالا", "نام کالا", "قیمت (تومان)", "چند تا دارید؟", "رسته", "توضیح"]
JAM = ["J-1", "مربای به، ۸۰۰ گرم", "۱۲۰٬۰۰۰", "۵", "مرباسازی", "با شکر کم."]


@pytest.fixture
def seller():
    return make.seller("خانهٔ مربا")


def sheet(*rows, headings=HEADINGS):
    return io.BytesIO(xlsx([Page("x", headings, rows)]))


def look(seller, *rows, **more):
    return take_in(sheet(*rows, **more), seller=seller, by=make.user(), day=TODAY)


def verdicts(job):
    return list(job.rows.values_list("number", "verdict"))


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Begin an import and let the background do its work; say whether it was begun."""

    def begin(job, mode=Mode.ALL):
        with django_capture_on_commit_callbacks(execute=True):
            begun = work.start(job.pk, mode, by=job.by)
        job.refresh_from_db()
        return begun

    return begin


def jam(seller, code="J-1", **more):
    return make.product(
        "مربای به، ۸۰۰ گرم", seller, price=1_200_000, stock=5, description="با شکر کم.", **more
    )


def with_code(product, code):
    product.stockrecords.update(partner_sku=code)
    return product


def test_looking_at_a_file_says_what_each_row_would_do_and_changes_nothing(seller):
    with_code(jam(seller), "J-1")
    with_code(jam(seller), "J-2")

    job = look(
        seller,
        JAM,
        ["J-2", *JAM[1:2], "۱۳۰٬۰۰۰", *JAM[3:]],
        ["J-3", *JAM[1:]],
        ["J-4", "", *JAM[2:]],
        ["J-3", *JAM[1:]],
    )

    assert verdicts(job) == [
        (2, Verdict.UNCHANGED), (3, Verdict.CHANGED), (4, Verdict.NEW), (5, Verdict.FAULTY),
        (6, Verdict.FAULTY),
    ]  # fmt: skip
    assert (job.unchanged, job.changed, job.new, job.faulty) == (1, 1, 1, 2)
    assert job.rows.get(number=3).changes == {"price": [1_200_000, 1_300_000]}
    assert [f[:2] for f in job.rows.get(number=5).faults] == [["نام کالا", "B"]]
    assert "۴" in job.rows.get(number=6).faults[0][2]
    assert Product.objects.count() == 2


def test_all_good_rows_are_written_once_whoever_asks_again(seller, run):
    old = with_code(jam(seller), "J-2")
    job = look(seller, JAM, ["J-2", "مربای آلبالو", "۹۰٬۰۰۰", "۷", "", ""])

    assert run(job)
    assert not run(job)

    assert (job.state, job.done) == (ImportState.DONE, 2)
    new = StockRecord.objects.get(partner=seller, partner_sku="J-1")
    assert (new.price, new.num_in_stock) == (1_200_000, 5)
    assert new.product.title == "مربای به، ۸۰۰ گرم"
    assert (new.product.state, new.product.is_public) == (ListingState.DRAFT, False)
    assert new.product.unit == "jar"  # what is true of most goods of the trade
    old.refresh_from_db()
    assert old.title == "مربای آلبالو"
    assert old.unseen  # buyers read a new name
    assert Card.objects.get(pk=old.pk).price == 900_000
    assert StockRecord.objects.filter(partner=seller).count() == 2
    moves = MoveRecord.objects.filter(model="catalogue.goodsimport", object_id=job.pk)
    assert list(moves.values_list("to_state", flat=True)) == ["running", "done"]


def test_the_same_file_again_finds_nothing_to_do(seller, run):
    job = look(seller, JAM)
    run(job)

    again = look(seller, JAM)

    assert (again.unchanged, again.good) == (1, 0)
    assert not run(again)


def test_faulty_rows_forbid_all_but_not_the_good_ones(seller, run):
    job = look(seller, JAM, ["J-2", "", "", "", "", ""])

    assert not run(job, Mode.ALL)
    assert StockRecord.objects.count() == 0
    assert run(job, Mode.GOOD)
    assert (job.state, job.done, StockRecord.objects.count()) == (ImportState.DONE, 1, 1)


def hold(product, pieces):
    product.stockrecords.update(num_allocated=pieces)


def test_a_row_that_cannot_be_written_any_more_takes_all_back(seller, run):
    held = with_code(jam(seller), "J-2")
    job = look(seller, JAM, ["J-2", "", "", "1", "", ""])
    hold(held, 3)

    run(job, Mode.ALL)

    assert (job.state, job.done, job.new, job.changed, job.faulty) == ("ready", 0, 1, 0, 1)
    assert "۳" in job.note
    assert StockRecord.objects.count() == 1
    assert run(job, Mode.GOOD)
    assert (job.done, StockRecord.objects.count()) == (1, 2)


def test_the_good_rows_are_written_beside_one_that_cannot_be(seller, run):
    held = with_code(jam(seller), "J-2")
    job = look(seller, JAM, ["J-2", "", "", "1", "", ""])
    hold(held, 3)

    run(job, Mode.GOOD)

    assert (job.state, job.done, job.faulty) == ("done", 1, 1)
    assert held.stockrecords.get().num_in_stock == 5


def test_an_import_that_stopped_goes_on_where_it_was(seller, monkeypatch, run):
    job = look(seller, *([f"J-{n}", *JAM[1:]] for n in range(5)))
    monkeypatch.setattr(work, "BATCH", 2)
    stopped = SimpleNamespace(enqueue=lambda *_: None)  # the machine stops
    monkeypatch.setattr(work, "run_import", stopped)
    run(job, Mode.GOOD)
    assert work._write_some(job.pk, 2)
    assert not work.start(job.pk, Mode.GOOD, by=job.by)  # it may still be at work
    GoodsImport.objects.filter(pk=job.pk).update(touched_at=job.touched_at - work.STOPPED_AFTER * 2)
    monkeypatch.undo()

    assert run(job, Mode.ALL)

    assert (job.state, job.mode, job.done) == ("done", "good", 5)
    assert StockRecord.objects.filter(partner=seller).count() == 5


def test_a_dropped_import_is_not_written(seller, run):
    job = look(seller, JAM)
    work.drop(job.pk, by=job.by)

    assert not run(job)
    with pytest.raises(MoveRefused):
        work.drop(job.pk, by=job.by)
    assert StockRecord.objects.count() == 0


def test_anothers_goods_with_the_same_code_are_not_touched(seller, run):
    foreign = with_code(jam(make.seller()), "J-1")
    job = look(seller, JAM)

    run(job)

    foreign.refresh_from_db()
    assert job.new == 1
    assert foreign.title == "مربای به، ۸۰۰ گرم"
    assert StockRecord.objects.filter(partner_sku="J-1").count() == 2


def fault(seller, *cells, headings=HEADINGS):
    row = look(seller, cells, headings=headings).rows.get()
    assert row.verdict == Verdict.FAULTY
    return [letter for _column, letter, _text in row.faults]


def test_what_new_goods_need(seller):
    make.trade("WVN-001", "گلیم‌بافی", "Kilim weaving")

    assert fault(seller, "J-1", "", "", "", "", "") == ["B", "C", "E", "D"]
    assert fault(seller, *JAM[:4], "گلیم‌بافی", "") == ["E"]  # no licence for it
    assert fault(seller, *JAM[:4], "نجوم", "") == ["E"]
    assert fault(seller, JAM[0], JAM[1], "۵۰۰", *JAM[3:]) == ["C"]
    assert fault(seller, JAM[0], JAM[1], "۱۲۰", "-1", *JAM[4:]) == ["C", "D"]


def test_a_licence_that_ended_lists_no_trade():
    late = make.seller(until=TODAY - DAY)

    assert fault(late, *JAM) == ["E"]


def test_what_is_made_to_order_is_not_counted(seller, run):
    shape = [*HEADINGS, "سفارشی می‌سازم"]
    assert fault(seller, *JAM, "بله", headings=shape) == ["D"]
    job = look(seller, [*JAM[:3], "", *JAM[4:], "بله"], headings=shape)

    run(job)

    offer = StockRecord.objects.get()
    assert (offer.num_in_stock, offer.product.made_to_order) == (None, True)


def test_a_variant_takes_only_what_is_its_own(seller):
    parent = make.product("گلیم", seller, structure=Product.PARENT, card=False)
    parent.stockrecords.all().delete()
    child = make.product("گلیم، بزرگ", seller, structure=Product.CHILD, parent=parent, card=False)
    with_code(child, "G-1")

    job = look(seller, ["G-1", "", "۹۰٬۰۰۰", "", "", ""])

    assert job.rows.get().changes["price"][1] == 900_000
    assert fault(seller, "G-1", "", "", "", "", "شرحِ دیگر") == ["F"]


def test_the_template_is_read_and_its_example_left_out(seller):
    with pytest.raises(SheetRefused) as refused:
        take_in(io.BytesIO(files.template()), seller=seller, by=make.user(), day=TODAY)
    assert refused.value.code == "empty"


def test_what_is_taken_home_comes_back_unchanged(seller):
    make.trade("FOD-032", "مرباسازی", "Jam making too")  # a name that two trades share
    with_code(jam(seller), "=J-1")
    with_code(make.product("ترشی", seller, stock=None), "J-2")
    with_code(jam(make.seller()), "J-3")

    for content in (files.export_xlsx(seller), files.export_csv(seller)):
        job = take_in(io.BytesIO(content), seller=seller, by=make.user(), day=TODAY)

        assert verdicts(job) == [(2, "unchanged"), (3, "unchanged")]
        assert job.unknown == []


def test_the_file_to_correct_is_the_one_that_was_sent(seller):
    job = look(seller, JAM, ["J-2", "", *JAM[2:]])

    back = read_sheet(io.BytesIO(files.to_correct(job)))

    assert list(back.headings[:-1]) == HEADINGS
    assert back.rows[0].cells == (*JAM, None)
    assert back.rows[1].cells[-1].startswith("نام کالا (B): ")


def test_only_the_latest_imports_are_kept(seller, monkeypatch):
    monkeypatch.setattr("catalog.bulk.intake.KEPT", 2)
    jobs = [look(seller, JAM).pk for _ in range(3)]

    assert list(GoodsImport.objects.values_list("pk", flat=True)) == jobs[:0:-1]
    assert ImportRow.objects.count() == 2


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cells=st.lists(
        st.one_of(
            st.none(), st.integers(), st.booleans(),
            st.floats(allow_nan=False, allow_infinity=False),
            st.text(max_size=300), st.sampled_from(JAM),
        ),
        min_size=6, max_size=6,
    )
)  # fmt: skip
def test_any_cells_are_judged_and_good_ones_written(cells):
    with transaction.atomic():
        seller = make.seller()
        content = sheet(["J-9", *JAM[1:]], cells)
        job = take_in(content, seller=seller, by=make.user(), day=TODAY)
        GoodsImport.objects.filter(pk=job.pk).update(state="running", mode="good")
        while work._write_some(job.pk, 10):
            pass
        job.refresh_from_db()
        assert job.done == job.good >= 1
        assert StockRecord.objects.filter(partner=seller).count() == job.done
        transaction.set_rollback(True)
