"""What we say of orders, in the active language."""

import re
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from catalog.models import WithdrawalRule
from core.jalali import date_text
from core.language import either, joined, language, spoken
from core.money import Rials, toman_text
from core.validators import local_mobile
from shop.order.models import Order, Parcel, ShippingAddress
from shop.order.rules import Change
from shop.order.rules import Why as Changed
from shop.order.states import OrderState, ParcelState, Why

ORDER_STATES: dict[str, Promise] = {
    OrderState.AWAITING_PAYMENT: pgettext_lazy("order", "Waiting for your payment"),
    OrderState.PLACED: pgettext_lazy("order", "Placed"),
    OrderState.COMPLETED: pgettext_lazy("order", "Everything has arrived"),
    OrderState.CANCELLED: pgettext_lazy("order", "Called off"),
    OrderState.EXPIRED: pgettext_lazy("order", "Not paid in time"),
}
PARCEL_STATES: dict[str, Promise] = {
    ParcelState.AWAITING_PAYMENT: pgettext_lazy("parcel", "Waiting for payment"),
    ParcelState.NEW: pgettext_lazy("parcel", "Ordered"),
    ParcelState.PREPARING: pgettext_lazy("parcel", "Being made ready"),
    ParcelState.POSTED: pgettext_lazy("parcel", "On its way"),
    ParcelState.DELIVERED: pgettext_lazy("parcel", "Delivered"),
    ParcelState.REFUSED: pgettext_lazy("parcel", "Cannot be sent"),
    ParcelState.CANCELLED: pgettext_lazy("parcel", "Called off"),
    ParcelState.EXPIRED: pgettext_lazy("parcel", "Not paid in time"),
}
WHY: dict[str, Promise] = {
    Why.SOLD_OUT: gettext_lazy("The goods are sold out."),
    Why.NO_TIME: gettext_lazy("The producer cannot make it in time."),
    Why.NO_MATERIAL: gettext_lazy("What it is made of cannot be had."),
    Why.CANNOT_SEND: gettext_lazy("The producer cannot send it to this place."),
    Why.ILL: gettext_lazy("The producer is ill or away."),
    Why.OTHER: gettext_lazy("The producer cannot make it."),
    Why.CHANGED_MIND: gettext_lazy("The buyer changed their mind."),
    Why.LATE: gettext_lazy("It was late."),
    Why.UNANSWERED: gettext_lazy("The producer did not answer in time."),
}
# The same as a producer says them.
MINE: dict[str, Promise] = {
    Why.SOLD_OUT: gettext_lazy("I have none left"),
    Why.NO_TIME: gettext_lazy("I cannot make it in time"),
    Why.NO_MATERIAL: gettext_lazy("I cannot get what it is made of"),
    Why.CANNOT_SEND: gettext_lazy("I cannot send it there"),
    Why.ILL: gettext_lazy("I am ill or away"),
    Why.OTHER: gettext_lazy("Something else"),
}
HEADINGS: dict[str, Promise] = {
    "placed": gettext_lazy("Thank you. Your order is placed."),
    "paid": gettext_lazy("Thank you. Your payment is here."),
    "waiting": gettext_lazy("We have your receipt number."),
    "declined": gettext_lazy("Your transfer was not found."),
    "expired": gettext_lazy("Your order was not paid in time."),
    "refunded": gettext_lazy("Your money is on its way back."),
    "refunded_part": gettext_lazy("A part of your money is on its way back."),
}
TEXTS: dict[str, Promise] = {
    "placed": gettext_lazy(
        "Please have %(sum)s ready when your goods arrive. The producers begin now."
    ),
    "paid": gettext_lazy(
        "We received %(sum)s. The producers begin now, and this page shows when they send."
    ),
    "waiting": gettext_lazy(
        "We look for your transfer of %(sum)s and write to you as soon as we see it."
    ),
    "declined": gettext_lazy(
        "We could not find a transfer of %(sum)s. For half an hour you can still pay another way."
    ),
    "expired": gettext_lazy(
        "Nothing was taken from you, and the goods went back to the shop. You can order again."
    ),
    "refunded": gettext_lazy(
        "%(sum)s goes back to where it came from. Banks need up to three working days."
    ),
    "refunded_part": gettext_lazy(
        "A part of what you paid goes back to where it came from. The page of your order says how "
        "much. Banks need up to three working days."
    ),
}

# Signs of ``icons.svg`` beside the ways to pay.
PAYMENT_SIGNS = {"transfer": "bank", "cod": "cash"}
# E-Commerce Act of Iran, articles 37 and 38.
WITHDRAWAL: dict[str, Promise] = {
    WithdrawalRule.SEVEN_DAYS: gettext_lazy(
        "You may send these goods back within 7 working days after they arrive, without a reason."
    ),
    WithdrawalRule.FOOD: gettext_lazy("Food goes back only if it arrives unsound."),
    WithdrawalRule.PERSONALISED: gettext_lazy(
        "Goods made to your wish go back only if they are not as described."
    ),
    WithdrawalRule.PERISHABLE: gettext_lazy(
        "Goods that spoil quickly go back only if they arrive unsound."
    ),
    WithdrawalRule.SERVICE: gettext_lazy(
        "You may call the work off within 7 working days, until it begins."
    ),
}


def withdrawal(rule: str) -> str:
    """Return what a rule lets the buyer do, '' for an unknown one."""
    return str(WITHDRAWAL.get(rule, ""))


def title_of(thing: Any) -> str:
    """Return a line's or a change's title in the reader's language."""
    return either(thing.title, thing.title_en)


def place_of(address: ShippingAddress) -> str:
    """Return the county and province of an address, in the reader's language."""
    places = (address.county, address.province)
    return joined(*(either(place.name_fa, place.name_en) for place in places if place))


def phone(mobile: str) -> str:
    """Return an E.164 number as people here write it: 09161234567, in the reader's digits."""
    return spoken(local_mobile(mobile))


def address_line(place: str, line: str) -> str:
    """Return place and address in one line; the place once where the address begins with it."""
    named = place and re.match(rf"{re.escape(place)}(?!\w)", line)
    return line if named else joined(place, line)


def seller_of(parcel: Parcel) -> str:
    """Return the seller's name as it was when the parcel was ordered."""
    return either(parcel.seller_name, parcel.seller_name_en)


def state_of(order: Order) -> str:
    """Return the order's state in words."""
    return state_words(order.status)


def state_words(status: str) -> str:
    """Return a state of an order in words."""
    return str(ORDER_STATES[status])


def heading(kind: str) -> str:
    """Return the first line of a message."""
    return str(HEADINGS[kind])


def subject(kind: str, order: Order) -> str:
    """Return a mail's subject; a number, so that two orders are two threads."""
    return _("%(heading)s Order %(number)s") % {
        "heading": heading(kind),
        "number": spoken(order.number),
    }


def sms(kind: str, order: Order) -> str:
    """Return one short text; the link follows on its own line."""
    return _("Bazarche: %(heading)s Order %(number)s, %(sum)s") % {
        "heading": heading(kind),
        "number": spoken(order.number),
        "sum": toman_text(order.total, language()),
    }


def mail(kind: str, order: Order) -> str:
    """Return what happened and what happens next."""
    return str(TEXTS[kind]) % {"sum": toman_text(order.total, language())}


def change(changed: Change) -> str:
    """Return one sentence on a line that is not as it was shown."""
    names = {"title": title_of(changed)}
    if changed.why == Changed.GONE:
        return _("“%(title)s” is no longer sold here.") % names
    if changed.why == Changed.PRICE:
        prices = {"was": _toman(changed.was), "now": _toman(changed.now)}
        return _("The price of “%(title)s” changed from %(was)s to %(now)s.") % {**names, **prices}
    if changed.left <= 0:
        return _("“%(title)s” is sold out.") % names
    left = ngettext(
        "Only %(left)s piece of “%(title)s” is left.",
        "Only %(left)s pieces of “%(title)s” are left.",
        changed.left,
    )
    return left % {**names, "left": spoken(changed.left)}


def _toman(rials: Rials) -> str:
    return toman_text(rials, language())


def day(value: Any) -> str:
    """Return a date in the reader's calendar, with its weekday."""
    return date_text(value, language(), "weekday")


def moment(value: datetime) -> str:
    """Return a day and the time of day in Iran."""
    local = timezone.localtime(value)
    return _("%(day)s at %(time)s") % {"day": day(local.date()), "time": spoken(f"{local:%H:%M}")}


def why(code: str) -> str:
    """Return why a parcel ended, in one sentence; '' for an unknown code."""
    return str(WHY.get(code, ""))


def why_to_buyer(code: str) -> str:
    """Return the same as it is said to the buyer, who knows what they did themselves."""
    return _("You changed your mind.") if code == Why.CHANGED_MIND else why(code)
