"""What a page of the desk asks beyond the desk's frame, whatever hangs in its menu."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def asked(client, address: str) -> int:
    """How many queries the page at ``address`` makes of its own."""
    return _count(client, address) - _count(client, reverse("desk:menu"))


def _count(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
