"""Why an action did not take place; each knows its sentence. Beside them stands ``MoveRefused``."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.language import spoken
from sellers.licensing.rules import MOST_FILES

_LACKS: Final[dict[str, Any]] = {
    "paper": _("Write the number of the paper, or add a photo of it."),
    "trades": _("Choose at least one trade that the paper lists."),
    "days": _("The last day lies before the first one. Check both days."),
}


class NotComplete(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The paper cannot be sent yet; ``missing`` are codes, the messages say what to do."""

    def __init__(self, missing: Sequence[str]) -> None:
        """Choose the sentences by the codes."""
        super().__init__([ValidationError(_LACKS[code], code=code) for code in missing])
        self.missing = list(missing)


class NumberTaken(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """Another paper bears this number: one found true, or one of the same seller."""

    def __init__(self) -> None:
        """Say it without naming the other seller."""
        super().__init__(
            _("Another paper with this number is known already. Check the number."), code="taken"
        )


class TooManyFiles(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """A paper has as many files as it may have."""

    def __init__(self) -> None:
        """Name the limit."""
        text = _("A paper may have %(most)s files at most. Remove one first.")
        super().__init__(text, code="files", params={"most": spoken(MOST_FILES)})


class WrongDays(ValidationError):  # noqa: N818 -- an answer to the caller, not a fault
    """The last day lies before the first, or a renewal would not lengthen anything."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Write a last day that lies after the one before."), code="days")
