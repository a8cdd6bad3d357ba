"""The desk's pages of many goods at once."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalog.bulk import files, work
from catalog.models import BulkChange, GoodsImport
from core.sheets import Page, read_sheet, xlsx
from sellers.models import StockRecord
from tests import factories as make
from tests.catalog.bulk.test_import import HEADINGS, JAM, look
from tests.sellers.desk.frame import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller():
    return make.seller("خانهٔ مربا")


@pytest.fixture
def owner(client, seller):
    client.force_login(make.member(seller).user)
    return client


def upload(*rows):
    return SimpleUploadedFile("کالاها.xlsx", xlsx([Page("x", HEADINGS, rows)]))


def test_a_file_is_looked_at_then_written(owner, django_capture_on_commit_callbacks):
    answer = owner.post(reverse("bulk:home"), {"file": upload(JAM, ["J-2", "", *JAM[2:]])})
    job = GoodsImport.objects.get()
    assert answer.url == reverse("bulk:file", args=[job.pk])
    page = owner.get(answer.url).content.decode()
    assert "نام کالا" in page  # the faulty rows come first
    assert StockRecord.objects.count() == 0

    with django_capture_on_commit_callbacks(execute=True):
        owner.post(reverse("bulk:start", args=[job.pk]), {"mode": "good"})

    assert StockRecord.objects.get().partner_sku == "J-1"
    assert "۱ ردیف نوشته شد" in owner.get(answer.url).content.decode()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xd8\xff\xe0 a picture"])
def test_what_is_no_sheet_is_refused_with_a_sentence(owner, content):
    answer = owner.post(reverse("bulk:home"), {"file": SimpleUploadedFile("x.xlsx", content)})

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not GoodsImport.objects.exists()


def test_no_file_is_told_too(owner):
    answer = owner.post(reverse("bulk:home"), {})

    assert answer.context["form"].errors["file"]


def test_progress_asks_again_until_it_is_done(owner, seller):
    job = look(seller, JAM)
    address = reverse("bulk:progress", args=[job.pk])
    GoodsImport.objects.update(state="running", mode="good")

    running = owner.get(address, headers={"HX-Request": "true"})
    assert "every 1500ms" in running.content.decode()
    assert "HX-Refresh" not in running
    assert owner.get(address).url == reverse("bulk:file", args=[job.pk])  # without script
    page = owner.get(reverse("bulk:file", args=[job.pk])).content.decode()
    assert f'href="{reverse("bulk:file", args=[job.pk])}"' in page  # without script: look again

    work._write_some(job.pk, 10)
    assert owner.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_an_import_that_stopped_offers_to_go_on(owner, seller):
    job = look(seller, JAM)
    GoodsImport.objects.update(
        state="running", mode="good", touched_at=job.touched_at - 2 * work.STOPPED_AFTER
    )

    page = owner.get(reverse("bulk:file", args=[job.pk])).content.decode()

    assert reverse("bulk:start", args=[job.pk]) in page


def test_files_to_take_home(owner, seller):
    job = look(seller, ["", *JAM[1:]])
    make.product(seller=seller)
    for name, args in (("template", []), ("export", ["xlsx"]), ("to_correct", [job.pk])):
        answer = owner.get(reverse(f"bulk:{name}", args=args))
        assert answer["Content-Disposition"].startswith("attachment")
        assert read_sheet(io.BytesIO(answer.content)).rows
    csv = owner.get(reverse("bulk:export", args=["csv"]))
    assert csv.content == files.export_csv(seller)


def test_prices_are_shown_changed_and_taken_back(owner, seller):
    goods = make.product("مربای به", seller, price=1_000_000)
    make.product("ترشی", seller, price=1_000_000)
    address = reverse("bulk:choose", args=["price"]) + "?q=مربا"
    said = {"goods": [goods.pk], "way": "up_percent", "value": "۱۲٫۵٪", "step": 1000,
            "rounding": "up"}  # fmt: skip

    answer = owner.post(address, said)

    change = BulkChange.objects.get()
    assert answer.url == reverse("bulk:change", args=[change.pk])
    page = owner.get(answer.url).content.decode()
    assert "۱۰۰٬۰۰۰" in page
    assert "۱۱۳٬۰۰۰" in page
    owner.post(reverse("bulk:apply", args=[change.pk]))
    owner.post(reverse("bulk:apply", args=[change.pk]))
    assert sorted(StockRecord.objects.values_list("price", flat=True)) == [1_000_000, 1_130_000]
    owner.post(reverse("bulk:undo", args=[change.pk]))
    assert list(StockRecord.objects.values_list("price", flat=True)) == [1_000_000] * 2


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"value": "ده"}, "value"),
        ({"value": "0"}, "value"),
        ({"value": "91", "way": "down_percent"}, "value"),
        ({"value": ""}, "value"),
        ({"goods": []}, "goods"),
        ({"step": "7"}, "step"),
    ],
)
def test_what_is_no_change_is_told_and_what_was_typed_stays(owner, seller, said, field):
    goods = make.product(seller=seller)
    good = {"goods": [goods.pk], "way": "up_percent", "value": "10", "step": 1, "rounding": "up"}

    answer = owner.post(reverse("bulk:choose", args=["price"]), {**good, **said})

    assert list(answer.context["form"].errors) == [field]
    assert not BulkChange.objects.exists()


def test_anothers_goods_cannot_be_ticked(owner, seller):
    make.product(seller=seller)
    said = {"goods": [make.product().pk], "way": "set", "value": "3"}

    answer = owner.post(reverse("bulk:choose", args=["stock"]), said)

    assert list(answer.context["form"].errors) == ["goods"]


@pytest.mark.parametrize("field", ["price", "stock", "lead_days"])
def test_choosing_asks_the_same_number_of_queries(owner, seller, field):
    address = reverse("bulk:choose", args=[field])
    owner.get(address)  # facts are read once
    for size in (1, 3):
        for _ in range(size):
            make.product(seller=seller)
        assert len(owner.get(address).context["rows"]) >= size
        assert asked(owner, address) == CHOOSE


def test_a_file_and_a_change_ask_the_same_number_of_queries(owner, seller):
    owner.get(reverse("bulk:choose", args=["stock"]))  # facts are read once
    for size in (1, 3):
        goods = [make.product(seller=seller) for _ in range(size)]
        job = look(seller, *([f"J-{n}", *JAM[1:]] for n in range(size)))
        said = {"goods": [p.pk for p in goods], "way": "set", "value": "3"}
        owner.post(reverse("bulk:choose", args=["stock"]), said)
        change = BulkChange.objects.latest("pk").pk
        assert asked(owner, reverse("bulk:file", args=[job.pk])) == FILE
        assert asked(owner, reverse("bulk:change", args=[change])) == CHANGE
        assert asked(owner, reverse("bulk:home")) == HOME


# Beyond the desk's frame.
HOME, CHOOSE, FILE, CHANGE = 1, 2, 3, 5
