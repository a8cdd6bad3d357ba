"""The basket page and the forms that change a basket. Everything works without script."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from oscar.core.loading import get_model

from core.form_only import form_only
from core.prepared import answered, prepared
from sellers.models import StockRecord
from shop.basket import actions
from shop.basket.actions import BasketRefused
from shop.basket.forms import AddForm, DestinationForm, QuantityForm
from shop.basket.page import Typed, page
from shop.basket.requests import ShopRequest
from shop.shipping.queries import CHOSEN_COOKIE

Product = get_model("catalogue", "Product")
Line = get_model("basket", "Line")
YEAR_SECONDS = 365 * 24 * 60 * 60
LONGEST_ADDRESS = 1000


@never_cache
@require_safe
def summary(request: ShopRequest) -> HttpResponse:
    """Show the basket by producer. At most eight queries for a guest, however full."""
    return render(request, "basket/summary.html", page(request) | taken_out(request))


def taken_out(request: ShopRequest) -> dict[str, Any]:
    """Return the goods just taken out, to offer them back; one query when there are any."""
    pk, pieces = request.GET.get("out", ""), request.GET.get("pieces", "")
    if not (pk.isdecimal() and len(pk) < 19 and pieces.isdecimal() and len(pieces) < 5):
        return {}
    product = Product.objects.filter(pk=pk, is_public=True).select_related("parent").first()
    return {"out": product, "out_pieces": int(pieces)} if product else {}


@form_only("basket:summary")
def add(request: ShopRequest, pk: int | None = None) -> HttpResponse:
    """Put goods into the basket; with htmx answer with a toast and the count alone."""
    data = request.POST.copy()
    if pk is not None:
        data["product"] = str(pk)
    form = AddForm(data)
    form.is_valid()
    parent, child = form.cleaned_data.get("product"), form.cleaned_data.get("child_id")
    if parent is None:
        return HttpResponseBadRequest(_("Choose something first."))
    product = buyable(child or parent)
    if child and product.parent_id != parent:
        raise Http404
    if product.is_parent:
        return choose_first(request, product)
    if "quantity" in form.errors:
        return refused(request, product, data.get("quantity", ""), str(form.errors["quantity"][0]))
    try:
        done = actions.put(
            request.bare_basket,
            product,
            form.cleaned_data["quantity"],
            wish=form.cleaned_data.get("wish", ""),
            user=request.user,
            request=request,
        )
    except BasketRefused as why:
        return refused(request, product, data.get("quantity", "1"), str(why))
    request.basket_count = done.count
    return added(request, product, done, form.cleaned_data.get("next", ""))


def buyable(pk: int) -> Any:
    """Return a product as the strategy reads it, or raise 404. Two queries."""
    found = next(iter(_public(pk)), None)
    if found is None or (found.parent and not found.parent.is_public):
        raise Http404
    offers = _offers(pk)
    for offer in offers:
        offer.product = found
    found._prefetched_objects_cache = {"stockrecords": answered(found.stockrecords.all(), offers)}
    return found


@prepared(int)
def _public(pk: int) -> Any:
    goods = Product.objects.select_related("product_class", "parent__product_class", "card")
    return goods.filter(pk=pk, is_public=True)


@prepared(int)
def _offers(product: int) -> Any:
    return StockRecord.objects.filter(product=product).select_related("partner")


def added(request: ShopRequest, product: Any, done: actions.Put, back: str) -> HttpResponse:
    """Tell that the goods lie in the basket."""
    context = {"product": product, "quantity": done.quantity, "basket_count": done.count}
    if request.htmx and not back:
        return render(request, "basket/added.html", context)
    messages.success(request, _("It is in your basket."))
    return HttpResponseRedirect(back_to(request, back))


def choose_first(request: ShopRequest, product: Any) -> HttpResponse:
    """Ask for a variant: goods with variants are not sold as such."""
    text = _("Choose a kind first.")
    if request.htmx:
        return toast(text)
    messages.error(request, text)
    return redirect(product.get_absolute_url())


def refused(request: ShopRequest, product: Any, typed: str, why: str) -> HttpResponse:
    """Say why nothing was added; the number stays as typed."""
    if request.htmx:
        return toast(why)
    context = {"product": product, "typed": typed, "why": why}
    return render(request, "basket/refused.html", context)


def toast(text: str) -> HttpResponse:
    """Answer htmx with a message and no change of the page."""
    trigger = json.dumps({"toast": {"text": text, "error": True}})
    return HttpResponse(status=204, headers={"HX-Trigger": trigger})


def back_to(request: ShopRequest, wanted: str) -> str:
    """Return the address to go back to: the asked or the last one if it is ours, or the basket."""
    hosts = {request.get_host()}
    for url in (wanted, request.headers.get("referer", "")):
        is_address = url.startswith(("/", "http")) and len(url) <= LONGEST_ADDRESS
        if is_address and url_has_allowed_host_and_scheme(url, hosts, request.is_secure()):
            return url
    return reverse("basket:summary")


@form_only("basket:summary")
def change(request: ShopRequest, pk: int) -> HttpResponse:
    """Set a line's quantity; 0 takes it out. A wrong one is said beside it, as typed."""
    form = QuantityForm(request.POST)
    if not form.is_valid():
        line_or_404(request, pk)
        return wrong(request, pk, str(form.errors["quantity"][0]))
    if form.cleaned_data["quantity"] == 0:
        return remove(request, pk)
    try:
        actions.set_quantity(request.bare_basket, pk, form.cleaned_data["quantity"])
    except Line.DoesNotExist as error:
        raise Http404 from error
    except BasketRefused as why:
        return wrong(request, pk, str(why))
    return changed(request)


@form_only("basket:summary")
def remove(request: ShopRequest, pk: int) -> HttpResponse:
    """Take a line out, and offer to put it back."""
    try:
        product, pieces = actions.take_out(request.bare_basket, pk)
    except Line.DoesNotExist as error:
        raise Http404 from error
    return changed(request, out=product, pieces=pieces)


def line_or_404(request: ShopRequest, pk: int) -> None:
    """Raise 404 unless the line lies in the visitor's own basket."""
    if not any(line.pk == pk for line in request.bare_basket.all_lines()):
        raise Http404


def wrong(request: ShopRequest, pk: int, why: str) -> HttpResponse:
    """Show the basket with what was typed and why it was not taken."""
    typed = Typed(pk, request.POST.get("quantity", "")[:8], why)
    template = "basket/body.html" if request.htmx else "basket/summary.html"
    return render(request, template, page(request, typed=typed) | {"oob": bool(request.htmx)})


def changed(request: ShopRequest, **out: int) -> HttpResponse:
    """Show the changed basket: htmx at once, others after a redirect."""
    if not request.htmx:
        query = f"?{urlencode(out)}" if out else ""
        return redirect(reverse("basket:summary") + query)
    context = page(request) | {"oob": True}
    if out:
        context |= {"out": Product.objects.filter(pk=out["out"]).select_related("parent").first()}
        context |= {"out_pieces": out["pieces"]}
    return render(request, "basket/body.html", context)


@form_only("basket:summary")
def send_to(request: ShopRequest) -> HttpResponse:
    """Remember where the visitor lives in a plain cookie; estimates follow it."""
    form = DestinationForm(request.POST)
    to = form.cleaned_data["to"] if form.is_valid() else ""
    request.COOKIES[CHOSEN_COOKIE] = to
    if request.htmx:
        response = changed(request)
    else:
        response = HttpResponseRedirect(back_to(request, request.POST.get("next", "")))
    if to:
        response.set_cookie(
            CHOSEN_COOKIE, to, max_age=YEAR_SECONDS, secure=request.is_secure(), samesite="Lax"
        )
    else:
        response.delete_cookie(CHOSEN_COOKIE)
    return response
