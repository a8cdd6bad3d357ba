"""System checks: the ways to pay are real, the table of moves is sound, no practice in earnest."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from shop.payment.gateways import gateway
from shop.payment.states import PAYMENT_MOVES


@register(Tags.compatibility)
def gateways_are_real(**kwargs: Any) -> list[CheckMessage]:
    """Every entry of PAYMENT_GATEWAYS can be imported and carries its own code."""
    return [fault for code in settings.PAYMENT_GATEWAYS if (fault := _fault_of(code))]


def _fault_of(code: str) -> CheckMessage | None:
    hint = "Write the code of the gateway and the dotted path of its class."
    try:
        made = gateway(code)
    except ImportError as error:
        return Error(f"PAYMENT_GATEWAYS[{code!r}]: {error}", hint=hint, id="payment.E001")
    if made.code != code:
        return Error(f"PAYMENT_GATEWAYS[{code!r}] is {made.code!r}.", hint=hint, id="payment.E002")
    return None


@register(Tags.compatibility)
def moves_are_sound(**kwargs: Any) -> list[CheckMessage]:
    """Every state of a payment can be reached and can end."""
    return [Error(text, id="payment.E003") for text in PAYMENT_MOVES.problems()]


@register(Tags.security, deploy=True)
def practice_bank_is_off(**kwargs: Any) -> list[CheckMessage]:
    """Refuse the practice bank in production: it gives goods away."""
    if "practice" not in settings.PAYMENT_GATEWAYS:
        return []
    hint = "Take 'practice' out of PAYMENT_GATEWAYS (setting GATEWAYS)."
    return [Error("The practice bank takes no real money.", hint=hint, id="payment.E004")]
