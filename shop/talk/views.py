"""A buyer's conversations, under my account. Another's is not found."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from core.form_only import form_only
from core.private import answer
from shop.order.words import seller_of
from shop.talk import actions, pages, queries
from shop.talk.models import Conversation
from shop.talk.pages import Seat
from shop.talk.reviewing import received_by
from shop.talk.rules import Side

A_PAGE = 20


def _seat(request: HttpRequest) -> Seat:
    user: Any = request.user
    return Seat(user, Side.BUYER, "talk", "talk")


def _mine(request: HttpRequest, pk: int) -> Conversation:
    user: Any = request.user
    return get_object_or_404(queries.of_buyer(user), pk=pk)


@login_required
@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List my conversations, the latest first. Constant queries."""
    user: Any = request.user
    page = Paginator(queries.of_buyer(user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "talk/inbox.html", {"page": page})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Read and write."""
    return pages.thread(request, _seat(request), _mine(request, pk))


@login_required
@never_cache
@require_safe
def fresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Return what is new."""
    return pages.fresh(request, _seat(request), _mine(request, pk))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the producer of goods that are on sale."""
    user: Any = request.user
    goods = Product.objects.filter(is_public=True, card__isnull=False)
    product = get_object_or_404(goods.select_related("card__seller"), pk=pk)
    seller = product.card.seller
    known = Conversation.objects.filter(buyer=user, seller=seller, product=product, parcel=None)
    begin = partial(actions.begin, user, seller, about=product)
    return pages.first(
        request,
        _seat(request),
        known.first(),
        begin,
        product=product,
        other=product.card.seller_title,
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parcel(request: HttpRequest, number: str) -> HttpResponse:
    """Write to the producer of a parcel of mine."""
    user: Any = request.user
    mine = queries.parcels_of(user).filter(state__in=[*queries.BOUGHT, "refused", "cancelled"])
    found = get_object_or_404(mine.select_related("seller"), number=number)
    known = Conversation.objects.filter(parcel=found).first()
    if known and known.buyer_id not in (None, user.pk):
        raise Http404
    begin = partial(actions.begin, user, found.seller, about=found)
    return pages.first(request, _seat(request), known, begin, parcel=found, other=seller_of(found))


@form_only("talk:thread", "pk")
@login_required
@never_cache
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop messages, or let them come again."""
    return pages.change_block(request, _seat(request), _mine(request, pk))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask staff to look."""
    return pages.report(request, _seat(request), _mine(request, pk))


@login_required
@never_cache
@require_safe
def photo(request: HttpRequest, pk: int) -> Any:
    """Show a photo to those who talk, and to staff when it was reported."""
    user: Any = request.user
    found = queries.photo_for(user, pk)
    if found is None:
        raise Http404
    return answer(found)


@login_required
@never_cache
@require_safe
def my_reviews(request: HttpRequest) -> HttpResponse:
    """Show what I received, and what I wrote or may write about it. Constant queries."""
    user: Any = request.user
    goods = received_by(user, timezone.now())
    return render(request, "talk/my_reviews.html", {"goods": goods})
