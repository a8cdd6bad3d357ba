"""What this floor holds of people."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, by, held
from core.personal_texts import TRUST, WITH_THE_OTHER

held(
    "catalogue.Question",
    _("Questions you asked"),
    by("asker"),
    ["text", "asked_at"],
    Fate.KEEP,
    TRUST,
    WITH_THE_OTHER,
)
