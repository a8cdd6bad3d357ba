"""The official SDK, set up by our settings; its errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import requests
import stripe
from django.conf import settings

from shop.payment.calls import circuit
from shop.payment.protocol import GatewayDown

log = logging.getLogger(__name__)

BANK = "stripe"
REPEATS = 2


def client() -> stripe.StripeClient:
    """Return the client for our settings; it repeats what broke off under the same key."""
    return _client(
        settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL, settings.BANK_TIMEOUT_SECONDS
    )


@cache
def _client(key: str, url: str, timeout_s: int) -> stripe.StripeClient:
    session = requests.Session()
    session.trust_env = False  # neither proxies nor a .netrc of the machine
    return stripe.StripeClient(
        key,
        base_addresses={"api": url},
        http_client=stripe.RequestsClient(timeout=timeout_s, session=session),
        max_network_retries=REPEATS,
    )


@contextmanager
def asking(what: str) -> Iterator[stripe.StripeClient]:
    """Lend the client for one call, ``what`` names it: "a refund".

    Raise ``GatewayDown`` when it cannot be reached, fails, wants us to be slower or does not let
    us in; what it refuses for its own reasons stays a ``stripe.StripeError`` for the caller.
    """
    with circuit(BANK):
        try:
            yield client()
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            log.error("stripe: no access for %s", what)
            raise GatewayDown("stripe: no access") from error
        except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError) as error:
            raise GatewayDown(f"stripe: {type(error).__name__} for {what}") from error
        except (AttributeError, TypeError, ValueError) as error:
            # The SDK stumbles over error bodies that are not Stripe's: a proxy's, say.
            log.exception("stripe: an answer nobody understands, for %s", what)
            raise GatewayDown(f"stripe: nonsense for {what}") from error
