"""Addresses that only take forms: whoever opens one as a page is led to a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse

View = Callable[..., HttpResponse]


def form_only(page: str, *kept: str) -> Callable[[View], View]:
    """Let a view hear POST alone; GET goes to the page named ``page`` with the arguments ``kept``.

    Answers to forms stand under such addresses too: a reload, the language link or a way back
    asks for them, and finds a page instead of an empty 405.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            if request.method in ("GET", "HEAD"):
                arguments = {name: kwargs[name] for name in kept}
                return HttpResponseRedirect(reverse(page, kwargs=arguments))
            return HttpResponseNotAllowed(["POST"])

        wrapped.form_only = True  # type: ignore[attr-defined]  # read by the access matrix
        return wrapped

    return wrap
