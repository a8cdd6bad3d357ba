"""Leaves and acts, ready for a page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from core.models import User
from sellers.helping.rules import Area
from sellers.helping.words import AREAS, apart, said
from sellers.models import HelperAct, Helping
from sellers.team.notices import person_of


@dataclass(frozen=True)
class Leave:
    """One leave: who helps whom, what with (sentences), until when."""

    row: Helping
    helper: str
    owner: str
    areas: list[str]

    @classmethod
    def of(cls, row: Helping) -> "Leave":
        """Read one whose ``by`` and ``helper`` are loaded; no query."""
        helper = person_of(row.helper) if row.helper else ""
        areas = [str(AREAS[area]) for area in Area if area in row.areas]
        return cls(row, helper, person_of(row.by), areas)


@dataclass(frozen=True)
class Told:
    """One act in a sentence."""

    text: str
    at: datetime
    done: bool


def told(act: HelperAct, reader: User) -> Told:
    """Say with both names what a helper did; ``reader`` is called "you" where it was for them."""
    words = (
        _("%(helper)s, for you, %(what)s")
        if act.helping.by_id == reader.pk
        else _("%(helper)s, for %(owner)s, %(what)s")
    )
    facts = {
        "helper": apart(act.helper_name),
        "owner": apart(act.for_name),
        "what": said(act.page, act.about),
    }
    return Told(words % facts, act.at, act.done)
