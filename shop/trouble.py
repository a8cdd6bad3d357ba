"""What people read when the shop itself is in trouble: a sentence, and when to try again.

Needs no database, no cache and no disk. Whatever was sent is safe to send again: forms carry keys,
so pressing once more never orders, books or pays twice.
"""

import sys
from http import HTTPStatus
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error as fault_of_ours

from core.storage import is_full

# The database is away, starts again, or has too much to do; soon it will answer.
PASSING: Final = (OperationalError, InterfaceError)
AGAIN_S: Final = 10
AGAIN_WHEN_FULL_S: Final = 600


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for an error that nobody caught: 503 and 507 pass, 500 is ours."""
    error = sys.exc_info()[1]
    if isinstance(error, PASSING):
        return _page("503.html", HTTPStatus.SERVICE_UNAVAILABLE, AGAIN_S)
    if is_full(error):
        return _page("507.html", HTTPStatus.INSUFFICIENT_STORAGE, AGAIN_WHEN_FULL_S)
    return fault_of_ours(request)


def _page(name: str, status: HTTPStatus, again_s: int) -> HttpResponse:
    response = HttpResponse(loader.get_template(name).render(), status=status)
    response["Retry-After"] = str(again_s)
    response["Cache-Control"] = "no-store"
    return response
