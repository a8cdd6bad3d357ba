"""The desk's page for payouts abroad: open an account at Stripe, and see what it still asks for."""

from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.payment.connect import actions
from shop.payment.connect.forms import COUNTRIES, CountryForm
from shop.payment.models import ConnectAccount
from shop.payment.protocol import GatewayDown


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.BANK)
def account(request: DeskRequest) -> HttpResponse:
    """Show how the account stands; without one, ask for its country and open it."""
    is_on = "stripe" in settings.PAYMENT_GATEWAYS
    known = ConnectAccount.objects.filter(seller=request.seller).first()
    form = CountryForm(request.POST or None)
    if is_on and known is None and request.method == "POST" and form.is_valid():
        try:
            known = actions.open_account(request.seller, country=form.cleaned_data["country"])
            return _to_stripe(request, known)
        except actions.NotServed:
            form.add_error("country", _("Stripe opens no account there. Choose another country."))
        except GatewayDown:
            messages.error(request, _("Stripe does not answer. Try again in a minute."))
    country = dict(COUNTRIES).get(known.country, known.country) if known else ""
    shown = {"is_on": is_on, "account": known, "form": form, "country": country}
    return render(request, "desk/connect.html", shown)


@form_only("connect:account")
@desk(Right.BANK)
def tell(request: DeskRequest) -> HttpResponse:
    """Lead to Stripe's page, which asks for what is missing."""
    known = ConnectAccount.objects.filter(seller=request.seller).first()
    if known is not None:
        try:
            return _to_stripe(request, known)
        except GatewayDown:
            messages.error(request, _("Stripe does not answer. Try again in a minute."))
    return redirect("connect:account")


@require_safe
@desk(Right.BANK)
def back(request: DeskRequest) -> HttpResponse:
    """Come back from Stripe: ask how the account stands, then show it."""
    known = ConnectAccount.objects.filter(seller=request.seller).first()
    if known is not None:
        with suppress(GatewayDown):
            actions.refresh_account(known.reference)
    return redirect("connect:account")


def _to_stripe(request: DeskRequest, known: ConnectAccount) -> HttpResponse:
    here = request.build_absolute_uri(reverse("connect:back"))
    return HttpResponseRedirect(actions.page_to_tell(known, return_url=here, refresh_url=here))
