"""Whole pages kept for strangers, and never shown once what they say has changed.

A page is kept with the shop's *edition*: a number in the database that grows with each change
that a page may show, right after the change is committed and before its author is answered. It is
read anew for each kept page, so processes that share nothing but the database never show an old
price. A page made while something changed carries the edition before, and is made again.

    @kept
    def product(request, …):  # what it shows depends on the database, the day and the address

Only a stranger's plain GET is answered so: no cookie but the form token and light or dark. The
form token is left out of what is kept; each visitor gets their own.
"""

import re
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from core.models import Edition
from core.prepared import prepared

View = Callable[..., HttpResponse]
PLAIN_COOKIES = frozenset({settings.CSRF_COOKIE_NAME, "theme"})
LONGEST_ADDRESS = 300
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")\w*"')


class Page(NamedTuple):
    """A page as it is kept."""

    body: bytes
    headers: dict[str, str]
    has_forms: bool
    digest: str


def changed(**_signal: object) -> None:
    """Say that pages may look different as soon as this transaction commits."""
    if not any(entry[1] is _renew for entry in connection.run_on_commit):
        transaction.on_commit(_renew, robust=True)


def _renew() -> None:
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1):
        Edition.objects.bulk_create([Edition(pk=1, number=1)], ignore_conflicts=True)


def kept(view: View) -> View:
    """Keep what the view makes for strangers from the second time on that they ask for it.

    A kept page costs one query; one that nobody asked for lately costs none more than the view's.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_plain(request):
            return view(request, *args, **kwargs)
        pages, address = caches["pages"], _address(request)
        found = pages.get(address)
        if found is None:
            pages.set(address, (None, None), settings.KEEP_PAGES_SECONDS)
            return view(request, *args, **kwargs)
        edition = _edition()
        made_in, page = found
        if page is not None and made_in == edition:
            return _given(request, page)
        response = view(request, *args, **kwargs)
        if page := _page(request, response):
            pages.set(address, (edition, page), settings.KEEP_PAGES_SECONDS)
        return response

    return answer


def _edition() -> int:
    return next(iter(_number()), 0)


@prepared()
def _number() -> QuerySet[Edition, int]:
    return Edition.objects.filter(pk=1).values_list("number", flat=True)


def _is_plain(request: HttpRequest) -> bool:
    return (
        settings.KEEP_PAGES_SECONDS > 0
        and request.method == "GET"
        and request.COOKIES.keys() <= PLAIN_COOKIES
        and "HX-Request" not in request.headers
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def _address(request: HttpRequest) -> str:
    """Return the key of everything but the database that a stranger's page depends on."""
    place = (request.scheme, request.get_host(), request.get_full_path(), get_language())
    parts = (*place, request.COOKIES.get("theme"), timezone.localdate())
    return blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def _page(request: Any, response: Any) -> Page | None:
    """Return what is kept of an answer, ``None`` unless it is a whole page for anybody."""
    if hasattr(response, "render"):
        response.render()
    told: Any = get_messages(request)
    personal = response.cookies or request.session.modified or told.added_new
    if response.status_code != HTTPStatus.OK or response.streaming or personal:
        return None
    body, forms = TOKEN.subn(rb'\1"', response.content)
    if bool(forms) != bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE")):
        return None  # a token stands where we do not know it
    patch_vary_headers(response, ["Cookie"])
    return Page(body, dict(response.items()), bool(forms), _digest(body))


def _given(request: HttpRequest, page: Page) -> HttpResponse:
    """Return a kept page, the visitor's own token in its forms; 304 to who has it already.

    The tag is weak: a token is masked anew each time, and holds as long as the visitor's secret,
    which is part of the tag.
    """
    body, tag = page.body, page.digest
    if page.has_forms:
        body = TOKEN.sub(rb'\g<1>%s"' % get_token(request).encode(), body)
        tag = _digest(f"{tag} {request.META['CSRF_COOKIE']}".encode())
    tag = f'W/"{tag}"'
    response = HttpResponse(body, headers={**page.headers, "ETag": tag})
    return get_conditional_response(request, tag, response=response) or response


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=10).hexdigest()
