"""Sets of colours that a shop may wear, each readable in light and in dark. Pure: no Django.

A set changes the accents and the dyes of the woven band; paper and ink stay the theme's, so that
text is always read the same. ``tests/sellers/brand/test_palettes.py`` works out every contrast of
WCAG 2.2 (AA) against the papers of each theme; ``css`` is what ``palettes.css`` must hold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True)
class Colours:
    """One side of a set, as #rrggbb.

    ``accent`` is text and buttons, ``on_accent`` stands on it; ``ground`` is the quiet field behind
    the shop's head, on which ink, soft text and links are read; ``dye_1`` to ``dye_4`` are fields.
    """

    accent: str
    accent_deep: str
    on_accent: str
    accent_tint: str
    ground: str
    dye_1: str
    dye_2: str
    dye_3: str
    dye_4: str


@dataclass(frozen=True)
class Palette:
    """A set of colours: its code, its names, and both its sides."""

    code: str
    name_fa: str
    name_en: str
    light: Colours
    dark: Colours


PALETTES: Final = (
    Palette(
        "madder", "روناس", "Madder",
        Colours("#9b2c23", "#7f211a", "#ffffff", "#faece7", "#f8e9e3",
                "#f3dcd3", "#f0e2cb", "#ead9d0", "#e9c9be"),
        Colours("#e58b7e", "#efa498", "#2b0f0b", "#3d2521", "#32201c",
                "#4a2d27", "#43372a", "#3d2b26", "#57332c"),
    ),
    Palette(
        "indigo", "نیل", "Indigo",
        Colours("#22406b", "#182f52", "#ffffff", "#e9eef6", "#e6ecf5",
                "#dfe5ee", "#d3deec", "#e6e3da", "#c6d3e6"),
        Colours("#9db8e0", "#b6cbea", "#0e1a2c", "#262c38", "#20293a",
                "#2c3547", "#28344c", "#38342c", "#33425f"),
    ),
    Palette(
        "firuze", "فیروزه", "Turquoise",
        Colours("#0d666a", "#0a4f52", "#ffffff", "#e0f0ef", "#dff0ee",
                "#dcebe6", "#cfe6e3", "#e8e6d8", "#bedcd9"),
        Colours("#6cc5c4", "#8ad3d2", "#06201f", "#1a3232", "#18302f",
                "#233a38", "#1f3c3b", "#35372b", "#28494a"),
    ),
    Palette(
        "walnut", "گردو", "Walnut",
        Colours("#5c4433", "#483426", "#ffffff", "#f3ebe3", "#f1e8df",
                "#eadfd2", "#e4d6c5", "#e6e3da", "#d9c7b3"),
        Colours("#d3b9a3", "#e0cbb9", "#211710", "#33291f", "#2e251d",
                "#41352a", "#3a2f25", "#36332c", "#4c3d30"),
    ),
    Palette(
        "oak", "برگ بلوط", "Oak leaf",
        Colours("#4a6536", "#394f29", "#ffffff", "#ebf1e2", "#e8efdf",
                "#dfe8d3", "#e9e4cf", "#dbe7df", "#cbdabb"),
        Colours("#a9c58f", "#bdd4a7", "#141d0c", "#2a321f", "#262e1d",
                "#333d27", "#3c3826", "#27382f", "#3f4c30"),
    ),
    Palette(
        "pomegranate", "انار", "Pomegranate",
        Colours("#8c1f4b", "#701839", "#ffffff", "#f9e7ee", "#f7e4ec",
                "#f1d7e2", "#f2dfd0", "#e9dbe4", "#e6c1d1"),
        Colours("#ea8fb0", "#f1a9c3", "#2d0a18", "#3e2230", "#33202a",
                "#48293a", "#44342c", "#3a2c38", "#5a3147"),
    ),
    Palette(
        "saffron", "زعفران", "Saffron",
        Colours("#855300", "#6b4300", "#ffffff", "#fcf0d8", "#fbeed3",
                "#f6e3bb", "#f3ddcb", "#ece6cf", "#edd49c"),
        Colours("#e9b45a", "#f0c67f", "#261800", "#3b2d14", "#332814",
                "#473617", "#46332a", "#3a3623", "#584318"),
    ),
    Palette(
        "iris", "زنبق کوهی", "Mountain iris",
        Colours("#5a3a86", "#462c6a", "#ffffff", "#f0eaf7", "#ede6f5",
                "#e4dbf0", "#dfe2f0", "#efe2df", "#d3c4e6"),
        Colours("#c0a4ea", "#d0baf1", "#1b1030", "#312741", "#2a2338",
                "#3a2e4f", "#2e3348", "#41302f", "#483a62"),
    ),
)  # fmt: skip
BY_CODE: Final = {palette.code: palette for palette in PALETTES}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def css(palettes: Iterable[Palette] = PALETTES) -> str:
    """Return the style sheet of the sets: a class for each, by light, by dark, and by choice."""
    sets = list(palettes)
    light = [_rule(f".palette-{p.code}", p.light) for p in sets]
    by_device = [_rule(f':root:not([data-theme="light"]) .palette-{p.code}', p.dark) for p in sets]
    by_choice = [_rule(f':root[data-theme="dark"] .palette-{p.code}', p.dark) for p in sets]
    return "\n".join(
        (
            "/* Written by sellers.brand.palettes; its test says when to renew this file. */",
            "@layer theme {",
            *_indented(light, 1),
            "  @media screen and (prefers-color-scheme: dark) {",
            *_indented(by_device, 2),
            "  }",
            "  @media screen {",
            *_indented(by_choice, 2),
            "  }",
            "}",
            "",
        )
    )


def _indented(rules: Iterable[str], depth: int) -> Iterator[str]:
    return (f"{'  ' * depth}{rule}" for rule in rules)


def _rule(selector: str, colours: Colours) -> str:
    said = (
        f"--{field.name.replace('_', '-')}: {getattr(colours, field.name)};"
        for field in fields(colours)
    )
    return f"{selector} {{ {' '.join(said)} }}"
