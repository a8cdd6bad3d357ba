"""Places and the versioned table of trades."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalog.models import Category
from sellers.facts import DATA, HEADINGS, TradeTableRefused, import_trades, load_places
from sellers.models import County, Province, Sector, Trade, TradeEdition, TradeRow

pytestmark = pytest.mark.django_db

SPRING = date(2026, 3, 21)
ROW = {
    "code": "FOD-031",
    "name_fa": "مرباسازی",
    "name_en": "Jam making",
    "sector_code": "FOD",
    "sector_fa": "صنایع غذایی",
    "sector_en": "Food",
    "executive_agency_fa": "جهاد",
    "executive_agency_code": "JIHAD",
    "output_kind": "goods",
    "permit_path": "health_permit",
    "starred": "yes",
    "starred_authorities": "MOH",
}
PICKLES = ROW | {"code": "FOD-032", "name_fa": "ترشی‌سازی", "name_en": "Pickle making"}


@pytest.fixture
def table(tmp_path):
    def write(*rows, headings=HEADINGS, name="trades.csv", encoding="utf-8"):
        lines = [",".join(headings), *(",".join(row.values()) for row in rows)]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return write


def refused(path, label="1405.1"):
    with pytest.raises(TradeTableRefused) as refusal:
        import_trades(path, label, SPRING)
    assert TradeEdition.objects.count() == Trade.objects.count() == TradeRow.objects.count() == 0
    return list(map(str, refusal.value.faults))


def test_places_are_loaded_once_and_corrected():
    load_places()
    County.objects.filter(code="KHR").update(name_en="Khoramabad", allows_cash=False)
    load_places()

    assert Province.objects.count() == 31
    assert County.objects.count() == 12
    assert County.objects.get(code="KHR").name_en == "Khorramabad"
    assert not County.objects.get(code="KHR").allows_cash  # what was decided stays
    assert County.objects.first().code == "KHR"


def test_an_edition_is_kept_word_for_word(table):
    edition = import_trades(table(ROW, PICKLES), "1405.1", SPRING, "the ministry")

    assert TradeRow.objects.get(edition=edition, code="FOD-031").data == ROW
    jam = Trade.objects.get(pk="FOD-031")
    assert (jam.name_fa, jam.sector.name_en, jam.starred, jam.retired) == (
        "مرباسازی",
        "Food",
        True,
        False,
    )


def test_the_same_file_again_changes_nothing(table):
    first = import_trades(table(ROW), "1405.1", SPRING)
    again = import_trades(table(ROW), "another label", SPRING)

    assert again == first
    assert TradeEdition.objects.count() == TradeRow.objects.count() == 1


def test_a_newer_edition_renames_and_retires(table):
    import_trades(table(ROW, PICKLES), "1405.1", SPRING)
    import_trades(table(ROW | {"name_en": "Jam"}), "1405.2", SPRING + timedelta(days=1))

    assert Trade.objects.get(pk="FOD-031").name_en == "Jam"
    assert dict(Trade.objects.values_list("code", "retired")) == {
        "FOD-031": False,
        "FOD-032": True,
    }
    assert TradeRow.objects.count() == 3


def test_an_older_edition_only_joins_the_history(table):
    import_trades(table(ROW), "1405.1", SPRING)
    import_trades(table(PICKLES), "1404.1", SPRING - timedelta(days=300))

    assert list(Trade.objects.values_list("code", "retired")) == [("FOD-031", False)]
    assert TradeRow.objects.count() == 2


def test_every_faulty_line_is_told(table):
    faults = refused(
        table(
            ROW,
            ROW | {"name_en": "Twice"},
            PICKLES | {"code": "jam", "permit_path": "none"},
            PICKLES | {"code": "FOD-033", "starred": "maybe", "name_fa": " "},
            PICKLES | {"code": "FOD-034", "sector_fa": "نام دیگر"},
        )
    )

    assert faults == [
        "line 3: the code 'FOD-031' stands on line 2 already",
        "line 4: 'jam' is no code of a trade; write one such as FOD-031",
        "line 4: a starred trade has a permit_path, and only a starred one",
        "line 5: name_fa is empty",
        "line 5: starred is 'maybe'; write yes or no",
        "line 6: the sector 'FOD' has another name above",
    ]


def test_a_row_that_is_too_long_for_its_column_is_told(table):
    faults = refused(table(ROW | {"name_en": "x" * 161}))

    assert faults == ["line 2: name_en is longer than 160 letters"]


def test_missing_headings_are_told(table):
    short = [name for name in HEADINGS if name not in ("starred", "name_en")]

    assert refused(table(headings=short)) == [
        "line 1: these headings are missing: name_en, starred"
    ]


def test_a_row_with_too_few_cells_is_told(table):
    broken = {"code": "FOD-035", "name_fa": "کلوچه"}

    assert refused(table(ROW, broken)) == [
        "line 3: the row has another number of cells than the headings"
    ]


def test_a_file_in_another_encoding_is_told(table):
    assert refused(table(ROW, encoding="utf-16")) == [
        "line 1: the file is not in UTF-8; save it as CSV UTF-8"
    ]


def test_a_label_belongs_to_one_file(table):
    import_trades(table(ROW), "1405.1", SPRING)
    with pytest.raises(TradeTableRefused, match=r"1405\.1"):
        import_trades(table(PICKLES, name="other.csv"), "1405.1", SPRING)

    assert list(Trade.objects.values_list("code", flat=True)) == ["FOD-031"]


def test_shelves_follow_the_table(table):
    import_trades(table(ROW, PICKLES), "1405.1", SPRING)
    food = Category.objects.get(sector="FOD")
    assert [shelf.name_en for shelf in food.get_children()] == ["Jam making", "Pickle making"]
    address = food.get_absolute_url()

    import_trades(table(ROW | {"name_fa": "مربا"}), "1405.2", SPRING + timedelta(days=1))

    jam, pickles = Category.objects.get(sector="FOD").get_children()
    assert (jam.name, jam.slug, jam.is_public) == ("مربا", "مربا", True)
    assert (pickles.name_en, pickles.is_public) == ("Pickle making", False)
    assert Category.objects.get(sector="FOD").get_absolute_url() == address
    assert Category.find_problems() == ([], [], [], [], [])


def test_shelves_of_staff_are_left_alone(table):
    gifts = Category.add_root(name="هدیه")
    import_trades(table(ROW), "1405.1", SPRING)

    gifts.refresh_from_db()
    assert gifts.name == "هدیه"
    assert Category.objects.count() == 3


def test_the_command_speaks(table):
    said = StringIO()
    path = str(table(ROW, PICKLES))
    call_command("import_trades", path, label="1405.1", effective="1405-01-01", stdout=said)

    assert said.getvalue().strip() == "Edition 1405.1: 2 trades."
    assert TradeEdition.objects.get().effective_on == SPRING


def test_the_command_lists_faults_and_bad_days(table):
    bad = str(table(ROW | {"code": "?"}))
    with pytest.raises(CommandError, match="line 2"):
        call_command("import_trades", bad, label="x", effective="1405-01-01")
    with pytest.raises(CommandError, match="effective"):
        call_command("import_trades", bad, label="x", effective="1405-13-01")


def test_the_published_table_is_sound():
    edition = import_trades(DATA / "trades.csv", "1405.1", SPRING)

    assert edition.rows.count() == Trade.objects.count() == 355
    assert Sector.objects.count() == 11
    assert Category.find_problems() == ([], [], [], [], [])


def test_the_command_says_that_a_file_was_imported_before(tmp_path, capsys):
    file = DATA / "trades.csv"
    call_command("import_trades", file, label="1405.1", effective="1405-01-01")

    call_command("import_trades", file, label="1405.1", effective="1405-01-01")
    with pytest.raises(CommandError, match=r"as edition 1405\.1: nothing changed"):
        call_command("import_trades", file, label="1406.1", effective="1406-01-01")

    assert TradeEdition.objects.count() == 1
