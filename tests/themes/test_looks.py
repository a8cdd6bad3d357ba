"""Colours that can be read, a map without holes, a style guide that keeps the content policy."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.template import Context
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils.translation import override

from themes import samples, styleguide, woven_map

THEMES = Path(__file__).resolve().parents[2] / "themes"
TOKENS = {"base": "base/static/css/base.css", "bazaar": "bazaar/static/css/theme.css"}
# Text on grounds that parts put it on; 4.5 is AA for text, 3 for borders and large signs.
TEXT = [
    *((text, ground) for text in ("ink", "soft") for ground in ("paper", "card", "sunk")),
    *(
        (text, ground)
        for text in ("link", "accent", "good", "warn")
        for ground in ("paper", "card")
    ),
    *((f"{name}", f"{name}-tint") for name in ("trust", "good", "warn", "bad", "link")),
    *(("ink", f"dye-{n}") for n in range(1, 5)),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("bad", "card"),
    ("paper", "ink"),
    ("paper", "bad"),
    ("paper", "link"),
    ("ink", "accent-tint"),
]
SIGNS = [("field-line", "card"), ("gold", "paper"), ("focus", "paper"), ("focus", "card")]


def palettes(theme: str) -> dict[str, dict[str, str]]:
    """Return the light and both dark palettes of a theme's sheet, token by token."""
    css = (THEMES / TOKENS[theme]).read_text()
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", css)
    found = {}
    for selector, body in blocks:
        tokens = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", body))
        if tokens:
            found[selector.strip()] = tokens
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of a hex colour (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", TOKENS)
def test_every_pair_of_colours_can_be_read(theme: str) -> None:
    """AA on every ground a part uses, in light and in dark."""
    sets = palettes(theme)
    assert len(sets) == 3
    pairs = [(pair, 4.5) for pair in TEXT] + [(pair, 3.0) for pair in SIGNS]
    poor = [
        f"{selector}: {a} on {b} {contrast(tokens[a], tokens[b]):.2f}"
        for selector, tokens in sets.items()
        for (a, b), least in pairs
        if contrast(tokens[a], tokens[b]) < least
    ]
    assert poor == []


@pytest.mark.parametrize("theme", TOKENS)
def test_dark_is_the_same_by_device_and_by_choice(theme: str) -> None:
    """The palette stands twice in the sheet; both copies agree."""
    dark = [tokens for selector, tokens in palettes(theme).items() if "data-theme" in selector]
    assert len(dark) == 2
    assert all(one == other for one, other in pairwise(dark))


def test_neighbours_on_the_map_differ_in_dye() -> None:
    """Every county has a field, and no two that touch share a colour."""
    centres = tuple((c["code"], c["latitude"], c["longitude"]) for c in samples.COUNTIES)
    fields = woven_map.weave(centres)
    assert len(fields) == 12
    assert all(field.path.startswith("M") for field in fields.values())
    khorramabad = fields["KHR"]
    assert all(khorramabad.dye != fields[code].dye for code in ("DRD", "CHG", "MML", "SLS"))


def test_two_squares_become_one_outline() -> None:
    """Inner sides vanish; straight runs are one step."""
    size = woven_map.CELL
    outline = woven_map.edge({(0, 0), (1, 0)})
    assert outline == f"M0 0H{2 * size}V{size}H0V0z"


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_style_guide_keeps_the_content_policy(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows every part in both languages without an inline script, style or handler."""
    monkeypatch.setattr(styleguide, "render", lambda request, name, values: values)
    request = RequestFactory().get("/styleguide/")
    with override(language):
        values = styleguide.styleguide(request)
        page = get_template("styleguide.html").template.render(
            Context({"request": request, **values})
        )
    assert page.count('class="product') >= len(samples.ROWS)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_every_icon_that_a_template_names_exists() -> None:
    """A misspelt icon would draw nothing and say nothing."""
    drawn = set(re.findall(r'symbol id="([\w-]+)"', (THEMES / "base/static/icons.svg").read_text()))
    sources = [path.read_text() for path in THEMES.rglob("*.html")]
    named = {name for text in sources for name in re.findall(r'{% icon "([\w-]+)"', text)}
    assert named
    assert named - drawn == set()


def test_every_part_names_its_variables() -> None:
    """A template opens with a comment, so that the next person need not read its insides."""
    silent = [
        path.name
        for path in (THEMES / "base/templates/parts").glob("*.html")
        if not path.read_text().startswith("{% comment %}")
    ]
    assert silent == []


def test_the_page_for_our_own_faults_needs_nothing() -> None:
    """500.html renders without a request, a context or a database."""
    page = get_template("500.html").template.render(Context())
    assert "خطا از ماست" in page
    assert "The fault is ours" in page
