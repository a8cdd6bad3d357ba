"""What the three sides see of a case, as plain values."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from core.language import either
from shop.order import words as order_words
from shop.order.models import Parcel
from shop.order.shares import price_of
from shop.payment.gateways import UnknownGateway, gateway
from shop.returns import words
from shop.returns.actions.watching import SILENCE
from shop.returns.models import Return, ReturnItem, ReturnNote
from shop.returns.queries import notes_of
from shop.returns.rules import goods_come_back
from shop.returns.states import RETURN_MOVES, SHOWS_ADDRESS, Ground, No, ReturnState, Side
from shop.shipping.carriers import carriers

PhotoUrl = Callable[[int], str]
STEPS: dict[str, Promise] = {
    ReturnState.OPENED: pgettext_lazy("return's step", "opened the request"),
    ReturnState.ACCEPTED: pgettext_lazy("return's step", "accepted: the goods may come back"),
    "address": pgettext_lazy("return's step", "wrote where the goods go"),
    ReturnState.OFFERED: pgettext_lazy("return's step", "offered %(sum)s"),
    ReturnState.REFUSED: pgettext_lazy("return's step", "said no"),
    ReturnState.SENT_BACK: pgettext_lazy("return's step", "handed the goods over"),
    ReturnState.RECEIVED: pgettext_lazy("return's step", "has the goods back"),
    ReturnState.DISPUTED: pgettext_lazy("return's step", "asked Bazarche to decide"),
    ReturnState.TO_REFUND: pgettext_lazy("return's step", "agreed to give %(sum)s back"),
    ReturnState.REFUNDED: pgettext_lazy("return's step", "gave %(sum)s back"),
    ReturnState.CANCELLED: pgettext_lazy("return's step", "took the request back"),
    ReturnState.CLOSED: pgettext_lazy("return's step", "closed it without money back"),
    "": pgettext_lazy("return's step", "wrote"),
}
BY_SHOP: dict[str, Promise] = {
    ReturnState.ACCEPTED: pgettext_lazy("return's step", "decided: the goods may go back"),
    ReturnState.DISPUTED: pgettext_lazy("return's step", "took it over to decide"),
    ReturnState.REFUNDED: pgettext_lazy("return's step", "decided: %(sum)s goes back"),
    ReturnState.TO_REFUND: pgettext_lazy("return's step", "decided: %(sum)s goes back"),
    ReturnState.CLOSED: pgettext_lazy("return's step", "decided: no money goes back"),
}
LAPSED: dict[str, Promise] = {
    ReturnState.ACCEPTED: pgettext_lazy(
        "return's step", "no answer came in time, so the goods may go back"
    ),
    ReturnState.DISPUTED: pgettext_lazy(
        "return's step", "no answer came in time, so an operator decides"
    ),
    ReturnState.CLOSED: pgettext_lazy(
        "return's step", "nothing more came in time, so it is closed"
    ),
}
SIGNS = {
    ReturnState.REFUNDED: "check", ReturnState.CLOSED: "close", ReturnState.CANCELLED: "close",
    ReturnState.DISPUTED: "people", ReturnState.SENT_BACK: "truck",
}  # fmt: skip
KINDS_OF_BADGE = {ReturnState.REFUNDED: "good", ReturnState.DISPUTED: "warn"}


def card(case: Return) -> dict[str, Any]:
    """Return what a list shows of a case. No query beside those of ``queries.cases``."""
    return {
        "case": case,
        "number": case.number,
        "order": case.parcel.order.number,
        "seller": order_words.seller_of(case.parcel),
        "state": str(words.STATES[case.state]),
        "sign": SIGNS.get(ReturnState(case.state), "clock"),
        "badge": KINDS_OF_BADGE.get(ReturnState(case.state), ""),
        "kind": kind_of(case),
        "lines": [line_of(item) for item in case.items.all()],
        "due": order_words.day(case.due_on) if case.due_on else "",
        "refunded": case.refunded,
    }


def kind_of(case: Return) -> str:
    """Return what the buyer asks for: the problem, or that they changed their mind."""
    return str(words.REASONS[case.reason] if case.reason else words.KINDS[case.kind])


def line_of(item: ReturnItem) -> dict[str, Any]:
    """Return what ``parts/line.html`` shows of an item."""
    line = item.line
    return {
        "title": order_words.title_of(line),
        "quantity": item.quantity,
        "photo": line.photo,
        "rials": item.refunded or price_of(line.paid, line.quantity, item.quantity),
    }


def page(case: Return, photo_url: PhotoUrl) -> dict[str, Any]:
    """Return what all sides see. Two queries: notes and their photos."""
    found = carriers().get(case.carrier)
    return {
        **card(case),
        "timeline": [entry(note, photo_url) for note in notes_of(case)],
        "post_by": words.post_by(case.seller_pays_post)
        if goods_come_back(case.kind, case.reason)
        else "",
        "address": case.return_to if case.state in SHOWS_ADDRESS else "",
        "carrier": either(found.name_fa, found.name_en) if found else "",
        "track_url": found.track_url if found and case.tracking_code else "",
    }


def entry(note: ReturnNote, photo_url: PhotoUrl) -> dict[str, Any]:
    """Return one step or word of the timeline."""
    return {
        "side": str(words.SIDES[note.side]),
        "did": step_words(note),
        "why": why_of(note),
        "text": note.text,
        "photos": [photo_url(photo.pk) for photo in note.photos.all()],
        "at": note.at,
    }


def step_words(note: ReturnNote) -> str:
    """Say what a side did at a step."""
    if note.code == SILENCE:
        return str(LAPSED[note.step])
    own = BY_SHOP.get(note.step) if note.side == Side.SHOP else None
    return str(own or STEPS[note.step]) % {"sum": words.toman(note.rials or 0)}


def why_of(note: ReturnNote) -> str:
    """Return the prepared reason of a step, '' without one."""
    if note.code in set(Ground) and note.side == Side.SHOP:
        return str(words.GROUNDS[note.code])
    return str(words.NOES[note.code]) if note.code in set(No) else ""


def asks_iban(parcel: Parcel) -> bool:
    """Return whether the money cannot go back by the way it came: cash, a transfer."""
    try:
        return not gateway(parcel.order.payment_gateway).pays_now
    except UnknownGateway:
        return True


def may_cancel(case: Return) -> bool:
    """Return whether the buyer may take it back: before the goods travel."""
    return case.received_at is None and RETURN_MOVES.allows(case.state, ReturnState.CANCELLED)
