"""Every product and trade has a drawing; drawings are stable, of one size and differ."""

import csv
from pathlib import Path

import pytest

from catalog.pictures import KINDS, VIEWS, draw, draw_cover, draw_hero, draw_portrait, kind_of

pytestmark = pytest.mark.once

TRADES_IN_SECTOR = {
    "HND": 51,
    "WVN": 39,
    "CLO": 43,
    "FOD": 61,
    "DLV": 25,
    "BEE": 15,
    "AGR": 26,
    "IND": 33,
    "ITS": 20,
    "SRV": 20,
    "ART": 22,
}

TELLING = [
    ("HND-001", "Hand-made nickel-silver samovar", "samovar"),
    ("HND-002", "Engraved varsho tray", "tray"),
    ("WVN-004", "Gelim runner 0.5x3", "runner"),
    ("WVN-004", "Gelim and leather shoulder bag", "bag-shoulder"),
    ("WVN-012", "Twelve-panel black tent", "tent"),
    ("WVN-012", "Decorative black-tent panel", "tent-panel"),
    ("HND-028", "Leather key-ring with bronze motif", "leather-keyring"),
    ("BEE-002", "Comb honey", "comb-honey"),
    ("FOD-017", "Borujerd samanu", "samanu"),
    ("IND-001", "Acorn oil soap", "soap"),
    ("FOD-058", "Ground acorn coffee", "acorn-coffee"),
    ("HND-008", "Enamelled copper vase", "enamel-vase"),
    ("ITS-009", "Service: product photography x10", "camera"),
]


PRODUCTS = Path(__file__).resolve().parents[2] / "catalog" / "data" / "products.csv"


@pytest.mark.parametrize(("trade", "title", "kind"), TELLING)
def test_title_tells_the_kind(trade: str, title: str, kind: str) -> None:
    assert kind_of(trade, title, "") == kind


def test_every_product_has_a_drawing() -> None:
    with PRODUCTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 227
    missing = [
        row["title_en"]
        for row in rows
        if kind_of(row["raste_code"], row["title_en"], row["title_fa"]) not in KINDS
    ]
    assert missing == []


def test_every_trade_has_a_drawing() -> None:
    codes = [f"{s}-{n:03d}" for s, many in TRADES_IN_SECTOR.items() for n in range(1, many + 1)]
    assert len(codes) == 355
    assert [code for code in codes if kind_of(code, "", "") not in KINDS] == []


def test_unknown_trade_and_title_still_have_a_drawing() -> None:
    assert kind_of("XXX-999", "Something else", "") in KINDS
    assert kind_of("HND-999", "", "") in KINDS
    assert kind_of("HND-999", "", "گلیم دست‌باف") == "gelim"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_draws_three_different_views(kind: str) -> None:
    views = [draw(kind, 7, view, 96) for view in VIEWS]
    assert {(one.size, one.mode) for one in views} == {((96, 120), "RGB")}
    assert len({one.tobytes() for one in views}) == 3


@pytest.mark.parametrize("kind", ["gelim", "samovar", "honey", "legumes", "doll"])
def test_same_arguments_give_the_same_pixels(kind: str) -> None:
    assert draw(kind, 3, 0, 160).tobytes() == draw(kind, 3, 0, 160).tobytes()


@pytest.mark.parametrize("kind", ["gelim", "samovar", "honey", "legumes", "doll"])
def test_another_seed_gives_another_picture(kind: str) -> None:
    assert draw(kind, 3, 0, 160).tobytes() != draw(kind, 4, 0, 160).tobytes()


def test_full_size_is_four_to_five() -> None:
    assert draw("gelim", 1, 0).size == (960, 1200)


def test_unknown_view_is_refused() -> None:
    with pytest.raises(ValueError, match="view 3"):
        draw("gelim", 1, 3)


def test_scenes_are_stable_and_of_their_shape() -> None:
    assert draw_portrait(1, 120).size == (120, 120)
    assert draw_cover(1, "KHR", 360).size == (360, 120)
    assert draw_hero(1, 320).size == (320, 180)
    assert draw_cover(1, "KHR", 360).tobytes() == draw_cover(1, "KHR", 360).tobytes()
    assert draw_cover(1, "KHR", 360).tobytes() != draw_cover(1, "BRJ", 360).tobytes()
    assert draw_portrait(1, 120).tobytes() != draw_portrait(2, 120).tobytes()
