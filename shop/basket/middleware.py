"""The visitor's basket on the request, untouched until someone looks, and its count as a cookie.

``request.basket`` has Oscar's offers applied; ``request.bare_basket`` is the same basket without
them, for changes. A page that uses neither costs no query and does not open the session.
``basket_count`` is a plain cookie that pages print beside the basket's sign.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import ngettext
from oscar.apps.basket import middleware as oscar
from oscar.core.loading import get_model

from core.language import spoken
from sellers.strategy import Selector

COUNT_COOKIE = "basket_count"
Basket = get_model("basket", "Basket")


class BasketMiddleware(oscar.BasketMiddleware):
    """Attach lazy baskets; afterwards keep the basket's cookie and its count up to date."""

    def __call__(self, request: Any) -> HttpResponse:
        """Handle one request."""
        request.cookies_to_delete = []
        request.strategy = Selector().strategy(request=request)
        self.attach(request)
        return self.process_response(request, self.get_response(request))

    def attach(self, request: Any) -> None:
        """Put fresh lazy baskets on the request; nothing is asked yet."""
        request._basket_cache = None  # Oscar's name
        request.basket_count = None  # set it to tell the cookie a new count
        request.basket_key = self.get_cookie_key(request)
        request.reattach_basket = partial(self.attach, request)
        request.bare_basket = SimpleLazyObject(partial(self.get_basket, request))
        request.basket = SimpleLazyObject(partial(self._with_offers, request))
        request.basket_hash = SimpleLazyObject(partial(self._hash, request))

    def _with_offers(self, request: Any) -> Any:
        basket = self.get_basket(request)
        self.apply_offers_to_basket(request, basket)
        return basket

    def _hash(self, request: Any) -> str | None:
        basket = self.get_basket(request)
        return self.get_basket_hash(basket.pk) if basket.pk else None

    def get_basket(self, request: Any) -> Any:
        """Return the visitor's open basket, a new unsaved one where there is none.

        One query for a guest with a basket, two for a signed-in person.
        """
        if request._basket_cache is None:
            request._basket_cache = self._find(request)
            request._basket_cache.strategy = request.strategy
        return request._basket_cache

    def _find(self, request: Any) -> Any:
        key = self.get_cookie_key(request)
        by_cookie = self.get_cookie_basket(key, request, Basket.open)
        if not request.user.is_authenticated:
            return by_cookie or Basket()
        own = list(Basket.open.filter(owner=request.user).order_by("pk"))
        if by_cookie:
            request.cookies_to_delete.append(key)
        if by_cookie and not own:
            by_cookie.owner = request.user
            by_cookie.save(update_fields=["owner"])
            return by_cookie
        basket = own[0] if own else Basket(owner=request.user)
        self._merge(request, basket, own[1:] + ([by_cookie] if by_cookie else []))
        return basket

    def _merge(self, request: Any, basket: Any, others: list[Any]) -> None:
        """Move the goods of ``others`` into ``basket`` and tell the buyer how many came."""
        moved = sum(other.num_items for other in others)
        for other in others:
            codes = list(other.vouchers.all())
            self.merge_baskets(basket, other)
            basket.vouchers.add(*codes)
        if moved:
            text = ngettext(
                "%(n)s piece that you chose before you signed in is now in your basket.",
                "%(n)s pieces that you chose before you signed in are now in your basket.",
                moved,
            )
            messages.info(request, text % {"n": spoken(moved)})

    def process_response(self, request: Any, response: HttpResponse) -> HttpResponse:
        """Keep the two cookies; touches nothing when nobody looked at the basket."""
        for key in request.cookies_to_delete:
            response.delete_cookie(key)
        basket = request._basket_cache
        if basket is not None:
            self._keep_key(request, response, basket)
        count = request.basket_count
        if count is None and basket is not None:
            count = known_count(basket)
        if count is not None:
            keep_count(request, response, count)
        return response

    def _keep_key(self, request: Any, response: HttpResponse, basket: Any) -> None:
        key = self.get_cookie_key(request)
        if basket.pk and basket.status != Basket.OPEN:
            response.delete_cookie(key)
            return
        known = key in request.COOKIES and key not in request.cookies_to_delete
        if basket.pk and not known and not request.user.is_authenticated:
            response.set_cookie(
                key,
                self.get_basket_hash(basket.pk),
                max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )


def known_count(basket: Any) -> int | None:
    """Return the basket's pieces if that needs no query, else ``None``."""
    if basket.pk is None or basket.status != Basket.OPEN:
        return 0
    lines = basket._lines
    if lines is None or lines._result_cache is None:
        return None
    return sum(line.quantity for line in lines)


def keep_count(request: HttpRequest, response: HttpResponse, count: int) -> None:
    """Write the count cookie if it says something else; an empty basket has none."""
    if count == cookie_count(request):
        return
    if not count:
        response.delete_cookie(COUNT_COOKIE)
        return
    response.set_cookie(
        COUNT_COOKIE,
        str(count),
        max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def cookie_count(request: HttpRequest) -> int:
    """Return the count that the cookie tells, 0 for none or nonsense. No query, no session."""
    text = request.COOKIES.get(COUNT_COOKIE, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def merge_on_sign_in(*, request: Any, user: Any, **_signal: Any) -> None:
    """Bring the guest's goods into the person's basket at sign-in, and count what is there."""
    if not hasattr(request, "reattach_basket"):
        return  # a sign-in without a page, such as a test client's
    request.reattach_basket()
    if request.basket_key in request.COOKIES:
        request.bare_basket.reset_offer_applications()  # looking at it merges
    lines = get_model("basket", "Line").objects.filter(
        basket__owner=user, basket__status=Basket.OPEN
    )
    request.basket_count = lines.aggregate(n=Sum("quantity"))["n"] or 0


def forget_on_sign_out(*, request: Any, **_signal: Any) -> None:
    """Leave no count behind: the basket stays with its owner."""
    if hasattr(request, "reattach_basket"):
        request.reattach_basket()
        request.basket_count = 0
