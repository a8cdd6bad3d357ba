"""Names of the ways to send, and reasons why none fits, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.language import either, spoken
from shop.shipping import rules
from shop.shipping.rules import Obstacle
from shop.shipping.tariff import limits
from shop.shipping.ways import courier, express, freight, post

LABELS: dict[str, Promise] = {
    post.CODE: pgettext_lazy("shipping", "Post"),
    express.CODE: pgettext_lazy("shipping", "Express, cool where needed"),
    courier.CODE: pgettext_lazy("shipping", "Courier in the same city"),
    freight.CODE: pgettext_lazy("shipping", "Freight"),
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


def takes(code: str, weight_g: int) -> str:
    """Return how a parcel of ``weight_g`` must be packed for a way to send, and what it refuses.

    '' for ways without limits.
    """
    limit = next((limit for limit in limits() if limit.service == code), None)
    if limit is None:
        return ""
    facts = {
        "way": label(code),
        "longest": spoken(limit.longest_cm),
        "around": spoken(limit.around_cm),
        "forbidden": either(limit.forbidden_fa, limit.forbidden_en),
        "kg": spoken((limit.heaviest_g or 0) // 1000),
    }
    parts = [_("Longest side at most %(longest)s cm, around at most %(around)s cm.")]
    if limit.heaviest_g:
        parts.insert(0, _("%(way)s takes boxes of up to %(kg)s kg."))
        if (n := -(-weight_g // limit.heaviest_g)) > 1:
            facts["n"] = spoken(n)
            parts.insert(1, _("This is heavier: make %(n)s boxes of it."))
    parts.append(_("Not allowed in it: %(forbidden)s."))
    return " ".join(str(part) % facts for part in parts)


def reason(why: Obstacle) -> str:
    """Return one sentence on why a parcel cannot come."""
    return str(OBSTACLES[why])
