"""A producer's codes at her desk: make one, see what it cost, stop it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from core.persian import to_latin_digits
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.coupons import actions, words
from shop.coupons.forms import CouponForm
from shop.coupons.models import Coupon
from shop.coupons.queries import coupons_of, whole

A_PAGE = 20


@require_safe
@desk(Right.PRICE)
def coupons(request: DeskRequest) -> HttpResponse:
    """List the codes with uses and cost. Two queries."""
    asked = to_latin_digits(request.GET.get("page", "1"))
    page = Paginator(coupons_of(request.seller), A_PAGE).get_page(asked)
    today = timezone.localdate()
    rows = []
    for coupon in page:
        over = coupon.terms.why_over(today, coupon.uses)
        rows.append(
            {
                "coupon": coupon,
                "gives": words.gives(coupon),
                "state": words.state(coupon, over),
                "is_open": over is None,
                "can_stop": coupon.stopped_at is None and today <= coupon.last_day,
                "cost": whole(coupon.cost),
            }
        )
    return render(request, "desk/coupons/list.html", {"page_obj": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.PRICE)
def new(request: DeskRequest) -> HttpResponse:
    """Ask for a code and make it."""
    today = timezone.localdate()
    typed = request.POST if request.method == "POST" else None
    form = CouponForm(typed, today=today, initial={"first": today})
    if request.method == "POST" and form.is_valid() and _made(request, form):
        messages.success(request, _("The code can be used. Tell it to your buyers."))
        return redirect("desk_coupons:list")
    return render(request, "desk/coupons/new.html", {"form": form})


def _made(request: DeskRequest, form: CouponForm) -> bool:
    try:
        actions.make_coupon(request.seller, form.cleaned_data["code"], form.terms, by=request.user)
    except actions.CodeTaken:
        form.add_error("code", _("This code is taken. Add a letter or a digit."))
    except actions.TooManyCodes:
        form.add_error(None, _("You have many codes already. Stop one first."))
    return not form.errors


@form_only("desk_coupons:list")
@desk(Right.PRICE)
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    """Stop a code; another shop's is not found."""
    try:
        actions.stop_coupon(request.seller, pk, by=request.user)
    except Coupon.DoesNotExist as error:
        raise Http404 from error
    messages.success(
        request, _("The code takes nothing off any more. Orders that have it keep it.")
    )
    return redirect("desk_coupons:list")
