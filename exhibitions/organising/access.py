"""Whose fairs these are: fetched and authorised in one step.

    @organiser
    def open_applications(request: OrganiserRequest, slug: str) -> HttpResponse:
        fair = request.organiser.fair(slug)      # 404 for another county's

Everybody else finds nothing (404); who is not signed in is led to the sign-in page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers

from core.models import User
from exhibitions.models import Fair, OrganiserRole, Venue

ORGANISES: Final = "organiser"  # in the session: the head of every page leads to the fairs
VIEW = TypeVar("VIEW", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Organiser:
    """One person's place: the whole province, counties by code, or single fairs by id."""

    user: User
    everywhere: bool
    counties: frozenset[str]
    fair_ids: frozenset[int]

    @property
    def may_begin(self) -> bool:
        """Whether this person may begin new fairs and draw plans; not who helps at one fair."""
        return self.everywhere or bool(self.counties)

    def fairs(self) -> QuerySet[Fair]:
        """Return the fairs this person organises, in any state."""
        if self.everywhere:
            return Fair.objects.all()
        return Fair.objects.filter(Q(venue__county__in=self.counties) | Q(pk__in=self.fair_ids))

    def venues(self) -> QuerySet[Venue]:
        """Return the places where this person may begin fairs and draw plans."""
        if self.everywhere:
            return Venue.objects.all()
        return Venue.objects.filter(county__in=self.counties)

    def fair(self, slug: str) -> Fair:
        """Return one fair with its venue; raise ``Http404`` for everybody else's. One query."""
        return get_object_or_404(self.fairs().select_related("venue__county"), slug=slug)


class OrganiserRequest(HttpRequest):
    """What a view behind ``organiser`` is given; for annotations."""

    user: User
    organiser: Organiser


def organiser_of(user: User) -> Organiser | None:
    """Return a person's place among organisers, ``None`` for everybody else. One query."""
    roles = list(OrganiserRole.objects.filter(user=user))
    if not roles:
        return None
    return Organiser(
        user,
        everywhere=any(role.fair_id is None and role.county_id is None for role in roles),
        counties=frozenset(str(role.county_id) for role in roles if role.county_id),
        fair_ids=frozenset(role.fair_id for role in roles if role.fair_id),
    )


def remember_organiser(request: Any, user: User, **_signal: Any) -> None:
    """Remember at sign-in whether this person organises fairs: pages then show the way."""
    if OrganiserRole.objects.filter(user=user).exists():
        request.session[ORGANISES] = True


def organiser(view: VIEW) -> VIEW:
    """Let a view be seen by organisers alone; see above."""
    return _behind(view, "organiser", lambda _place: True)


def begins(view: VIEW) -> VIEW:
    """Let a view be seen by who may begin fairs and draw plans; not by helpers at one fair."""
    return _behind(view, "begins", lambda place: place.may_begin)


def _behind(view: VIEW, mark: str, fits: Callable[[Organiser], bool]) -> VIEW:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        place = organiser_of(request.user)
        if place is None or not fits(place):
            raise Http404
        cast(OrganiserRequest, request).organiser = place
        if not request.session.get(ORGANISES):
            request.session[ORGANISES] = True
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    wrapped.organiser_page = mark  # type: ignore[attr-defined]  # read by the access matrix
    return cast(VIEW, wrapped)
