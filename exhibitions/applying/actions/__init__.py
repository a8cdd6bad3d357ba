"""The writers of applications. Rows are locked in one order: the fair, then applications by id."""

from exhibitions.applying.actions.deciding import ask, decline, shortlist
from exhibitions.applying.actions.drafts import (
    add_paper,
    begin,
    drop_paper,
    save_extras,
    save_goods,
    save_stand,
    save_wishes,
)
from exhibitions.applying.actions.refusals import (
    ApplicationsClosed,
    HasAStall,
    NotComplete,
    NotOffered,
    TooLate,
)
from exhibitions.applying.actions.sending import answer, submit, withdraw

__all__ = [
    "ApplicationsClosed",
    "HasAStall",
    "NotComplete",
    "NotOffered",
    "TooLate",
    "add_paper",
    "answer",
    "ask",
    "begin",
    "decline",
    "drop_paper",
    "save_extras",
    "save_goods",
    "save_stand",
    "save_wishes",
    "shortlist",
    "submit",
    "withdraw",
]
