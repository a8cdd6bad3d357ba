"""What states and events are called on the pages of staff and buyers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.payment.states import PaymentState, RefundState, TransferState

STATES = {
    PaymentState.NEW: _("not begun"),
    PaymentState.STARTED: _("the buyer is paying"),
    PaymentState.WAITING: _("to be checked by staff"),
    PaymentState.DUE: _("to be paid at the door"),
    PaymentState.HELD: _("set aside at the bank"),
    PaymentState.CONFIRMED: _("paid"),
    PaymentState.DECLINED: _("declined"),
    PaymentState.EXPIRED: _("time ran out"),
    PaymentState.REFUNDED: _("sent back"),
}
STATE_CHOICES = [(state.value, words) for state, words in STATES.items()]

REFUNDS = {
    RefundState.WANTED: _("to be sent back"),
    RefundState.BY_HAND: _("to be sent back by hand"),
    RefundState.REFUSED: _("the bank refuses to send it back"),
    RefundState.SENT: _("sent back"),
}
REFUND_CHOICES = [(state.value, words) for state, words in REFUNDS.items()]

TRANSFERS = {
    TransferState.WANTED: _("to be sent"),
    TransferState.SENT: pgettext_lazy("transfer", "sent"),
    TransferState.REFUSED: _("refused by Stripe"),
}

EVENTS = {
    "opened": _("opened"),
    "started": _("begun"),
    "pending": _("the bank has no answer yet"),
    "paid": _("the bank says: paid"),
    "declined": _("the bank says: declined"),
    "held": _("the bank says: set aside"),
    "released": _("released: the buyer keeps the money"),
    "parts": _("split into parts"),
    "mismatch": _("the bank names another amount or currency"),
    "repeated": _("heard again, nothing changed"),
    "receipt": _("receipt number handed in"),
    "expired": _("time ran out"),
    "replaced": _("another payment took its place"),
    "confirmed_by_staff": _("confirmed by staff"),
    "declined_by_staff": _("declined by staff"),
    "lowered": _("less is collected: a part does not come"),
    "paid_twice": _("paid although another payment was paid"),
    "refund_wanted": _("to be sent back"),
    "refund_by_hand": _("to be sent back by hand"),
    "refund_failed": _("sending back failed, tried again later"),
    "refund_refused": _("the bank refuses to send it back"),
    "refunded": _("sent back"),
    "refund_came_back": _("the refund did not arrive: send it another way"),
    "dispute": _("the buyer's bank disputes it: answer at the gateway"),
}
