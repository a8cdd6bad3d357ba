"""Columns as declared: their headings in both languages and how their cells are cleaned."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.utils.functional import Promise

from core.language import either
from core.persian import search_key

_ASIDE: Final = re.compile(r"\(.*?\)|\[.*?\]|[*:؛]")


def folded(heading: str) -> str:
    """Return what is compared of a heading: no case, spaces, half-spaces, marks; ي is ی.

    What stands in brackets says in which unit to write, and does not count.
    """
    return search_key(_ASIDE.sub(" ", heading)).replace(" ", "")


@dataclass(frozen=True)
class Column:
    """A column of a sheet; ``either`` heading, or one in ``also``, names it.

    ``clean`` is a form field: what it refuses is the cell's fault, in its words. A column whose
    heading ``may_lack`` may be left out of the file: then rows have no value for it at all.
    ``note`` and ``example`` explain the column in a template to fill in.
    """

    key: str
    fa: str
    en: str
    clean: forms.Field
    also: tuple[str, ...] = ()
    may_lack: bool = False
    note: str | Promise = ""
    example: Any = ""
    width: int = 16
    names: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Fold all names once."""
        names = frozenset(map(folded, (self.key, self.fa, self.en, *self.also)))
        object.__setattr__(self, "names", names)

    @property
    def heading(self) -> str:
        """Return the heading in the reader's language."""
        return either(self.fa, self.en)


# What we add to a file that is sent back; a file that returns with it is read without it.
TO_CORRECT: Final = Column(
    "to_correct", "چه چیزی را درست کنید", "What to correct", forms.CharField()
)
