"""A guest's conversation about a parcel: opened by the order's link, or by its number and phone."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from core.models import PrivateFile
from core.private import answer
from shop.order.access import known_to, remember
from shop.order.links import opens
from shop.order.models import Parcel
from shop.order.words import seller_of
from shop.talk import actions, pages, queries
from shop.talk.models import Conversation
from shop.talk.pages import Seat
from shop.talk.rules import Side


def _parcel(request: HttpRequest, number: str) -> Parcel:
    """Return a guest's parcel whose order this session may see; others are not found."""
    mine = Parcel.objects.filter(
        order__user__isnull=True, state__in=[*queries.BOUGHT, "refused", "cancelled"]
    )
    found = get_object_or_404(mine.select_related("order", "seller"), number=number)
    if found.order.number not in known_to(request):
        raise Http404
    return found


def _seat(number: str) -> Seat:
    return Seat(None, Side.BUYER, "guest_talk", "talk/guest", number)


def _conversation(parcel: Parcel) -> Conversation | None:
    """Return what was written about it; none where the buyer wrote from an account since."""
    about = Conversation.objects.select_related("parcel__order", "seller", "product")
    return about.filter(parcel=parcel, buyer__isnull=True).first()


def _begun(request: HttpRequest, number: str) -> Conversation:
    found = _conversation(_parcel(request, number))
    if found is None:
        raise Http404
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, number: str) -> HttpResponse:
    """Read and write; whoever proved the number by signing in does so in their account."""
    if key := request.GET.get("key", ""):
        return _open_by_key(request, number, key)
    user: Any = request.user
    if user.is_authenticated and queries.parcels_of(user).filter(number=number).exists():
        return HttpResponseRedirect(reverse("talk:parcel", args=[number]))
    parcel = _parcel(request, number)
    if known := _conversation(parcel):
        return pages.thread(request, _seat(number), known)
    if Conversation.objects.filter(parcel=parcel).exists():
        raise Http404
    begin = partial(actions.begin, None, parcel.seller, about=parcel)
    other = seller_of(parcel)
    return pages.first(request, _seat(number), None, begin, parcel=parcel, other=other)


def _open_by_key(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Remember the order of a signed link; the key leaves the address."""
    found = Parcel.objects.filter(number=number).select_related("order").first()
    if found is not None and opens(found.order.number, key):
        remember(request, found.order)
    return HttpResponseRedirect(reverse("guest_talk:thread", args=[number]))


@never_cache
@require_safe
def fresh(request: HttpRequest, number: str) -> HttpResponse:
    """Return what is new."""
    return pages.fresh(request, _seat(number), _begun(request, number))


@form_only("guest_talk:thread", "number")
@never_cache
def block(request: HttpRequest, number: str) -> HttpResponse:
    """Stop messages, or let them come again."""
    return pages.change_block(request, _seat(number), _begun(request, number))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, number: str) -> HttpResponse:
    """Ask staff to look."""
    return pages.report(request, _seat(number), _begun(request, number))


@never_cache
@require_safe
def photo(request: HttpRequest, number: str, pk: int) -> Any:
    """Show a photo of this conversation."""
    of_it = PrivateFile.objects.filter(talk_messages__conversation=_begun(request, number))
    return answer(get_object_or_404(of_it, pk=pk))
