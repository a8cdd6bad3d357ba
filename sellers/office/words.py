"""What the office's shelves and decisions are called."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from sellers.office.rules import Decision

SHELVES: Final[dict[str, Any]] = {
    "waiting": _("Waiting"),
    "asked": _("Asked for more"),
    "soon": _("Ending in 60 days"),
    "in_force": _("In force"),
    "suspended": _("Suspended"),
    "expired": _("Ended"),
    "rejected": _("Refused"),
}
KINDS: Final[dict[str, Any]] = {"licence": _("Licences"), "permit": _("Permits")}
DECISIONS: Final[dict[str, Any]] = {
    Decision.APPROVE: _("Approve"),
    Decision.ASK: _("Ask for more"),
    Decision.REJECT: _("Refuse"),
    Decision.RENEW: _("Renew"),
    Decision.DECLINE: _("Do not renew"),
    Decision.SUSPEND: _("Suspend: stop sale at once"),
    Decision.LIFT: _("Lift the suspension"),
}
DONE: Final[dict[str, Any]] = {
    Decision.APPROVE: _("It is approved. The producer was told."),
    Decision.ASK: _("The producer was asked for more."),
    Decision.REJECT: _("It is refused. The producer was told the reason."),
    Decision.RENEW: _("It is renewed. The producer was told."),
    Decision.DECLINE: _("It was not renewed. The producer was told the reason."),
    Decision.SUSPEND: _("Sale is stopped. The producer was told the reason."),
    Decision.LIFT: _("The suspension is lifted. Goods are on sale again."),
}
