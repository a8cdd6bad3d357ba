"""Which ways to pay there are: ``PAYMENT_GATEWAYS``, code → dotted path, in the buyers' order."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from shop.payment.protocol import Closes, Gateway, SendsAway

# Ways that buyers do not choose: payments come to them by themselves.
BUILT_IN = {"split": "shop.payment.gateways.split.Split"}


class UnknownGateway(LookupError):  # noqa: N818 -- reads as the answer
    """No gateway of this code is set up."""


@cache
def _made(path: str) -> Gateway:
    gateway: Gateway = import_string(path)()
    return gateway


def gateway(code: str) -> Gateway:
    """Return the gateway of ``code``; raise ``UnknownGateway``."""
    try:
        return _made(BUILT_IN.get(code) or settings.PAYMENT_GATEWAYS[code])
    except KeyError:
        raise UnknownGateway(code) from None


def can_close(code: str) -> bool:
    """Return whether the gateway of ``code`` can end a charge that was not paid."""
    path = BUILT_IN.get(code) or settings.PAYMENT_GATEWAYS.get(code)
    return path is not None and isinstance(_made(path), Closes)


def page_origins() -> list[str]:
    """Return where gateways' own pages are: forms of ours may lead there."""
    ways = map(_made, settings.PAYMENT_GATEWAYS.values())
    return [origin for way in ways if isinstance(way, SendsAway) for origin in way.origins()]


def gateways_for(currency: str) -> list[Gateway]:
    """Return the gateways that take ``currency``, in the order buyers see."""
    return [g for g in map(_made, settings.PAYMENT_GATEWAYS.values()) if g.supports(currency)]
