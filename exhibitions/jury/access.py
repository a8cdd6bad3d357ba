"""Whose jury this is: a reviewer's place at a fair, fetched and authorised in one step.

    @reviewer
    def next_one(request: JuryRequest, slug: str) -> HttpResponse:
        place = request.jury.at(slug)      # 404 for a fair whose jury one is not of

Everybody else finds nothing (404); who is not signed in is led to the sign-in page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from core.models import User
from exhibitions.jury.queries import places_of
from exhibitions.models import Reviewer

VIEW = TypeVar("VIEW", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Places:
    """The juries of one person."""

    user: User
    all: list[Reviewer]

    def at(self, slug: str) -> Reviewer:
        """Return the place at a fair; raise ``Http404`` where there is none."""
        for place in self.all:
            if place.fair.slug == slug:
                return place
        raise Http404


class JuryRequest(HttpRequest):
    """What a view behind ``reviewer`` is given; for annotations."""

    user: User
    jury: Places


def reviewer(view: VIEW) -> VIEW:
    """Let a view be seen by reviewers alone; see above. One query.

    Who was called by number becomes known as a person on the first visit, so a number that is
    given away later opens nothing.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        places = list(places_of(request.user))
        if not places:
            raise Http404
        for place in places:
            if place.user_id is None:
                place.user = request.user
                place.save(update_fields=["user"])
        cast(JuryRequest, request).jury = Places(request.user, places)
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    wrapped.jury_page = True  # type: ignore[attr-defined]  # read by the access matrix
    return cast(VIEW, wrapped)
