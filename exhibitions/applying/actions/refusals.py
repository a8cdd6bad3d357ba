"""Answers other than yes; each says in words what to do."""

from django.core.exceptions import ValidationError

from exhibitions.applying import words
from exhibitions.applying.rules import Answers, Step


class ApplicationsClosed(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The fair takes no applications now."""


class TooLate(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """What was sent cannot be changed any more."""


class NotOffered(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Something was chosen that this fair or this shop does not have."""


class HasAStall(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The applicant holds a stall: it is given back as a booking, not withdrawn here."""


class NotComplete(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """Answers are missing; ``lacks`` names step and code of each, ``messages`` say what to do."""

    def __init__(self, lacks: list[tuple[Step | None, str]], answers: Answers) -> None:
        """Say each lack in the reader's words."""
        names = {"papers": answers.lacking_papers, "licence": answers.unlicensed}
        self.lacks = lacks
        super().__init__([words.lack(code, names.get(code, ())) for _step, code in lacks])
