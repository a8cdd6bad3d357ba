"""What this floor holds of people."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, by, by_mobile, held
from core.personal_texts import (
    MENDING,
    SIGN_IN,
    THREE_MONTHS,
    UNTIL_ERASED,
    WITH_THE_OTHER,
    WORKING,
)

held(
    "core.User",
    _("Your account"),
    lambda model, user: model._default_manager.filter(pk=user.pk),
    ["first_name", "last_name", "email", "mobile", "language", "date_joined", "last_login"],
    Fate.KEEP,  # without a name, number or address: ``shop.customer.privacy.leaving``
    SIGN_IN,
    UNTIL_ERASED,
)
held(
    "core.SmsWish",
    _("Your wish about text messages"),
    by_mobile("mobile"),
    ["stopped_at"],
    Fate.ERASE,
    SIGN_IN,
    UNTIL_ERASED,
)
held(
    "core.OutgoingSms", _("Text messages to you"), by_mobile("to"),
    ["text", "written_at", "sent_at"], Fate.ERASE, MENDING, THREE_MONTHS,
)  # fmt: skip
held(
    "core.IncomingSms",
    _("Text messages from you"),
    by("user"),
    ["text", "answer", "at"],
    Fate.ERASE,
    MENDING,
    THREE_MONTHS,
)
held(
    "core.PrivateFile",
    _("Papers and pictures you sent in"),
    by("by"),
    ["name"],
    Fate.KEEP,
    WORKING,
    WITH_THE_OTHER,
)
