"""A person looks the number up on the public page, and keeps a screenshot or a note of it."""

from typing import Any

from django.conf import settings

from sellers.licensing.checkers.protocol import Finding
from sellers.models import Licence


class ManualChecker:
    """Knows nothing itself; leads to the page of ``LICENCE_CHECK_URL``."""

    def look_up(self, paper: Any) -> Finding | None:
        """Leave it to the officer."""
        return None

    def link(self, paper: Any) -> str:
        """Return the public page for licences; permits have none in common."""
        return settings.LICENCE_CHECK_URL if isinstance(paper, Licence) else ""
