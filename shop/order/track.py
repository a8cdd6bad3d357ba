"""A parcel's way through its states, as buyers read it. Pure but for the words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from shop.order.states import ParcelState
from shop.order.words import PARCEL_STATES
from shop.shipping import rules as shipping

WAY = (ParcelState.NEW, ParcelState.PREPARING, ParcelState.POSTED, ParcelState.DELIVERED)
STOPPED = (ParcelState.REFUSED, ParcelState.CANCELLED, ParcelState.EXPIRED)
FETCHED: dict[str, Promise] = {
    ParcelState.POSTED: pgettext_lazy("parcel", "Ready for you to fetch"),
    ParcelState.DELIVERED: pgettext_lazy("parcel", "Fetched"),
}
SERVED: dict[str, Promise] = {
    ParcelState.POSTED: pgettext_lazy("parcel", "Under way"),
    ParcelState.DELIVERED: pgettext_lazy("parcel", "Done"),
}


def label(state: str, shipping_code: str) -> str:
    """Return what a state is called for a parcel that travels so."""
    own = {shipping.PICKUP: FETCHED, shipping.DIGITAL: SERVED}.get(shipping_code, {})
    return str(own.get(state) or PARCEL_STATES[state])


def steps(state: str, shipping_code: str, reached: Mapping[str, datetime]) -> list[dict[str, Any]]:
    """Return the steps of a track; ``reached`` tells when the parcel came to each state."""
    if state == ParcelState.AWAITING_PAYMENT:
        return [_step(state, "now", shipping_code, {}), *_ahead(WAY, shipping_code)]
    if state in STOPPED:
        before = [s for s in WAY if s in reached]
        done = [_step(s, "done", shipping_code, reached) for s in before]
        return [*done, _step(state, "stopped", shipping_code, reached)]
    here = WAY.index(ParcelState(state))
    last = state == ParcelState.DELIVERED
    done = [_step(s, "done", shipping_code, reached) for s in WAY[:here]]
    now = _step(state, "done" if last else "now", shipping_code, reached)
    return [*done, now, *_ahead(WAY[here + 1 :], shipping_code)]


def _ahead(states: tuple[ParcelState, ...], shipping_code: str) -> list[dict[str, Any]]:
    return [_step(state, "", shipping_code, {}) for state in states]


def _step(
    state: str, mark: str, shipping_code: str, reached: Mapping[str, datetime]
) -> dict[str, Any]:
    return {"label": label(state, shipping_code), "state": mark, "date": reached.get(state)}
