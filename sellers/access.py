"""Whose desk this is, and what the person at it may do: fetched and authorised in one step.

    @desk(Right.PRICE)
    def change_price(request: DeskRequest, pk: int) -> HttpResponse:
        goods = goods_of(request.seller).get(pk=pk)

A stranger and a member without the right find nothing (404); who is not signed in is led to the
sign-in page. ``request.seller`` is the shop, ``request.membership`` a ``Standing`` in it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial, wraps
from typing import Any, Final, Literal, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import classonlymethod
from django.views import View

from core.models import User
from sellers import evidence
from sellers.helping.log import SAFE, logged
from sellers.models import Helping, Membership, Partner
from sellers.team.rules import OWNERS_ALONE, Right, rights_of

CHOSEN: Final = "desk_seller"  # in the session: the shop whose desk was opened last
HAS_DESK: Final = "desk"  # in the session: the head of every page leads to the desk
VIEW = TypeVar("VIEW", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Standing:
    """One person's place at one desk: the shop, the person, and what they may do there.

    ``role`` is a role of the team, or what another door calls it; ``through`` says in a line by
    whose leave somebody stands here who is not of the team (a helper), and ``leave`` is that
    leave; empty for the team.
    """

    seller: Partner
    user: User
    role: str
    rights: frozenset[Right]
    through: str = ""
    leave: Helping | None = None

    def may(self, right: str | None) -> bool:
        """Whether this person holds ``right`` here; everyone at the desk holds ``None``."""
        return right is None or right in self.rights


class DeskRequest(HttpRequest):
    """What a view behind ``desk`` is given; for annotations."""

    user: User
    seller: Partner
    membership: Standing
    standings: list[Standing]


Door = Callable[[User], Iterable[Standing]]
_doors: list[Door] = []
_hints: dict[Door, Callable[[User], Exists]] = {}


def register_door(door: Door, hint: Callable[[User], Exists] | None = None) -> Door:
    """Add another way to a desk than the team: yields the standings of a person, team's first.

    ``hint`` is a column that says beforehand whether it opens anything: it is asked along with the
    team, so that people with a shop of their own pay no query for a door that is shut to them.
    """
    if door not in _doors:
        _doors.append(door)
    if hint is not None:
        _hints[door] = hint
    return door


def sellers_of(user: User) -> QuerySet[Partner]:
    """Return the shops a person belongs to; none for a stranger."""
    return (
        Partner.objects.filter(team__user=user) if user.is_authenticated else Partner.objects.none()
    )


def standings_of(user: User, *, guests: bool = True) -> list[Standing]:
    """Return every desk a person may stand at: their shops, then what other doors open.

    One query, and those of the other doors, which ``guests=False`` leaves shut. A shop is listed
    once, by the first door to it. What only owners may do, no other door gives away.
    """
    doors = list(enumerate(_doors)) if guests else []
    hints = {f"door_{n}": _hints[door](user) for n, door in doors if door in _hints}
    places = list(Membership.objects.of(user).annotate(**hints))
    found = {
        place.seller.pk: Standing(place.seller, user, place.role, rights_of(place.role))
        for place in places
    }
    for n, door in doors:
        if places and not getattr(places[0], f"door_{n}", True):
            continue
        for standing in door(user):
            guest = replace(standing, rights=standing.rights - OWNERS_ALONE)
            found.setdefault(standing.seller.pk, guest)
    return list(found.values())


def remember_desk(request: Any, user: User, **_signal: Any) -> None:
    """Remember at sign-in whether this person has a desk: pages then show the way to it."""
    if standings_of(user):
        request.session[HAS_DESK] = True


def choose_desk(request: HttpRequest, seller_id: int) -> bool:
    """Open this shop's desk from now on; say no when the person has no place there."""
    known = any(s.seller.pk == seller_id for s in standings_of(cast(User, request.user)))
    if known:
        request.session[CHOSEN] = seller_id
    return known


def _standings(request: Any) -> list[Standing]:
    """Return the standings of who asks, looked up once for a request."""
    if not hasattr(request, "standings"):
        request.standings = standings_of(request.user)
    standings: list[Standing] = request.standings
    return standings


def desk(right: Right | None = None, *, else_to: str = "") -> Callable[[VIEW], VIEW]:
    """Let a view be seen by members who hold ``right`` in the shop they work in; see above.

    ``else_to`` names the page that a person without any shop is led to, in place of 404.
    """

    def wrap(view: VIEW) -> VIEW:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if else_to and not _standings(request):
                return redirect(else_to)
            _stand(request, right)
            response = _answer(request, partial(view, request, *args, **kwargs), kwargs)
            add_never_cache_headers(response)
            return response

        wrapped.desk_right = right or ANYONE  # type: ignore[attr-defined]  # read by the access matrix
        return cast(VIEW, wrapped)

    return wrap


def open_to(whom: Literal["everyone", "signed_in"]) -> Callable[[VIEW], VIEW]:
    """Let a page of the desk be seen without a shop: by everyone, or by who is signed in."""

    def wrap(view: VIEW) -> VIEW:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if whom == "signed_in" and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        wrapped.open_to = whom  # type: ignore[attr-defined]  # read by the access matrix
        return cast(VIEW, wrapped)

    return wrap


ANYONE: Final = "member"  # every member of the team, whatever the role


def _answer(
    request: Any, view: Callable[[], HttpResponseBase], kwargs: dict[str, Any]
) -> HttpResponseBase:
    """Return what the view answers; what a helper does is written down."""
    leave = request.membership.leave
    return view() if leave is None else logged(leave, request, view, kwargs)


def _stand(request: Any, right: Right | None) -> None:
    """Set the desk of this request, or raise ``Http404``.

    A desk that was shut to somebody since they chose it makes room for their own; a form that they
    still send to it is lost rather than done in another shop.
    """
    chosen = request.session.get(CHOSEN)
    known = _standings(request)
    if chosen is not None and all(s.seller.pk != chosen for s in known):
        del request.session[CHOSEN]
        if request.method not in SAFE:
            raise Http404
    by_choice = (s for s in known if s.seller.pk == chosen)
    standing = next(by_choice, next(iter(known), None))
    if standing is None or not standing.may(right):
        raise Http404
    request.membership, request.seller = standing, standing.seller
    if not request.session.get(HAS_DESK):
        request.session[HAS_DESK] = True
    if not standing.through:
        evidence.seen_at_desk(request, standing.seller, timezone.localdate())


class DeskMixin(View):
    """``desk`` for view classes: name the ``right``; ``None`` lets in all of the team."""

    right: Right | None = None
    request: DeskRequest

    @classonlymethod
    def as_view(cls, **initkwargs: Any) -> Any:  # noqa: N805 -- a method of the class
        """Return the view behind the door."""
        return desk(initkwargs.get("right", cls.right))(super().as_view(**initkwargs))
