"""What conversations hold of people."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, by, held
from core.personal_texts import PROTECTING, TALKING, UNTIL_ERASED, WITH_THE_OTHER

held(
    "talk.Conversation",
    _("Conversations"),
    by("buyer"),
    ["seller", "began_at"],
    Fate.KEEP,
    TALKING,
    WITH_THE_OTHER,
)
held(
    "talk.Message",
    _("Messages you wrote"),
    by("author"),
    ["text", "sent_at"],
    Fate.KEEP,
    TALKING,
    WITH_THE_OTHER,
)
held(
    "talk.Block",
    _("Blocked conversations"),
    by("buyer"),
    ["seller"],
    Fate.ERASE,
    PROTECTING,
    UNTIL_ERASED,
)
