"""Words by which thousands of demo goods differ. Pure: no Django."""

from typing import Final, NamedTuple


class Word(NamedTuple):
    """How one piece differs from its like; ``permille`` is what it asks of the price."""

    fa: str
    en: str
    permille: int = 1000


_LOOKS_OF_CLOTH: Final = (
    Word("لاکی", "crimson"), Word("سرمه‌ای", "navy"), Word("حنایی", "henna"),
    Word("زیتونی", "olive"), Word("شتری", "camel"), Word("فیروزه‌ای", "turquoise"),
    Word("خودرنگ", "undyed", 950), Word("روناسی", "madder red"), Word("اناری", "pomegranate red"),
    Word("نخودی", "cream"), Word("گردویی", "walnut brown"), Word("نیلی", "indigo", 1050),
)  # fmt: skip
_MAKES_OF_CLOTH: Final = (
    Word("حاشیه‌دار", "bordered", 1080), Word("ریزبافت", "fine weave", 1250),
    Word("درشت‌بافت", "coarse weave", 880), Word("رنگ گیاهی", "plant-dyed", 1180),
    Word("نقش لوزی", "lozenge pattern"), Word("نقش سرو", "cypress pattern", 1050),
    Word("نقش ماهی", "fish pattern"), Word("ساده", "plain", 920),
)  # fmt: skip
_LOOKS_OF_CRAFT: Final = (
    Word("ساده", "plain", 900), Word("نقش بز کوهی", "ibex motif"), Word("نقش مفرغ", "bronze motif"),
    Word("نقش گل‌ومرغ", "flower and bird", 1120), Word("نقش اسلیمی", "arabesque", 1100),
    Word("نقش بلوط", "oak leaf"), Word("نقش ترنج", "medallion", 1060), Word("مات", "matt"),
    Word("پرداخت‌شده", "polished", 1040), Word("دورنگ", "two-tone", 1030),
)  # fmt: skip
_SIZES: Final = (
    Word("کوچک", "small", 780), Word("متوسط", "medium"), Word("بزرگ", "large", 1320),
    Word("خیلی بزرگ", "extra large", 1600), Word("هدیه", "gift-wrapped", 1120),
)  # fmt: skip
_LOOKS_OF_FOOD: Final = (
    Word("تازهٔ امسال", "this year's"), Word("دست‌چین", "hand-picked", 1120),
    Word("کوهستان", "mountain", 1060), Word("باغ خودمان", "from our garden"),
    Word("بی‌افزودنی", "no additives", 1040), Word("خانگی", "home-made"),
    Word("درجه یک", "grade one", 1150), Word("مهمانی", "for guests", 1080),
    Word("عشایری", "nomad-made", 1090), Word("کم‌نمک و کم‌شیرین", "low salt and sugar"),
)  # fmt: skip
_PACKS: Final = (
    Word("بستهٔ کوچک", "small pack", 560), Word("بستهٔ معمولی", "regular pack"),
    Word("بستهٔ خانواده", "family pack", 1880), Word("بستهٔ هدیه", "gift pack", 1250),
    Word("سه‌تایی", "pack of three", 2800),
)  # fmt: skip
_LOOKS_OF_SERVICE: Final = (
    Word("فارسی", "in Persian"), Word("فارسی و انگلیسی", "in Persian and English", 1350),
    Word("با یک بازبینی", "one revision"), Word("با سه بازبینی", "three revisions", 1200),
)  # fmt: skip
_SPEEDS: Final = (
    Word("ساده", "basic", 800), Word("کامل", "complete", 1250), Word("فوری", "express", 1400),
)  # fmt: skip

_CLOTH = (_LOOKS_OF_CLOTH, _MAKES_OF_CLOTH)
_FOOD = (_LOOKS_OF_FOOD, _PACKS)
_SERVICE = (_LOOKS_OF_SERVICE, _SPEEDS)
_CRAFT = (_LOOKS_OF_CRAFT, _SIZES)
_BY_SECTOR: Final = {
    "WVN": _CLOTH, "CLO": _CLOTH, "FOD": _FOOD, "DLV": _FOOD, "BEE": _FOOD, "AGR": _FOOD,
    "ITS": _SERVICE, "SRV": _SERVICE,
}  # fmt: skip


def words_of(sector: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return the looks and the makes by which goods of a sector differ."""
    return _BY_SECTOR.get(sector, _CRAFT)
