"""What fairs hold of people."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from core.personal import Fate, by, held
from core.personal_texts import WHILE_YOU_WORK, WORKING

held(
    "exhibitions.OrganiserRole", _("Fairs you organise"), by("user"),
    ["fair", "county"], Fate.ERASE, WORKING, WHILE_YOU_WORK,
)  # fmt: skip
held(
    "exhibitions.Reviewer", _("Fairs whose applications you score"), by("user"),
    ["fair", "name", "mobile"], Fate.CUT, WORKING, WHILE_YOU_WORK,
    # Scores stay; a fair knows its reviewers by number, so each gets one that nobody has.
    {"name": "", "mobile": Concat(Value("-"), Cast("pk", CharField()))},
)  # fmt: skip
