"""Finish what draws have begun."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from exhibitions.drawing.actions.running import restart_stopped
from exhibitions.drawing.explaining import explain_the_rest

SECONDS = 20.0  # others are due each minute as well


class Command(RepeatingCommand):
    """Begin stopped runs again, and work out reasons for some seconds."""

    help = "Runs draws again that stopped on their way, and works out everyone's reasons."

    def once(self) -> str:
        """Do what is due, and say how much."""
        again = restart_stopped(timezone.now())
        return f"{again} draws run again, {explain_the_rest(SECONDS)} applicants' reasons found"
