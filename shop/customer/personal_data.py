"""What accounts hold of people."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, by, held
from core.personal_texts import PROTECTING, SHOPPING, SIGN_IN, TRUST, UNTIL_ERASED, WITH_THE_OTHER

held(
    "address.UserAddress", _("Your address book"), by("user"),
    ["first_name", "last_name", "line1", "line4", "postcode", "phone_number"],
    Fate.ERASE, SHOPPING, UNTIL_ERASED,
)  # fmt: skip
held(
    "wishlists.WishList",
    _("Wish lists"),
    by("owner"),
    ["name", "date_created"],
    Fate.ERASE,
    SHOPPING,
    UNTIL_ERASED,
)
held(
    "basket.Basket",
    _("Your baskets"),
    by("owner"),
    ["status", "date_created"],
    Fate.ERASE,
    SHOPPING,
    UNTIL_ERASED,
)
held(
    "customer.ProductAlert",
    _("Waiting for goods to be back"),
    by("user"),
    ["product", "email"],
    Fate.ERASE,
    SHOPPING,
    UNTIL_ERASED,
)
for _label, (_name, _shown) in {
    "analytics.UserSearch": (_("What you searched for"), ["query", "date_created"]),
    "analytics.UserProductView": (_("Goods you looked at"), ["product", "date_created"]),
    "analytics.UserRecord": (_("Counts of your visits"), ["num_orders", "date_last_order"]),
    "communication.Notification": (_("Notices to you"), ["subject", "body", "date_sent"]),
}.items():
    _path = "recipient" if _label.startswith("communication") else "user"
    held(_label, _name, by(_path), _shown, Fate.ERASE, SHOPPING, UNTIL_ERASED)
held(
    "communication.Email",
    _("E-mails to you"),
    by("user"),
    ["email", "subject", "date_sent"],
    Fate.ERASE,
    SIGN_IN,
    UNTIL_ERASED,
)
held(
    "reviews.ProductReview", _("Reviews you wrote"), by("user"),
    ["product", "score", "body", "name", "date_created"],
    Fate.CUT, TRUST, WITH_THE_OTHER, {"name": "", "email": ""},
)  # fmt: skip
held(
    "reviews.Vote",
    _("Votes on reviews"),
    by("user"),
    ["date_created"],
    Fate.ERASE,
    TRUST,
    UNTIL_ERASED,
)
held(
    "account.EmailAddress",
    _("Your e-mail addresses"),
    by("user"),
    ["email", "verified"],
    Fate.ERASE,
    SIGN_IN,
    UNTIL_ERASED,
)
held(
    "mfa.Authenticator",
    _("Your second step"),
    by("user"),
    ["type", "created_at"],
    Fate.ERASE,
    PROTECTING,
    UNTIL_ERASED,
)
