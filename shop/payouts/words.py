"""What states are called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.payouts.matching import Difference
from shop.payouts.states import BatchState, PayoutState

BATCHES = {
    BatchState.DRAFT: _("to be approved"),
    BatchState.APPROVED: _("on its way"),
    BatchState.DONE: pgettext_lazy("payout", "done"),
    BatchState.CANCELLED: pgettext_lazy("payout", "called off"),
}
PAYOUTS = {
    PayoutState.PLANNED: pgettext_lazy("payout", "planned"),
    PayoutState.SENT: _("on its way"),
    PayoutState.PAID: pgettext_lazy("payout", "paid"),
    PayoutState.RETURNED: _("came back"),
    PayoutState.LEFT_OUT: _("left out"),
}
DIFFERENCES = {
    Difference.UNKNOWN: _("The report has it, we do not."),
    Difference.MISSING: _("We have it, the report does not."),
    Difference.AMOUNT: _("The sums differ."),
    Difference.TWICE: _("The report has it more than once."),
}
BANK, HAND, STRIPE = "bank", "hand", "stripe"
METHODS = {
    BANK: _("a file for our bank"),
    HAND: _("by hand, with a reference"),
}
WAYS = {**METHODS, STRIPE: _("Stripe, abroad")}
# Why Stripe was not even asked; its own refusals are words of its own.
CANNOT_TRANSFER = "cannot_transfer"
REASONS = {
    CANNOT_TRANSFER: _("no account abroad that can receive money, or no exchange rate of today"),
    "insufficient_capabilities_for_transfer": _("the account abroad may not receive money yet"),
    "balance_insufficient": _("our balance at Stripe is too small"),
}
