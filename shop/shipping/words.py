"""Names of the ways to send, and reasons why none fits, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.shipping import rules
from shop.shipping.rules import Obstacle

LABELS: dict[str, Promise] = {
    rules.POST: pgettext_lazy("shipping", "Post"),
    rules.EXPRESS: pgettext_lazy("shipping", "Express, cool where needed"),
    rules.COURIER: pgettext_lazy("shipping", "Courier in the same city"),
    rules.FREIGHT: pgettext_lazy("shipping", "Freight"),
    rules.PICKUP: pgettext_lazy("shipping", "Pick it up yourself"),
    rules.DIGITAL: pgettext_lazy("shipping", "Nothing is sent"),
}

OBSTACLES: dict[Obstacle, Promise] = {
    Obstacle.COLD_STAYS_NEAR: _(
        "These goods must stay cool and travel within their own province only."
    ),
    Obstacle.NOT_TOGETHER: _(
        "Goods that must stay cool and goods that need freight cannot travel in one parcel. "
        "Order them separately."
    ),
    Obstacle.BLOCKED: _("The producer does not send to this place."),
    Obstacle.NOT_SENT: _("These goods are not sent."),
    Obstacle.PICKUP_ONLY: _(
        "These goods cannot be sent, and the producer names no place to fetch them yet."
    ),
}


def label(code: str) -> str:
    """Return what buyers read for a quote's code."""
    return str(LABELS.get(code, code))


def reason(why: Obstacle) -> str:
    """Return one sentence on why a parcel cannot come."""
    return str(OBSTACLES[why])
