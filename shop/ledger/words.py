"""What accounts and postings are called on the pages of staff."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.ledger.rules import Kind, What

KINDS = {
    Kind.GATEWAY: _("gateway or cash"),
    Kind.BANK: _("our bank account"),
    Kind.PAYMENTS: _("payments not yet used"),
    Kind.BUYERS: _("buyers' money held"),
    Kind.SELLER: _("producer"),
    Kind.FEES: _("commission of the shop"),
    Kind.POST: _("post paid by the shop"),
    Kind.COUPONS: _("coupons"),
    Kind.REFUNDS: _("money going back to buyers"),
    Kind.TAXES: _("taxes"),
    Kind.STALLS: _("fees for stalls at a fair"),
    Kind.LOANS: _("loan instalments"),
    Kind.TRANSIT: _("payouts on their way"),
    Kind.LOSSES: _("differences and charges"),
}
WHATS = {
    What.PRICE: pgettext_lazy("ledger", "price of goods"),
    What.COMMISSION: pgettext_lazy("ledger", "commission"),
    What.POST: pgettext_lazy("ledger", "sending"),
    What.COMPANY: pgettext_lazy("ledger", "share of the support company"),
    What.INSTALMENT: pgettext_lazy("ledger", "loan instalment"),
    What.TAX: pgettext_lazy("ledger", "value-added tax"),
    What.CASH: pgettext_lazy("ledger", "cash taken at the door"),
    What.REFUND: pgettext_lazy("ledger", "given back to the buyer"),
    What.PAYOUT: pgettext_lazy("ledger", "payout"),
    What.RETURNED: pgettext_lazy("ledger", "payout that came back"),
    What.OTHER: pgettext_lazy("ledger", "other"),
}
