"""Two screens between the basket and the bank: where to, and how."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.form_only import form_only
from core.language import language
from core.money import Rials, toman_text
from core.throttle import HOUR, Fence, tried
from core.waiting import how_long
from shop.basket.queries import Contents, contents
from shop.basket.requests import ShopRequest
from shop.checkout import page
from shop.checkout.actions import remember_address, show_prices
from shop.checkout.forms import WhereForm
from shop.checkout.till import Till, posted_choices, posted_key
from shop.customer.queries import addresses_of
from shop.limits.visitors import address_of
from shop.order import actions, words
from shop.order.access import known_to, remember
from shop.order.models import Order
from shop.order.plan import changes_in
from shop.order.queries import waiting
from shop.order.rules import Change, Why
from shop.order.views.pay import go_and_pay
from shop.shipping.queries import CHOSEN_COOKIE, place_name

log = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: ShopRequest) -> HttpResponse:
    """Ask who receives the goods and where."""
    if refusal := _not_ready(request):
        return refusal
    till = Till(request)
    saved = _saved(request)
    picked = next((a for a in saved if str(a.pk) == request.POST.get("saved")), None)
    if picked is not None:
        form = WhereForm(_values_of(picked))
    else:
        form = WhereForm(request.POST or None, initial=_initial(request, till, saved))
    if request.method == "POST" and form.is_valid():
        till.keep_where(form.cleaned_data)
        return redirect("checkout:delivery")
    context = {
        "form": form,
        "saved": [_shown(a) for a in saved],
        "steps": page.steps(1),
        "picked": picked,
    }
    return render(request, "checkout/where.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: ShopRequest) -> HttpResponse:
    """Ask how each parcel is sent and how it is paid; with htmx, renew the sum at each choice."""
    if refusal := _not_ready(request):
        return refusal
    till = Till(request)
    if request.method == "POST":
        till.keep_how(posted_choices(request.POST), request.POST.get("gateway", "")[:16])
        if not request.htmx:
            return redirect("checkout:delivery")
    goods = contents(request.basket)
    plan = page.plan_for(till, goods)
    if plan is None:
        return redirect("checkout:index")
    context = page.delivery(request, till, goods, plan)
    template = "checkout/sum.html" if request.htmx else "checkout/delivery.html"
    return render(request, template, context)


@never_cache
@form_only("checkout:delivery")
def place(request: ShopRequest) -> HttpResponse:
    """Place the order and send the buyer to pay; pressed twice, the same order again."""
    key = posted_key(request.POST)
    if key and (placed := Order.objects.filter(placement_key=key).first()):
        Till(request).drop(key)
        # The answer to the first press may not have come: the count is told once more.
        request.basket_count = request.bare_basket.num_items
        return _to_payment(request, placed)
    till = Till(request)
    if till.address is None:
        return redirect("checkout:index")
    till.keep_how(posted_choices(request.POST), request.POST.get("gateway", "")[:16])
    if wait := _too_many(request):
        text = _("Too many orders in a short time. %(wait)s")
        messages.error(request, text % {"wait": how_long(wait)})
        return redirect("checkout:delivery")
    return _place(request, till, key or till.key)


def _place(request: ShopRequest, till: Till, key: str) -> HttpResponse:
    where_to = till.where
    if till.address is None or where_to is None:
        return redirect("checkout:index")
    user: Any = request.user
    try:
        order = actions.place_order(
            request.bare_basket,  # offers are applied anew under the basket's lock
            address=till.address,
            choices=till.choices,
            gateway=till.gateway,
            mobile=where_to["mobile"],
            user=user if user.is_authenticated else None,
            language=language(),
            placement_key=key,
            today=timezone.localdate(),
            expected=_expected(request),
        )
    except actions.Refused as refusal:
        return _refused(request, refusal)
    except OperationalError:  # a lock that did not come in time, or two in a ring
        if not connection.is_usable():
            raise  # the line broke, perhaps after all was written: the same form finds its order
        log.exception("an order was not placed: the database is busy")
        messages.warning(request, _("Many people are ordering just now. Press once more."))
        return redirect("checkout:delivery")
    remember_address(user, where_to)
    till.close()
    request.basket_count = 0
    return _to_payment(request, order)


def _to_payment(request: ShopRequest, order: Order) -> HttpResponse:
    remember(request, order)
    return go_and_pay(request, order, order.payment_gateway)


def _refused(request: ShopRequest, refusal: actions.Refused) -> HttpResponse:
    """Say what is different now, and go where it can be put right."""
    if isinstance(refusal, actions.GoodsChanged):
        return _tell_changes(request, refusal.changes)
    if isinstance(refusal, actions.NothingToOrder):
        messages.info(request, _("Your basket is empty."))
        return redirect("basket:summary")
    messages.warning(request, _why(refusal))
    return redirect("checkout:delivery")


def _why(refusal: actions.Refused) -> str:
    if isinstance(refusal, actions.TotalChanged):
        total = {"sum": toman_text(refusal.total, language())}
        return _("With what you chose, it is %(sum)s in all. Look, and press again.") % total
    if isinstance(refusal, actions.CannotBePaidSo):
        return _("Choose another way to pay: this one does not fit these goods.")
    if isinstance(refusal, actions.TooMuch):
        return _("This is more than one order can hold. Order in two parts.")
    if isinstance(refusal, actions.NothingToPay):
        return _("With these discounts nothing is left to pay. Take a voucher out of the basket.")
    if isinstance(refusal, actions.VoucherUsed):
        return _("A voucher in your basket was used in the meantime. Look at the sum once more.")
    return _("Choose how each parcel is sent.")


def _tell_changes(request: ShopRequest, changes: Iterable[Change]) -> HttpResponse:
    changes = list(changes)
    show_prices(changes)
    for change in changes:
        messages.warning(request, words.change(change))
    only_prices = all(change.why == Why.PRICE for change in changes)
    return redirect("checkout:delivery" if only_prices else "basket:summary")


def _not_ready(request: ShopRequest) -> HttpResponse | None:
    """Send a buyer whose basket cannot be ordered as it stands back, with a sentence."""
    goods: Contents = contents(request.basket)
    if not goods.groups and not goods.gone:
        # Who comes back from the bank finds there what is left to pay.
        if not waiting(known_to(request), timezone.now()).exists():
            messages.info(request, _("Your basket is empty. Choose something first."))
        return redirect("basket:summary")
    changes = changes_in(goods)
    return _tell_changes(request, changes) if changes else None


def _too_many(request: ShopRequest) -> int:
    """Count an order towards the limits of its address and its session; return seconds to wait."""
    fences = [Fence("place", address_of(request), 120, HOUR)]
    if session := request.session.session_key:
        fences.append(Fence("place-session", session, 20, HOUR))
    return tried(*fences)


def _expected(request: ShopRequest) -> Rials:
    text = request.POST.get("expected", "")
    return Rials(int(text)) if text.isdecimal() and len(text) < 15 else Rials(-1)


def _saved(request: ShopRequest) -> list[Any]:
    user: Any = request.user
    return list(addresses_of(user)[:4]) if user.is_authenticated else []


def _shown(address: Any) -> dict[str, Any]:
    text = words.address_line(place_name(address.state), address.line1)
    return {"pk": address.pk, "name": address.first_name, "text": text}


def _values_of(address: Any) -> dict[str, str]:
    return {
        "name": address.first_name,
        "mobile": str(address.phone_number or ""),
        "place": address.state,
        "line": address.line1,
        "postcode": address.postcode,
    }


def _initial(request: ShopRequest, till: Till, saved: list[Any]) -> dict[str, Any]:
    """Return what was told before in this checkout, else what we know of a signed-in buyer."""
    if till.where:
        return dict(till.where)
    user: Any = request.user
    sent_to = request.COOKIES.get(CHOSEN_COOKIE, "")
    if not user.is_authenticated:
        return {"place": sent_to}
    known = {"name": user.get_full_name(), "mobile": user.mobile or "", "place": sent_to}
    return {**known, **_values_of(saved[0])} if saved else known
