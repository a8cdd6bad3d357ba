"""Helpers in plain words: what they may do, and what each form of the desk means when they send it.

    register_deeds(Deed("desk_orders:accept", _("accepted order %(about)s"), number_of))

Every page of the desk that takes forms from others than owners needs its deed: a test says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import is_persian, spoken
from sellers.helping.rules import Area

AREAS: Mapping[Area, Promise] = {
    Area.ORDERS: gettext_lazy("orders: see, answer and post them"),
    Area.TALK: gettext_lazy("messages, questions and reviews: answer them"),
    Area.GOODS: gettext_lazy("goods: listings, photos and prices"),
    Area.PRICES: gettext_lazy("prices and how many there are, nothing else of the goods"),
    Area.FACE: gettext_lazy("the face of the shop: words, pictures, posters"),
    Area.FAIRS: gettext_lazy("fairs: ask for stalls, pay for them, give them back"),
    Area.SHOP: gettext_lazy("the shop itself: name, holidays, sending"),
    Area.FIGURES: gettext_lazy("see how it goes and what was earned"),
}

# Marks that set a piece of text apart: left to right, or as its first letter has it.
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
About = Callable[[Any, Mapping[str, Any]], str]


@dataclass(frozen=True)
class Deed:
    """What sending the form of one page is called: "accepted order %(about)s".

    ``about`` names what it was about, from the request and the address; it runs before the view.
    """

    page: str
    text: Promise
    about: About | None = None


_deeds: dict[str, Deed] = {}


def register_deeds(*deeds: Deed) -> None:
    """Add words for pages; raise ``ValueError`` when a page has some already."""
    for deed in deeds:
        if deed.page in _deeds:
            raise ValueError(f"the form of {deed.page!r} has its words already")
        _deeds[deed.page] = deed


def has_words(page: str) -> bool:
    """Whether a page's form can be told in plain words."""
    return page in _deeds


def about_of(page: str, request: Any, arguments: Mapping[str, Any]) -> str:
    """Return what a form is about; empty when there is no such thing. At most one query."""
    deed = _deeds.get(page)
    return deed.about(request, arguments)[:120] if deed and deed.about else ""


def said(page: str, about: str) -> str:
    """Return what a helper did in the reader's words: "accepted order 1023"."""
    deed = _deeds.get(page)
    if deed is None:
        return _("changed something at the desk")
    return str(deed.text) % {"about": apart(spoken(about)) if about else "…"}


def apart(text: str) -> str:
    """Return a name or number that keeps its own direction among words of another one."""
    is_code = not any(letter.isalpha() for letter in text)
    return f"{LRI if is_code else FSI}{text}{PDI}"


def areas_text(areas: Iterable[str]) -> str:
    """Return what a helper may do, in one line."""
    comma = "؛ " if is_persian() else "; "
    return comma.join(str(text) for area, text in AREAS.items() if area in set(areas))


def number_of(_request: Any, arguments: Mapping[str, Any]) -> str:
    """Return the number in an address."""
    return str(arguments.get("number", ""))
