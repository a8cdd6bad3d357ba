"""Why something about a draw is not done, and the locks all of it begins with."""

from exhibitions.models import Draw, Fair


class Refused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """``code`` is a key of ``words.REFUSALS``; ``about`` fills its sentence."""

    def __init__(self, code: str, **about: object) -> None:
        """Keep both for the caller's message."""
        super().__init__(code, about)
        self.code, self.about = code, about


def lock_fair(pk: int) -> Fair:
    """Return a fair with its row locked."""
    return Fair.objects.select_for_update().get(pk=pk)


def lock_draw(pk: int) -> Draw:
    """Return a draw with its row and its fair's locked, the fair first."""
    fair = lock_fair(Draw.objects.values_list("fair", flat=True).get(pk=pk))
    draw = Draw.objects.select_for_update().get(pk=pk)
    draw.fair = fair
    return draw


def require_quiet(fair: Fair) -> None:
    """Raise ``Refused`` while a draw of the fair counts: its rules were published."""
    if Draw.objects.counting().filter(fair=fair).exists():
        raise Refused("published")
