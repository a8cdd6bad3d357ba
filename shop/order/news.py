"""What people are told of a parcel at each step, in the active language: a line and a mail.

A text may name ``number``, ``seller``, ``sum`` (what goes back), ``worth`` (what it costs),
``goods``, ``ready`` and ``promised`` (days), ``answer`` (day and hour), ``carrier`` and ``code``.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jalali import date_text
from core.language import either, language, spoken
from core.money import Rials, toman_text
from shop.order import words
from shop.order.models import Parcel
from shop.shipping.carriers import carriers


class News(NamedTuple):
    """One kind of message: its first line, what follows, and the button's words."""

    heading: Promise
    text: Promise | str
    button: Promise = gettext_lazy("See your order")


SEE_AT_DESK = gettext_lazy("Open the order")

TO_BUYERS: Mapping[str, News] = {
    "accepted": News(
        gettext_lazy("%(seller)s makes your parcel ready."),
        gettext_lazy("It will be handed over by %(ready)s and should be with you by %(promised)s."),
    ),
    "posted": News(
        gettext_lazy("Your parcel from %(seller)s is on its way."),
        gettext_lazy("%(carrier)s %(code)s It should be with you by %(promised)s."),
    ),
    "code_corrected": News(
        gettext_lazy("Your parcel from %(seller)s has another tracking code."),
        gettext_lazy("%(carrier)s %(code)s Use this one; the earlier one was wrong."),
    ),
    "delivered": News(
        gettext_lazy("Your parcel from %(seller)s has arrived."),
        gettext_lazy("If something is wrong with it, your order's page says what you can do."),
    ),
    "refused": News(
        gettext_lazy("%(seller)s cannot send your parcel."),
        gettext_lazy("We are sorry. %(why)s %(back)s"),
    ),
    "part_refused": News(
        gettext_lazy("%(seller)s cannot send all of your parcel."),
        gettext_lazy("We are sorry. %(why)s %(back)s The rest comes as promised."),
    ),
    "cancelled": News(
        gettext_lazy("You called your parcel from %(seller)s off."),
        "%(back)s",
    ),
    "unanswered": News(
        gettext_lazy("%(seller)s did not answer, so your parcel is called off."),
        gettext_lazy("We are sorry that you waited for nothing. %(back)s"),
    ),
    "late": News(
        gettext_lazy("Your parcel from %(seller)s is late."),
        gettext_lazy(
            "It was promised to be handed over by %(ready)s. You can wait, write to the producer, "
            "or call it off and have your money back: all on your order's page."
        ),
    ),
    "late_on_its_way": News(
        gettext_lazy("Your parcel from %(seller)s should have arrived."),
        gettext_lazy(
            "It was promised by %(promised)s. If it is not there, say so on your order's page."
        ),
    ),
}
TO_SELLERS: Mapping[str, News] = {
    "new": News(
        gettext_lazy("A new order: %(goods)s, %(worth)s."),
        gettext_lazy("Say by %(answer)s whether you can make it. Hand it over by %(ready)s."),
        SEE_AT_DESK,
    ),
    "answer_reminder": News(
        gettext_lazy("An order still waits for your answer: %(goods)s."),
        gettext_lazy(
            "Answer by %(answer)s. Otherwise it is called off and the buyer gets the money back."
        ),
        SEE_AT_DESK,
    ),
    "post_reminder": News(
        gettext_lazy("Today is the last day to hand over: %(goods)s."),
        gettext_lazy("The buyer was promised %(ready)s. Write the tracking code at your desk."),
        SEE_AT_DESK,
    ),
    "late": News(
        gettext_lazy("A parcel is late: %(goods)s."),
        gettext_lazy(
            "It was promised to be handed over by %(ready)s. The buyer knows and may call it off. "
            "Hand it over, or say that you cannot."
        ),
        SEE_AT_DESK,
    ),
    "cancelled": News(
        gettext_lazy("The buyer called an order off: %(goods)s."),
        gettext_lazy("Do not send it. The goods are back on sale."),
        SEE_AT_DESK,
    ),
    "unanswered": News(
        gettext_lazy("An order was called off because nobody answered: %(goods)s."),
        gettext_lazy(
            "The buyer got the money back. If you cannot take orders for some days, set a holiday."
        ),
        SEE_AT_DESK,
    ),
    "code_wrong": News(
        gettext_lazy("The buyer says that a tracking code is wrong: %(goods)s."),
        gettext_lazy("You wrote %(code)s Compare it with your receipt and correct it."),
        SEE_AT_DESK,
    ),
    "missing": News(
        gettext_lazy("The buyer says that a parcel has not arrived: %(goods)s."),
        gettext_lazy("Ask the carrier where it is, with the code %(code)s"),
        SEE_AT_DESK,
    ),
}


def heading(news: News, parcel: Parcel) -> str:
    """Return the first line."""
    return str(news.heading) % facts(parcel)


def text(news: News, parcel: Parcel) -> str:
    """Return what follows it."""
    return " ".join((str(news.text) % facts(parcel)).split())


def sms(news: News, parcel: Parcel) -> str:
    """Return one short text; a link may follow on its own line."""
    return _("Bazarche: %(heading)s Parcel %(number)s. %(text)s") % {
        "heading": heading(news, parcel),
        "text": text(news, parcel),
        "number": spoken(parcel.number),
    }


def facts(parcel: Parcel) -> dict[str, str]:
    """Return all that a text may name. Reads the parcel's lines: one query unless fetched."""
    answer = parcel.answer_by
    return {
        "number": spoken(parcel.number),
        "seller": words.seller_of(parcel),
        "goods": goods_of(parcel),
        "worth": _toman(parcel.total),
        "sum": _toman(Rials(parcel.refunded)),
        "back": back_of(parcel),
        "why": why_of(parcel),
        "ready": date_text(parcel.ready_by, language(), "weekday"),
        "promised": date_text(parcel.promised_by, language(), "weekday"),
        "answer": words.moment(answer) if answer else "",
        "carrier": carrier_of(parcel),
        "code": f"{parcel.tracking_code}." if parcel.tracking_code else "",
    }


def goods_of(parcel: Parcel) -> str:
    """Return the first goods and how many more there are."""
    lines = list(parcel.lines.all())
    if not lines:
        return ""
    first = _("%(title)s × %(n)s") % {
        "title": words.title_of(lines[0]),
        "n": spoken(lines[0].quantity),
    }
    more = len(lines) - 1
    return (
        _("%(first)s and %(more)s more") % {"first": first, "more": spoken(more)} if more else first
    )


def back_of(parcel: Parcel) -> str:
    """Return what goes back to the buyer in a sentence, '' for nothing."""
    if not parcel.refunded:
        return ""
    if parcel.order.payment_gateway == "cod":
        return _("In all you pay %(sum)s less at the door.") % {
            "sum": _toman(Rials(parcel.refunded))
        }
    return _("In all %(sum)s goes back to where you paid from.") % {
        "sum": _toman(Rials(parcel.refunded))
    }


def why_of(parcel: Parcel) -> str:
    """Return the seller's reason in a sentence, as buyers read it."""
    if parcel.ended_why:
        return words.why_to_buyer(parcel.ended_why)
    part = parcel.events.filter(kind="part_refused").last()
    return words.why(part.text.partition(":")[0]) if part else ""


def carrier_of(parcel: Parcel) -> str:
    """Return the carrier's name before its code, '' for nobody."""
    found = carriers().get(parcel.carrier)
    if found is None or not found.gives_codes:
        return ""
    return _("%(carrier)s, code") % {"carrier": either(found.name_fa, found.name_en)}


def _toman(rials: Rials) -> str:
    return toman_text(rials, language())
