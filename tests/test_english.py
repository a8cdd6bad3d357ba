"""English pages say what our code says, whatever the packages beneath us call it."""

from pathlib import Path

from babel.messages.pofile import read_po
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]


def _said(text: str, context: str | None) -> str:
    return translation.pgettext(context, text) if context else translation.gettext(text)


def test_english_is_what_the_code_says():
    with open(ROOT / "locale/fa/LC_MESSAGES/django.po", "rb") as file:
        ours = [message for message in read_po(file) if isinstance(message.id, str) and message.id]

    with translation.override("en"):
        others = {m.id: said for m in ours if (said := _said(m.id, m.context)) != m.id}

    assert len(ours) > 100
    assert others == {}
