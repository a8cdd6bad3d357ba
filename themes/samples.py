# ruff: noqa: E501 -- a table is read by rows
"""Sample words and numbers for the style guide; real goods of Lorestan."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import is_persian
from themes.templatetags.face import number, toman


class Row(NamedTuple):
    """One sample product; ``price`` in rials."""

    title: str
    title_en: str
    price: int
    stock: str
    lead_days: int
    rating: float | None
    reviews: int
    ground: str
    thread: str


ROWS = (
    Row("گلیم سوزنی نقش لوزی، دو در سه", "Needle gelim with lozenges, 2 × 3 m", 245_000_000, "made_to_order", 30, 4.8, 24, "#9b2c23", "#e4c79a"),
    Row("عسل گون الیگودرز، یک کیلو", "Milkvetch honey of Aligudarz, 1 kg", 9_800_000, "in_stock", 0, 4.9, 132, "#d9a441", "#8a5a12"),
    Row("سینی ورشو قلم‌زنی گل‌ومرغ", "Engraved varsho tray", 48_000_000, "in_stock", 10, 4.6, 8, "#b9bcc2", "#6f7680"),
    Row("کلاه نمدی پشم طبیعی", "Felt hat of natural wool", 3_400_000, "in_stock", 3, None, 0, "#d8cbb5", "#6b5a45"),
    Row("کشک محلی خشک دلفان", "Dried kashk of Delfan", 2_100_000, "in_stock", 0, 4.3, 51, "#f1ead9", "#b8a787"),
    Row("آینهٔ منبت گردو با نقش گل‌نیلوفر", "Carved walnut mirror with lotus", 72_000_000, "made_to_order", 20, 5.0, 3, "#5c4433", "#b88d62"),
    Row("مربای بالنگ خانگی، شیشهٔ ۷۰۰ گرمی", "Home-made citron jam, 700 g jar", 1_850_000, "sold_out", 0, 4.7, 77, "#4f6b3a", "#c5d29a"),
    Row("ماشته، جاجیم پشمی دست‌باف", "Mashteh, hand-woven wool blanket", 63_000_000, "in_stock", 5, 4.5, 12, "#22406b", "#d8b46a"),
)  # fmt: skip

SELLERS = (("کارگاه بافت زاگرس", "Zagros Weaving"), ("زنبورستان اشترانکوه", "Oshtorankuh Apiary"))

SECTORS: tuple[dict[str, Any], ...] = (
    {"code": "HND", "name_fa": "صنایع دستی", "name_en": "Handicrafts"},
    {"code": "WVN", "name_fa": "فرش و دست‌بافته‌ها", "name_en": "Carpets and weaving"},
    {"code": "CLO", "name_fa": "پوشاک، دوخت و چرم", "name_en": "Clothing and leather"},
    {"code": "FOD", "name_fa": "صنایع غذایی", "name_en": "Food"},
    {"code": "DLV", "name_fa": "لبنیات، دام و طیور", "name_en": "Dairy and livestock"},
    {"code": "BEE", "name_fa": "زنبورداری و آبزیان", "name_en": "Bees, silk and fish"},
    {"code": "AGR", "name_fa": "کشاورزی و گیاهان دارویی", "name_en": "Farm and herbs"},
    {"code": "ART", "name_fa": "فرهنگی و هنری", "name_en": "Culture and arts"},
)

_PLACES = (
    ("KHR", "خرم‌آباد", "Khorramabad", 33.4878, 48.3558), ("BRJ", "بروجرد", "Borujerd", 33.8942, 48.767),
    ("DRD", "دورود", "Dorud", 33.4955, 49.0632), ("KHD", "کوهدشت", "Kuhdasht", 33.535, 47.6061),
    ("DLF", "دلفان", "Delfan", 34.0733, 47.9725), ("ALG", "الیگودرز", "Aligudarz", 33.4006, 49.695),
    ("SLS", "سلسله", "Selseleh", 33.864, 48.2642), ("AZN", "ازنا", "Azna", 33.4558, 49.4556),
    ("PLD", "پلدختر", "Pol-e Dokhtar", 33.1536, 47.7136), ("CHG", "چگنی", "Chegeni", 33.565, 48.021),
    ("RMS", "رومشکان", "Rumeshkan", 33.285, 47.51), ("MML", "معمولان", "Mamulan", 33.3786, 47.9597),
)  # fmt: skip
COUNTIES: tuple[dict[str, Any], ...] = tuple(
    {
        "code": c,
        "name_fa": fa,
        "name_en": en,
        "latitude": lat,
        "longitude": lon,
        "count": 40 - i * 3,
    }
    for i, (c, fa, en, lat, lon) in enumerate(_PLACES)
)


def parts(cards: list[Any], day: date) -> dict[str, Any]:
    """Return what the larger parts need."""
    places = [(c["name_fa"], c["name_en"], c["count"]) for c in COUNTIES[:4]]
    persian = is_persian()
    return {
        "crumbs": [
            {"label": _("Home"), "url": "#crumbs"},
            {"label": _("Handicrafts"), "url": "#crumbs"},
            {"label": _("Varsho")},
        ],
        "chips": [
            {"name": "county", "value": "BRJ", "label": places[1][not persian]},
            {"name": "stock", "value": "in_stock", "label": _("In stock")},
        ],
        "sorts": [
            {"value": "new", "label": _("Newest first")},
            {"value": "cheap", "label": _("Cheapest first")},
        ],
        "facets": [
            {
                "name": "county",
                "label": _("County"),
                "open": True,
                "options": [
                    {"value": i, "label": p[not persian], "count": p[2], "selected": i == 1}
                    for i, p in enumerate(places)
                ],
            },
            {
                "name": "stock",
                "label": _("In stock or made to order"),
                "open": False,
                "options": [
                    {"value": "in_stock", "label": _("In stock"), "count": 31, "selected": False}
                ],
            },
        ],
        "price": {"min": 185_000, "max": 24_500_000, "from": None, "to": None},
        "ways": [
            {"value": "post", "label": _("Post"), "note": _("3 to 5 days"), "price": 890_000, "checked": True},
            {"value": "courier", "label": _("Courier in the same city"), "note": _("tomorrow"), "price": 1_200_000},
            {"value": "pickup", "label": _("I fetch it myself"), "note": _("from the producer"), "price": 0},
        ],
        "money": [
            {"label": _("Goods"), "rials": 57_800_000},
            {"label": _("Post"), "rials": 890_000},
            {"label": _("Coupon"), "rials": -1_000_000, "kind": "minus"},
            {"label": _("To pay"), "rials": 57_690_000, "kind": "sum"},
        ],
        "lines": [
            {"title": c.title if persian else c.title_en, "url": "#parcel", "quantity": i + 1, "photo": c.photo, "rials": c.price}
            for i, c in enumerate(cards[1:3])
        ],
        "parcel": {
            "seller_name": cards[1].seller_title,
            "url": "#parcel",
            "number": "1024-2",
            "promise": day,
        },
        "review": {
            "score": 5,
            "title": _("As in the photograph"),
            "body": _("The colours are calm and the edges are tight. It came two days early."),
            "name": _("Maryam from Dorud"),
            "at": day,
            "verified": True,
            "reply": _("May it bring you joy. The wool is from our own village."),
        },
        "chart_heads": [_("County"), _("Producers")],
        "table_heads": [
            {"label": _("Week")},
            {"label": _("Parcels"), "number": True},
            {"label": _("You receive"), "number": True},
        ],
        "table_rows": [
            [date_text(day, "fa" if persian else "en"), number(4), toman(42_750_000)],
            [date_text(day - timedelta(7), "fa" if persian else "en"), number(11), toman(98_100_000)],
        ],
        "bars": [{"label": p[not persian], "value": p[2], "text": number(p[2])} for p in places],
    }  # fmt: skip
