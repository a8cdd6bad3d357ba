"""The screen of one parcel at the desk: what it is, what is next, what happened."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from core.models import MoveRecord, User
from shop.coupons.models import Coupon
from shop.order import choices, track, words
from shop.order.aftercare import after_arrival
from shop.order.desk import cards
from shop.order.desk.forms import DeliveredForm, PostForm, RefuseForm
from shop.order.models import Line, Parcel
from shop.order.page import reached_by
from shop.order.states import PARCEL_MOVES, ParcelState
from shop.shipping import words as shipping_words
from shop.shipping.carriers import carriers

EVENTS = {
    "answer_reminder": lambda: _("We reminded you to answer"),
    "post_reminder": lambda: _("We reminded you to hand it over"),
    "late": lambda: _("The buyer was told that it is late"),
    "late_on_its_way": lambda: _("The buyer was asked whether it has arrived"),
    "code_wrong": lambda: _("The buyer called the tracking code wrong"),
    "code_corrected": lambda: _("The tracking code was corrected"),
    "missing": lambda: _("The buyer said that it has not arrived"),
    "part_refused": lambda: _("A part of it is not sent"),
}


def parcel_page(parcel: Parcel, today: date, **forms: Any) -> dict[str, Any]:
    """Return the context of a parcel's screen; ``forms`` are those that came back with faults.

    Three queries beside the parcel's own; for one that came, one more of each floor above.
    """
    lines = list(parcel.lines.all())
    moves = list(_moves(parcel))
    can_refuse = PARCEL_MOVES.allows(parcel.state, ParcelState.REFUSED)
    reached = reached_by([parcel])[parcel.pk]
    found = carriers().get(parcel.carrier)
    return {
        "parcel": parcel,
        "state_words": track.label(parcel.state, parcel.shipping_code),
        "steps": track.steps(parcel.state, parcel.shipping_code, reached),
        "lines": [cards.line_of(line) for line in lines],
        "money": cards.money_of(parcel, code_of(parcel, lines)),
        "receipt": cards.receipt_of(parcel),
        "paid_how": cards.paid_how(parcel.order),
        "place": cards.place_of(parcel.order),
        "buyer": cards.buyer_of(parcel, today),
        "due": cards.due(parcel, today),
        "is_late": cards.is_late(parcel, today),
        "is_fetched": cards.is_fetched(parcel),
        "carrier": choices.carrier_name(parcel),
        "track_url": choices.track_url(parcel),
        "why": words.why(parcel.ended_why),
        "can_accept": parcel.state == ParcelState.NEW,
        "can_post": parcel.state == ParcelState.PREPARING,
        "can_deliver": parcel.state == ParcelState.POSTED,
        "can_correct": parcel.state == ParcelState.POSTED and bool(found and found.gives_codes),
        "takes": shipping_words.takes(parcel.shipping_code, parcel.weight_g),
        "has_papers": parcel.state in (ParcelState.PREPARING, ParcelState.POSTED),
        "refuse_form": forms.get("refuse") or (RefuseForm(lines=lines) if can_refuse else None),
        "post_form": forms.get("post") or PostForm(parcel=parcel),
        "delivered_form": forms.get("delivered") or DeliveredForm(),
        "opened": next((name for name, form in forms.items() if form is not None), ""),
        "history": history(parcel, moves),
        "cases": after_arrival([parcel])[parcel.pk].get("cases", []),
    }


def code_of(parcel: Parcel, lines: list[Line]) -> str:
    """Return the producer's code that made a parcel cheaper. One query, for such parcels alone."""
    if not any(line.discount for line in lines):
        return ""
    mine = Coupon.objects.filter(seller=parcel.seller_id).values("voucher_id")
    given = parcel.order.discounts.filter(voucher_id__in=mine)
    return given.values_list("voucher_code", flat=True).first() or ""


def _moves(parcel: Parcel) -> Any:
    rows = MoveRecord.objects.filter(model=Parcel._meta.label_lower, object_id=parcel.pk)
    return rows.select_related("by").order_by("pk")


def history(parcel: Parcel, moves: list[MoveRecord]) -> list[dict[str, Any]]:
    """Return what happened, the newest first: moves and events, with who did it."""
    hers = Q(shops__seller=parcel.seller_id) | Q(helps__seller=parcel.seller_id)
    team = set(User.objects.filter(hers).values_list("pk", flat=True))
    steps = [
        {
            "at": record.at,
            "text": track.label(record.to_state, parcel.shipping_code),
            "by": _name(record.by, team),
        }
        for record in moves
        if record.to_state != ParcelState.AWAITING_PAYMENT
    ]
    steps += [
        {"at": event.at, "text": EVENTS[event.kind](), "by": _name(event.by, team)}
        for event in parcel.events.select_related("by")
        if event.kind in EVENTS
    ]
    return sorted(steps, key=lambda step: step["at"], reverse=True)


def _name(person: Any, team: set[int]) -> str:
    """Return who did it if she is of the shop or helped it; buyers and staff stay unnamed."""
    return str(person) if person is not None and person.pk in team else ""
