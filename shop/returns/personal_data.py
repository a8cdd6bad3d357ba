"""What requests hold of people, and that an open one keeps its buyer here."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.language import spoken
from core.models import User
from core.personal import Fate, by, held, in_the_way
from core.personal_texts import SELLING, TALKING, TEN_YEARS, WITH_THE_OTHER
from shop.returns.models import Return
from shop.returns.states import FINAL

held(
    "returns.Return", _("Requests about what you bought"), by("parcel__order__user"),
    ["number", "kind", "reason", "opened_at", "refunded", "iban"],
    Fate.CUT, SELLING, TEN_YEARS, {"iban": ""},
)  # fmt: skip
held(
    "returns.ReturnNote",
    _("What you wrote in requests"),
    by("by"),
    ["text", "at"],
    Fate.KEEP,
    TALKING,
    WITH_THE_OTHER,
)


@in_the_way
def open_requests(user: User) -> Iterator[Any]:
    """A request that is open needs its buyer."""
    mine = Return.objects.filter(parcel__order__user=user).exclude(state__in=FINAL)
    for number in mine.values_list("number", flat=True):
        yield gettext("Request %(number)s is still open: wait for it, or take it back first.") % {
            "number": spoken(number)
        }
