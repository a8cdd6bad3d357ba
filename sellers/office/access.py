"""Who is of the office, and for which county: fetched and authorised in one step.

    @office(OfficeRight.DECIDE)
    def decide(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
        case = cases.find(request.office, kind, pk)      # 404 for another county's

Everybody else finds nothing (404); who is not signed in is led to the sign-in page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from core.models import User
from sellers.models import OfficeRole
from sellers.office.rules import OfficeRight, rights_of

OF_OFFICE: Final = "office"  # in the session: the account leads to the office
VIEW = TypeVar("VIEW", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Officer:
    """One person's place: ``counties`` are codes, ``None`` for the whole province."""

    user: User
    counties: frozenset[str] | None
    rights: frozenset[OfficeRight]

    def may(self, right: str) -> bool:
        """Whether this person holds ``right``."""
        return right in self.rights

    def sees(self, seller: str = "seller") -> Q:
        """Return the condition that a paper's seller is in this officer's counties."""
        return Q() if self.counties is None else Q(**{f"{seller}__county__in": self.counties})


class OfficeRequest(HttpRequest):
    """What a view behind ``office`` is given; for annotations."""

    user: User
    office: Officer


def officer_of(user: User) -> Officer | None:
    """Return a person's place in the office, ``None`` for everybody else. One query.

    Who has several places sees all their counties, with the rights of the highest duty.
    """
    roles = list(OfficeRole.objects.filter(user=user))
    if not roles:
        return None
    whole = any(role.county_id is None for role in roles)
    counties = None if whole else frozenset(str(role.county_id) for role in roles)
    rights = frozenset[OfficeRight]().union(*(rights_of(role.duty) for role in roles))
    return Officer(user, counties, rights)


def remember_office(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Remember at sign-in whether this person is of the office. One query."""
    if OfficeRole.objects.filter(user=user).exists():
        request.session[OF_OFFICE] = True


def office(right: OfficeRight = OfficeRight.ANYONE) -> Callable[[VIEW], VIEW]:
    """Let a view be seen by people of the office who hold ``right``; see above."""

    def wrap(view: VIEW) -> VIEW:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            officer = officer_of(request.user)
            if officer is None or not officer.may(right):
                raise Http404
            cast(OfficeRequest, request).office = officer
            if not request.session.get(OF_OFFICE):  # named for it since the sign-in
                request.session[OF_OFFICE] = True
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        wrapped.office_right = str(right)  # type: ignore[attr-defined]  # read by the access matrix
        return cast(VIEW, wrapped)

    return wrap
