"""Texts that are hard for Persian normalisers, for hypothesis."""

from hypothesis import strategies as st

from core.persian.tables import ROWS

LETTERS = "ابپتجخدرسشفکگلمنوهی"
HARD = (
    "".join(row.char for row in ROWS)
    + LETTERS
    + "ییههاا \n\t\u200cـًّٔ۱2٣Aé-_.ßİﻼﯾﷺ\u06d3\u0655\u0345"
)
PIECES = st.sampled_from(["ها", "های", "هایی", "ی", "ای", "تر", "تنها", "کشک", "کوزه", "گل", "مو"])
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from(HARD), max_size=30),
    st.lists(st.one_of(PIECES, st.sampled_from(["\u200c", " ", "و", "۱"])), max_size=10).map(
        "".join
    ),
)
NOUNS = st.text(st.sampled_from("بپتجخدرسشفکگلمن"), min_size=3, max_size=7)
