"""Who is counted: a person by the account, everybody else by the network address."""

import ipaddress
from typing import Final

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

# A line at home, or one telephone, holds this much of IPv6: single addresses cost nothing.
SIX_PREFIX: Final = 64


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network address, as our own proxies wrote it (``TRUSTED_PROXIES``).

    What a visitor writes into ``X-Forwarded-For`` stands before what our proxies add, and is not
    looked at. A machine without an address (a local socket) is counted as one.
    """
    told = get_client_ip(request) or ""
    try:
        address = ipaddress.ip_address(told.strip())
    except ValueError:
        return told
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, SIX_PREFIX), strict=False).network_address)
    return str(address)


def person_of(request: HttpRequest) -> str:
    """Return what tells this account from others, '' for a stranger. No query for strangers."""
    return str(request.user.pk) if request.user.is_authenticated else ""
