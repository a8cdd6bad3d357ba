"""Whether goods can be bought, in plain words. Oscar's policies with our messages."""

from typing import Any, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from oscar.apps.partner import availability as oscar

from core.language import spoken

Answer = tuple[bool, str]

Base: TypeAlias = oscar.Base


class Unavailable(oscar.Unavailable):
    """Nobody can buy it now; ``message`` says why."""

    def __init__(self, message: str | Promise = "") -> None:
        self.message = message or gettext_lazy("It cannot be bought at the moment.")

    def is_purchase_permitted(self, quantity: int) -> Answer:
        """Refuse any quantity with the reason."""
        return False, str(self.message)


class Available(oscar.Available):
    """As many as one likes: a service, or goods without a count."""

    message = gettext_lazy("Available")


class MadeToOrder(Available):
    """Made after the order; ``lead_days`` working days until it is handed over."""

    code = "made_to_order"

    def __init__(self, lead_days: int) -> None:
        self.lead_days = lead_days

    @property
    def message(self) -> str:  # type: ignore[override]  # a plain text in Oscar
        """Say how long making takes."""
        if not self.lead_days:
            return _("Made for you")
        return ngettext(
            "Made for you in %(n)s day", "Made for you in %(n)s days", self.lead_days
        ) % {"n": spoken(self.lead_days)}


class StockRequired(oscar.StockRequired):
    """As many as the producer has and no other order holds."""

    num_available: int

    def is_purchase_permitted(self, quantity: int) -> Answer:
        """Allow up to the number there is; otherwise say how many are left and were asked."""
        left = self.num_available
        if left <= 0:
            return False, _("It is sold out.")
        if quantity > left:
            return False, ngettext(
                "Only %(left)s is left; you asked for %(asked)s.",
                "Only %(left)s are left; you asked for %(asked)s.",
                left,
            ) % {"left": spoken(left), "asked": spoken(quantity)}
        return True, ""

    @property
    def message(self) -> str:
        """Say how many there are."""
        if not self._some:
            return _("Sold out")
        return _("%(n)s in stock") % {"n": spoken(self.num_available)}

    @property
    def short_message(self) -> str:
        """Say whether there are any."""
        return _("In stock") if self._some else _("Sold out")

    @property
    def _some(self) -> bool:
        return self.num_available > 0


def left_of(policy: Any) -> int | None:
    """Return how many can be bought, ``None`` where nobody counts."""
    return getattr(policy, "num_available", None)
