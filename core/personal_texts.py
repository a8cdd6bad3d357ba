"""Why we hold things of people, and how long: the sentences that apps share."""

from django.utils.translation import gettext_lazy as _

SIGN_IN = _("to let you sign in and write to you")
TALKING = _("because the other side needs to read it too")
SELLING = _("to deliver, and to account for it")
PROTECTING = _("to protect your account")
SHOPPING = _("to make shopping easier for you")
MENDING = _("to find out what went wrong when a message did not arrive")
TRUST = _("because others rely on it")
WORKING = _("because you work in a shop or an office here")

UNTIL_ERASED = _("until you delete it or your account")
TEN_YEARS = _("ten years: article 13 of the Commercial Code")
WITH_THE_OTHER = _("as long as the other side keeps it; your name goes with your account")
THREE_MONTHS = _("three months")
WHILE_YOU_WORK = _("as long as you work there; deeds stay with a number in place of your name")
