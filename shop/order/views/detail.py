"""The order's page, its invoice, and the way to both without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.language import language
from shop.order.access import is_buyer, remember, seen_by
from shop.order.invoice import invoice_pdf
from shop.order.links import opens
from shop.order.models import Order
from shop.order.page import order_page
from shop.order.queries import has_invoice, parcels_of, payments_of
from shop.order.states import OrderState
from shop.payment.polling import look
from shop.payment.states import UNDECIDED


@never_cache
@require_safe
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """Show an order; a signed link is remembered in the session and leaves the address."""
    if key := request.GET.get("key", ""):
        return _open_by_key(request, number, key)
    order = seen_by(request, number)
    if is_buyer(request, order) and _payment_moved(order):
        order = seen_by(request, number)
    return render(request, "orders/detail.html", order_page(request, order))


def _payment_moved(order: Order) -> bool:
    """Ask the bank about a payment on its way; return whether that decided it."""
    if order.status != OrderState.AWAITING_PAYMENT:
        return False
    open_one = payments_of(order).filter(state__in=UNDECIDED).first()
    return open_one is not None and look(open_one).state not in UNDECIDED


def _open_by_key(request: HttpRequest, number: str, key: str) -> HttpResponse:
    if opens(number, key):
        order = Order.objects.only("number").filter(number=number).first()
        if order is None:
            raise Http404
        remember(request, order)
    return redirect("orders:detail", number=number)


@never_cache
@require_safe
def invoice(request: HttpRequest, number: str) -> HttpResponse:
    """Return the invoice in the page's language as a PDF to look at; 404 before there is one."""
    order = seen_by(request, number)
    if not has_invoice(order, parcels_of(order)):
        raise Http404
    pdf = invoice_pdf(order, language())
    headers = {"Content-Disposition": f'inline; filename="bazarche-{number}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
