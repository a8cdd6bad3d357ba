"""What a product's page says of the right to change one's mind, with its source in the law."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.models import WithdrawalRule

# E-Commerce Act of Iran (1382), article 37: seven working days, without penalty or reason;
# article 38 leaves out what a regulation names: food, goods made to one's wish, perishables.
WITHDRAWAL: dict[str, tuple[str | Promise, str | Promise]] = {
    WithdrawalRule.SEVEN_DAYS: (
        _("You may change your mind"),
        _("Send it back within 7 working days, without a reason (E-Commerce Act, article 37)."),
    ),
    WithdrawalRule.FOOD: (
        _("Food cannot be sent back once opened"),
        _("If it arrives spoilt or broken, tell us and your money comes back (article 38)."),
    ),
    WithdrawalRule.PERSONALISED: (
        _("Made to your wish"),
        _("What is made or marked for you alone cannot be sent back, unless it is faulty."),
    ),
    WithdrawalRule.PERISHABLE: (
        _("It spoils quickly"),
        _("It cannot be sent back. If it does not arrive sound, your money comes back."),
    ),
    WithdrawalRule.SERVICE: (
        _("You may withdraw until the work begins"),
        _("Once the work has begun by your leave, the order stands (article 38)."),
    ),
}
