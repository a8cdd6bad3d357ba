"""What is said of listings: their states, and why one comes back."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.moderation.states import ListingState

STATES: dict[str, str | Promise] = {
    ListingState.DRAFT: gettext_lazy("Not finished"),
    ListingState.WAITING: gettext_lazy("Waits for our look"),
    ListingState.REVISION: gettext_lazy("Needs a change"),
    ListingState.PUBLISHED: gettext_lazy("In the shop"),
    ListingState.HIDDEN: gettext_lazy("Hidden by you"),
    ListingState.REMOVED: gettext_lazy("Removed"),
}

OTHER = "other"
# What the machine writes into a history.
NOTES: dict[str, str | Promise] = {
    "trusted": gettext_lazy("A trusted producer: on sale at once."),
    "found well": gettext_lazy("Looked at afterwards, found well."),
}
# Each says what to do; the producer reads it as it stands.
REASONS: dict[str, str | Promise] = {
    "photo_dark": gettext_lazy("The photo is dark or blurred. Take one by a window in daylight."),
    "photo_foreign": gettext_lazy(
        "The photo is not of your own piece. Take one of the piece that you sell."
    ),
    "photo_text": gettext_lazy(
        "A phone number, an address or a card number stands in the photo. Take one without."
    ),
    "name_unclear": gettext_lazy("The name does not tell what it is. Say what, and which size."),
    "contact_in_text": gettext_lazy(
        "Take phone numbers and addresses of other shops out of the text."
    ),
    "price_odd": gettext_lazy("Look at the price once more: a digit may be missing or too many."),
    "wrong_trade": gettext_lazy("It belongs to another trade. Choose the one that fits."),
    "ingredients": gettext_lazy("Food needs its ingredients. Write what is in it."),
    OTHER: gettext_lazy("Another reason"),
}


def reason(code: str, note: str) -> str:
    """Return a reason as it is stored: its code, and the operator's words below."""
    return f"{code}\n{note}".strip()


def said(stored: str) -> str:
    """Return a stored reason in the reader's language."""
    code, _line, note = stored.partition("\n")
    template = REASONS.get(code)
    if template is None:
        return str(NOTES.get(stored, stored))
    return note if code == OTHER and note else " ".join(filter(None, [str(template), note]))


def waits_until(day: str) -> str:
    """Say by when an operator has looked."""
    return _("We look at it by %(day)s and tell you by text message.") % {"day": day}
