"""What is said to who came too often: how long to wait, and what was typed to be sent again."""

import json
from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from core.waiting import how_long

# More than this is not carried along: nobody typed it by hand.
MOST_LETTERS: Final = 20_000
MOST_FIELDS: Final = 200


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """Answer 429 with what was typed, so that one press sends it once more."""
    context = {"wait": how_long(seconds), "typed": typed(request), "method": request.method}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    if request.headers.get("HX-Request"):  # nothing of the page is shown there
        text = gettext("That came very often. %(wait)s") % context
        response["HX-Trigger"] = json.dumps({"toast": {"error": True, "text": text}})
    return response


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, without passwords."""
    if request.method != "POST":
        return []
    fields = list(_fields(request))
    long = sum(len(name) + len(value) for name, value in fields) > MOST_LETTERS
    return [] if long or len(fields) > MOST_FIELDS else fields


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken" and "password" not in name:  # the page has its own
            yield from ((name, str(value)) for value in values)
