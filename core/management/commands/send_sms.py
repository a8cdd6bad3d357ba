"""``manage.py send_sms``: send the text messages that wait for the morning or for another try."""

from django.utils import timezone

from core.repeating import RepeatingCommand
from core.texting.sending import sweep


class Command(RepeatingCommand):
    """Run each minute."""

    help = "Send text messages that are due, retry what failed, forget old ones."

    def once(self) -> str:
        """Sweep, and return what was found."""
        counts = [f"{name} {n}" for name, n in vars(sweep(timezone.now())).items() if n]
        return f"text messages: {', '.join(counts) or 'nothing to do'}"
