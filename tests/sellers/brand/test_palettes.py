"""Every set of colours can be read: in light, in dark, on the papers of every theme."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sellers.brand.palettes import BY_CODE, PALETTES, Colours, contrast, css

THEMES = Path(__file__).parents[3] / "themes"
TEXT, SIGN = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})")


def tokens(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The theme's tokens by light and by dark, as its style sheet has them."""
    sheet = path.read_text(encoding="utf-8")
    light, dark = sheet.split("color-scheme: dark", 1) if "base.css" in path.name else halves(sheet)
    return read(light), read(dark)


def halves(sheet: str) -> tuple[str, str]:
    light, _media, dark = sheet.partition("prefers-color-scheme: dark")
    return light, dark


def read(sheet: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in TOKEN.findall(sheet):
        longer = "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value
        found.setdefault(name, longer)
    return found


SHEETS = [THEMES / "base/static/css/base.css", THEMES / "bazaar/static/css/theme.css"]
CASES = [(p, sheet) for p in PALETTES for sheet in SHEETS]


def sides(palette, sheet):
    light, dark = tokens(sheet)
    return (palette.light, light), (palette.dark, dark)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(("palette", "sheet"), CASES)
def test_text_in_the_accent_and_on_it_can_be_read(palette, sheet):
    for colours, theme in sides(palette, sheet):
        for accent in (colours.accent, colours.accent_deep):
            grounds = ("paper", "card")
            for ground in [*(theme[name] for name in grounds), colours.accent_tint, colours.ground]:
                assert contrast(accent, ground) >= TEXT, (palette.code, accent, ground)
            assert contrast(colours.on_accent, accent) >= TEXT, (palette.code, accent)


@pytest.mark.parametrize(("palette", "sheet"), CASES)
def test_the_theme_s_own_inks_can_be_read_on_the_set_s_fields(palette, sheet):
    for colours, theme in sides(palette, sheet):
        for ink in ("ink", "soft", "link", "trust"):
            for ground in (colours.ground, colours.accent_tint):
                assert contrast(theme[ink], ground) >= TEXT, (palette.code, ink, ground)
        for field in (colours.dye_1, colours.dye_2, colours.dye_3, colours.dye_4):
            assert contrast(theme["ink"], field) >= TEXT, (palette.code, field)


@pytest.mark.parametrize(("palette", "sheet"), CASES)
def test_the_county_stands_out_on_the_map(palette, sheet):
    for colours, _theme in sides(palette, sheet):
        assert contrast(colours.accent, colours.dye_2) >= SIGN


def test_the_style_sheet_is_the_one_of_the_sets():
    kept = (THEMES / "base/static/css/palettes.css").read_text(encoding="utf-8")

    assert kept == css(), "write it anew: sellers.brand.palettes.css()"


def test_sets_are_told_apart():
    assert len(BY_CODE) == len(PALETTES)
    sides = [(p.code, side) for p in PALETTES for side in (p.light, p.dark)]
    values = [getattr(side, field.name) for _code, side in sides for field in fields(Colours)]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in values)
    assert len({side.accent for _code, side in sides}) == 2 * len(PALETTES)
