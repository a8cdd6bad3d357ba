"""Names in two languages: facts have ``name_fa`` and ``name_en``, goods ``title``, ``title_en``."""

from catalog.frame import frame

_counties: dict[str, tuple[str, str]] = {}


def _value(thing: object, field: str) -> str:
    found = thing.get(field) if isinstance(thing, dict) else getattr(thing, field, None)
    return str(found) if found else ""


def text_of(thing: object, field: str, language: str) -> tuple[str, bool]:
    """Return the text and whether Persian stands in for a missing English one."""
    persian = _value(thing, field) or _value(thing, f"{field}_fa")
    if language != "en":
        return persian, False
    english = _value(thing, f"{field}_en")
    return (english, False) if english else (persian, bool(persian))


def name_of(thing: object, language: str) -> str:
    """Return what a reader of ``language`` calls it; '' for nothing."""
    if not thing:
        return ""
    for field in ("name", "title"):
        text, _ = text_of(thing, field, language)
        if text:
            return text
    return str(thing)


def county_name(code: str, language: str) -> str:
    """Return a county's name; all are taken from the page's frame, again for an unknown code."""
    if code not in _counties:
        _counties.update({c.code: (c.name_fa, c.name_en) for c in frame().counties})
    fa, en = _counties.get(code, (code, code))
    return en if language == "en" else fa
