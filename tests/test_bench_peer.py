"""The comparison with a stock Oscar shop: its arithmetic and what it takes along, never a time."""

import pytest

from catalog.models import ProductImage
from catalog.shelves import sync_shelves
from sellers.models import StockRecord
from tests import factories
from tests.benchmarks.peer import goods, report, work
from tests.benchmarks.peer.blocks import Block
from tests.benchmarks.peer.report import AT_ONCE, FLOOR, STOCK, Facts, Row
from tests.benchmarks.peer.shops import signature, versions
from tests.benchmarks.peer.visits import fields


def block(acts, seconds, web=None, data=None):
    times = [seconds / acts] * acts
    return Block(seconds, times, [1000] * acts, web, data)


def test_rate_counts_all_acts_over_all_seconds():
    assert Row("browse", "made", [block(10, 1.0), block(50, 2.0)]).rate == 20.0


def test_faster_is_the_median_of_rounds_side_by_side():
    ours = Row("browse", "made", [block(100, 1.0), block(10, 1.0), block(90, 1.0)])
    theirs = Row("browse", STOCK, [block(10, 1.0), block(2, 1.0), block(10, 1.0)])

    assert report.faster(ours, theirs) == 9.0  # 10, 5, 9: the round on a busy machine counts too


def test_work_is_for_one_act_and_unknown_where_a_process_went():
    known = Row("product", "made", [block(100, 1.0, web=0.5, data=0.1)])
    lost = Row("product", "made", [block(100, 1.0, web=0.5, data=None)])

    assert known.work == pytest.approx(6.0)
    assert (lost.web, lost.work) == (pytest.approx(5.0), None)


def test_within_takes_the_times_in_order():
    times = [0.003, 0.001, 0.002, 0.004]
    row = Row("product", "made", [Block(1.0, times, [0] * 4)])

    assert (row.within(0.5), row.within(0.95)) == (3.0, 4.0)


@pytest.mark.parametrize(
    ("side", "times", "floors", "said"),
    [
        ("made", 10.0, 13.0, "≥ 10 × yes"),
        ("made", 9.99, 13.0, "≥ 10 × **no**"),
        ("kept", 10.0, 2.01, "≥ 10 × yes, ≤ 2 floors **no**"),
        ("cold", 9.0, 12.0, "≥ 10 × **no**, ≤ 12 floors yes"),
    ],
)
def test_target_says_what_holds(side, times, floors, said):
    assert report.target(Row("category", side, []), times, floors) == said


def test_table_compares_ours_with_stock_and_stock_with_nothing():
    rows = [
        Row("browse", FLOOR, [block(100, 1.0, 0.08, 0.02)]),
        Row("browse", "made", [block(100, 1.0, 0.7, 0.1)], Facts(24, 6)),
        Row("browse", STOCK, [block(5, 1.0, 0.9, 0.1)], Facts(20, 124)),
        Row("browse", AT_ONCE, [block(10, 1.0, 0.9, 0.1)], Facts(20, 10)),
    ]
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in report.table(rows).splitlines()
    ]

    assert len({len(line) for line in lines}) == 1
    head, floor, ours, theirs = lines[0], *lines[2:5]
    said = dict(zip(head, ours, strict=True))
    assert (said["items"], said["queries"], said["req/s"]) == ("24", "6", "100.0")
    assert (said["work ms"], said["× stock"], said["work ÷"]) == ("8.0", "20.0", "25.0")
    assert (said["× floor"], said["target"]) == ("8.0", "≥ 10 × yes")
    assert dict(zip(head, floor, strict=True))["× stock"] == ""
    assert dict(zip(head, theirs, strict=True))["target"] == ""


def test_between_counts_new_processes_and_gives_up_on_lost_ones():
    assert work.between({1: 2.0}, {1: 2.5, 2: 0.25}) == 0.75
    assert work.between({1: 2.0, 3: 1.0}, {1: 2.5}) is None
    assert work.between({}, {}) is None


def test_versions_leave_hashes_out_and_markers_in():
    lock = (
        "django==5.2.19 \\\n    --hash=sha256:ab==\n"
        "psycopg-binary==3.3.9 ; implementation_name != 'pypy' \\\n    --hash=sha256:cd\n"
    )

    assert versions(lock) == (
        "django==5.2.19\npsycopg-binary==3.3.9 ; implementation_name != 'pypy'\n"
    )


def test_fields_send_what_a_browser_would():
    page = """
    <form action="/search/"><input name="q" value="عسل"></form>
    <form method="post" action="/checkout/place/">
      <input type="hidden" name="csrfmiddlewaretoken" value="x">
      <input type="hidden" name="key" value="a&amp;b">
      <input type="radio" name="way-1" value="post"><input type="radio" name="way-1" value="cold" checked>
      <input type="radio" name="gateway" value="first"><input type="radio" name="gateway" value="second">
    </form><input name="after" value="1">
    """  # noqa: E501 -- a form

    assert fields(page, "/checkout/place/") == {"key": "a&b", "way-1": "cold", "gateway": "first"}


def test_triples_are_of_three_sellers():
    pairs = [(1, 7), (2, 7), (3, 8), (4, 9), (5, 10), (6, 11)]

    assert goods.three_by_three(pairs) == [[1, 3, 4]]


@pytest.mark.django_db
def test_goods_on_sale_are_taken_along_with_price_shelf_and_pictures():
    sold = factories.product()
    gone = factories.product(is_public=False)
    ProductImage.objects.create(product=sold, original="demo/jam.webp")
    StockRecord.objects.filter(product=sold).update(price=12_500, num_in_stock=4)
    sync_shelves()

    found = goods.collect()

    (row,) = found["goods"]
    shelf = next(shelf for shelf in found["shelves"] if shelf["pk"] == row["shelf"])
    assert (row["pk"], row["price"], row["stock"]) == (sold.pk, 12_500, 4)
    assert (row["title"], row["images"]) == (sold.title, ["demo/jam.webp"])
    assert shelf["name"] == sold.trade.name_fa
    assert row["seller"] in [seller["pk"] for seller in found["sellers"]]
    assert found["asks"]["answers"]["*"] == {"ids": [sold.pk], "hits": 1}
    assert gone.pk != sold.pk


def test_other_goods_have_another_signature():
    row = {"pk": 1, "parent": None, "title": "a", "images": [], "stock": 3}

    assert signature([row]) == signature([{**row, "stock": 2}])
    assert signature([row]) != signature([{**row, "title": "b"}])
