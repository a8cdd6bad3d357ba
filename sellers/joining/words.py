"""What the steps of joining are called in the step bar."""

from django.utils.translation import gettext_lazy as _

from sellers.joining.rules import Step

LABELS = {
    Step.KIND: _("How you work"),
    Step.LEGAL_ID: _("The company"),
    Step.COUNTY: _("County"),
    Step.NAME: _("Name of the shop"),
    Step.COMPANY: _("Support company"),
    Step.TRADES: _("What you make"),
    Step.LICENCE: _("Licence"),
    Step.BANK: _("Bank account"),
}
