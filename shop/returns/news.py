"""What people are told at each step of a case, in the active language: a line and a mail.

A text may name ``number``, ``seller``, ``goods``, ``due`` (a day), ``sum``, ``carrier``, ``back``
(where the money goes) and ``address`` (whether the seller has named one).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import either, spoken
from shop.order import words as order_words
from shop.order.news import News
from shop.order.plan import CASH
from shop.returns import words
from shop.returns.models import Return
from shop.returns.states import Kind, ReturnState
from shop.shipping.carriers import carriers

SEE = gettext_lazy("See your request")
AT_DESK = gettext_lazy("Open the request")
S = ReturnState

TO_BUYERS: Mapping[str, News] = {
    S.OPENED: News(
        gettext_lazy("%(seller)s has your request."),
        gettext_lazy("The answer comes by %(due)s. %(silence)s"),
        SEE,
    ),
    S.ACCEPTED: News(gettext_lazy("%(seller)s takes your goods back."), "%(address)s", SEE),
    "address": News(gettext_lazy("You can send your goods back now."), "%(address)s", SEE),
    S.OFFERED: News(
        gettext_lazy("%(seller)s offers you %(offered)s."),
        gettext_lazy("Say yes or no by %(due)s on the page of your request."),
        SEE,
    ),
    S.REFUSED: News(
        gettext_lazy("%(seller)s does not agree to your request."),
        gettext_lazy(
            "The page of your request says why. If you do not agree, let Bazarche decide: press the"
            " button there by %(due)s."
        ),
        SEE,
    ),
    S.DISPUTED: News(
        gettext_lazy("Bazarche decides about your request."),
        gettext_lazy("We look at both sides and write to you. You can add words and photos."),
        SEE,
    ),
    S.TO_REFUND: News(
        gettext_lazy("%(sum)s goes back to you."),
        gettext_lazy("It goes as soon as all of your order has come and the cash is counted."),
        SEE,
    ),
    S.REFUNDED: News(gettext_lazy("%(sum)s goes back to you."), "%(back)s", SEE),
    S.CLOSED: News(
        gettext_lazy("Your request is closed; no money goes back."),
        gettext_lazy("The page of your request says why."),
        SEE,
    ),
    "reminder": News(
        gettext_lazy("Today is the last day for your request about: %(goods)s."), "%(todo)s", SEE
    ),
}
TO_SELLERS: Mapping[str, News] = {
    S.OPENED: News(
        gettext_lazy("%(asks)s"), gettext_lazy("Answer by %(due)s. %(silence)s"), AT_DESK
    ),
    S.ACCEPTED: News(
        gettext_lazy("Goods come back to you: %(goods)s."), "%(address_wanted)s", AT_DESK
    ),
    S.SENT_BACK: News(
        gettext_lazy("Goods are on their way back to you: %(goods)s."),
        gettext_lazy("%(carrier)s Say at your desk when they are there, by %(due)s."),
        AT_DESK,
    ),
    S.DISPUTED: News(
        gettext_lazy("Bazarche decides about a request: %(goods)s."),
        gettext_lazy("We look at both sides and write to you. You can add words and photos."),
        AT_DESK,
    ),
    S.TO_REFUND: News(
        gettext_lazy("%(sum)s goes back to the buyer: %(goods)s."),
        gettext_lazy("It is taken from what this order brings you."),
        AT_DESK,
    ),
    S.REFUNDED: News(
        gettext_lazy("%(sum)s goes back to the buyer: %(goods)s."),
        gettext_lazy("It is taken from what this order brings you. Your commission goes back too."),
        AT_DESK,
    ),
    S.CANCELLED: News(
        gettext_lazy("The buyer took a request back: %(goods)s."),
        gettext_lazy("There is nothing to do. Your money is no longer held for it."),
        AT_DESK,
    ),
    S.CLOSED: News(
        gettext_lazy("A request is closed; no money goes back: %(goods)s."),
        gettext_lazy("Your money is no longer held for it."),
        AT_DESK,
    ),
    "reminder": News(
        gettext_lazy("Today is the last day for a request: %(goods)s."), "%(silence)s", AT_DESK
    ),
}


def heading(news: News, case: Return) -> str:
    """Return the first line."""
    return str(news.heading) % facts(case)


def text(news: News, case: Return) -> str:
    """Return what follows it."""
    return " ".join((str(news.text) % facts(case)).split())


def sms(news: News, case: Return) -> str:
    """Return one short text; a link may follow on its own line."""
    return _("Bazarche: %(heading)s %(text)s Request %(number)s") % {
        "heading": heading(news, case),
        "text": text(news, case),
        "number": spoken(case.number),
    }


def facts(case: Return) -> dict[str, str]:
    """Return all that a text may name. Reads the case's items: two queries unless fetched."""
    due = order_words.day(case.due_on) if case.due_on else ""
    goods = goods_of(case)
    asks = (
        _("A buyer wants to send goods back: %(goods)s.")
        if case.kind == Kind.WITHDRAWAL
        else _("A buyer reports a problem: %(goods)s.")
    )
    return {
        "number": spoken(case.number),
        "seller": order_words.seller_of(case.parcel),
        "goods": goods,
        "asks": asks % {"goods": goods},
        "due": due,
        "sum": words.toman(case.awaited or case.refunded),
        "offered": words.toman(case.offered or 0),
        "silence": silence_of(case),
        "address": address_of(case, due),
        "address_wanted": address_wanted(case, due),
        "carrier": carrier_of(case),
        "back": back_of(case),
        "todo": todo_of(case),
    }


def goods_of(case: Return) -> str:
    """Return the first goods and how many more there are."""
    items = list(case.items.all())
    if not items:
        return ""
    first = _("%(title)s × %(n)s") % {
        "title": order_words.title_of(items[0].line),
        "n": spoken(items[0].quantity),
    }
    more = len(items) - 1
    if not more:
        return first
    return _("%(first)s and %(more)s more") % {"first": first, "more": spoken(more)}


def silence_of(case: Return) -> str:
    """Say what happens when the seller does not answer in time; '' where she need not."""
    if case.state in (ReturnState.SENT_BACK, ReturnState.ACCEPTED):
        return _("Without a word from the producer, Bazarche decides.")
    if case.state != ReturnState.OPENED:
        return ""
    if case.kind == Kind.WITHDRAWAL:
        return _("Without an answer it counts as accepted.")
    return _("Without an answer, Bazarche decides.")


def address_of(case: Return, due: str) -> str:
    """Say where the goods go back to: on the page, never in a message."""
    if not case.return_to:
        return _("The producer tells you by %(due)s where to send them.") % {"due": due}
    return _("The address is on the page of your request. Send them by %(due)s.") % {"due": due}


def address_wanted(case: Return, due: str) -> str:
    """Ask the seller for an address, if the case has none."""
    if case.return_to:
        return _("The buyer has your address and sends them by %(due)s.") % {"due": due}
    return _("Write at your desk, by %(due)s, where they shall be sent.") % {"due": due}


def carrier_of(case: Return) -> str:
    """Return the carrier and its code, '' for nobody."""
    found = carriers().get(case.carrier)
    if found is None:
        return ""
    name = either(found.name_fa, found.name_en)
    return f"{name} {case.tracking_code}." if case.tracking_code else f"{name}."


def back_of(case: Return) -> str:
    """Say where the money goes."""
    if case.iban:
        return _("We send it to the account that you named, within three working days.")
    if case.parcel.order.payment_gateway == CASH:
        return _("We write to you about how you get it.")
    return _("It goes to where you paid from. Banks need up to three working days.")


def todo_of(case: Return) -> str:
    """Say what the buyer has to do today, and what happens otherwise."""
    todo: dict[str, str | Promise] = {
        ReturnState.OFFERED: _("Say yes or no to the offer."),
        ReturnState.REFUSED: _(
            "If you do not agree with the producer, let Bazarche decide; else the request ends."
        ),
        ReturnState.ACCEPTED: _("Send the goods back and write the code; else the request ends."),
    }
    return str(todo.get(case.state, ""))
