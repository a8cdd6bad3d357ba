"""Find an order by its number and the buyer's phone, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.throttle import HOUR, Fence, tried
from shop.limits.visitors import address_of
from shop.order.access import remember
from shop.order.forms import FindForm
from shop.order.models import Order


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Open an order; the answer to a wrong number is the same as to a wrong phone."""
    form = FindForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    if request.method == "POST" and form.is_valid():
        number, mobile = form.cleaned_data["number"], form.cleaned_data["mobile"]
        if wait := _too_many(request, number):
            form.wait(wait)
        elif order := _order(number, mobile):
            remember(request, order)
            return redirect("orders:detail", number=order.number)
        else:
            form.refuse()
    return render(request, "orders/find.html", {"form": form})


def _too_many(request: HttpRequest, number: str) -> int:
    # A whole mobile network may share one address; what guards an order is the limit of its number.
    return tried(
        Fence("find", address_of(request), 100, HOUR), Fence("find-number", number, 10, HOUR)
    )


def _order(number: str, mobile: str) -> Order | None:
    order = Order.objects.filter(number=number).first()
    stored = order.mobile if order else ""
    return order if constant_time_compare(stored, mobile) else None
