"""Find an order by its number and the buyer's phone, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.throttle import allow
from shop.order.access import remember
from shop.order.forms import FindForm
from shop.order.models import Order
from shop.order.throttle import address_of

HOUR = 60 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Open an order; the answer to a wrong number is the same as to a wrong phone."""
    form = FindForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    if request.method == "POST" and form.is_valid():
        number, mobile = form.cleaned_data["number"], form.cleaned_data["mobile"]
        if not _may_try(request, number):
            form.wait()
        elif order := _order(number, mobile):
            remember(request, order)
            return redirect("orders:detail", number=order.number)
        else:
            form.refuse()
    return render(request, "orders/find.html", {"form": form})


def _may_try(request: HttpRequest, number: str) -> bool:
    # A whole mobile network may share one address; what guards an order is the limit of its number.
    by_address = allow("find", address_of(request), times=100, seconds=HOUR)
    return allow("find-number", number, times=10, seconds=HOUR) and by_address


def _order(number: str, mobile: str) -> Order | None:
    order = Order.objects.filter(number=number).first()
    stored = order.mobile if order else ""
    return order if constant_time_compare(stored, mobile) else None
