"""Who is counted where somebody may try something a few times only (``core.throttle``)."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network address, behind trusted proxies too (allauth's settings)."""
    return str(get_adapter(request).get_client_ip(request))
