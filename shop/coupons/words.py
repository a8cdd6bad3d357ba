"""Codes in words, for the desk and the basket."""

from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, language, spoken
from core.money import toman_text
from shop.coupons.models import Coupon
from shop.coupons.queries import Obstacle
from shop.coupons.rules import Why


def giver(coupon: Coupon) -> str:
    """Return the name of the shop that gives it."""
    return either(coupon.seller.name, coupon.seller.name_en)


def gives(coupon: Coupon) -> str:
    """Return what it takes off: "15 percent" or an amount."""
    if coupon.percent:
        return _("%(n)s percent") % {"n": spoken(coupon.percent)}
    return toman_text(coupon.terms.amount, language())


def why(coupon: Coupon, obstacle: Obstacle) -> str:
    """Return why it takes nothing off, and what to do."""
    facts = {
        "code": coupon.voucher.code,
        "shop": giver(coupon),
        "day": date_text(coupon.first_day, language()),
        "missing": toman_text(obstacle.missing, language()),
    }
    return _SENTENCES[obstacle.why]() % facts


_SENTENCES = {
    Why.OVER: lambda: _("The code %(code)s of %(shop)s is over."),
    Why.NOT_YET: lambda: _("The code %(code)s of %(shop)s begins on %(day)s."),
    Why.USED_UP: lambda: _("The code %(code)s of %(shop)s is used up."),
    Why.SIGN_IN: lambda: _("The code %(code)s is for once per buyer. Sign in first, then use it."),
    Why.USED_BY_YOU: lambda: _("You have used the code %(code)s of %(shop)s already."),
    Why.NONE_OF_HERS: lambda: _(
        "The code %(code)s is for goods of %(shop)s. Your basket has none of them."
    ),
    Why.TOO_LITTLE: lambda: _(
        "The code %(code)s needs %(missing)s more of goods of %(shop)s in the basket."
    ),
}


def state(coupon: Coupon, over: Why | None) -> str:
    """Return how it stands, for its producer."""
    if coupon.stopped_at:
        return _("You stopped it")
    words = {
        Why.OVER: _("Its days are over"),
        Why.NOT_YET: _("Begins on %(day)s") % {"day": date_text(coupon.first_day, language())},
        Why.USED_UP: _("Used up"),
    }
    return words[over] if over else _("Can be used")
