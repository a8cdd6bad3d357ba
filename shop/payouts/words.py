"""What states are called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
METHODS = {
    "bank": _("a file for our bank"),
    "hand": _("by hand, with a reference"),
}
