"""The page of the desk on which a producer says how she sends, and tries it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.language import either, spoken
from sellers.access import DeskRequest, desk
from sellers.models import Partner
from sellers.team.rules import Right
from shop.shipping import rules, words
from shop.shipping.desk.actions import save_terms
from shop.shipping.desk.forms import TermsForm, TryForm, initial_of
from shop.shipping.queries import destination, place_name, spec_of
from shop.shipping.tariff import limits
from shop.shipping.terms import from_json


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.SHOP)
def shipping(request: DeskRequest) -> HttpResponse:
    """Show and save how she sends; ``?to=…`` tries what is saved with a parcel."""
    seller = request.seller
    shown = initial_of(
        from_json(seller.shipping_terms),
        offers_courier=seller.offers_courier,
        accepts_cod=seller.accepts_cod,
    )
    form = TermsForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        save_terms(
            seller.pk,
            form.terms(),
            offers_courier=form.cleaned_data["offers_courier"],
            accepts_cod=form.cleaned_data["accepts_cod"],
            by=request.user,
        )
        messages.success(request, _("Saved. Buyers see these prices from now on."))
        return redirect("desk_shipping:terms")
    trial = TryForm(request.GET if "to" in request.GET else None)
    context = {
        "form": form,
        "trial": trial,
        "tried": tried(seller, trial) if trial.is_bound and trial.is_valid() else None,
        "limits": limit_rows(),
        "limit_heads": [
            {"label": _("Way to send")},
            {"label": _("Heaviest box (kg)"), "number": True},
            {"label": _("Longest side (cm)"), "number": True},
            {"label": _("All three sides together (cm)"), "number": True},
            {"label": _("Not taken")},
        ],
        "is_own": bool(seller.shipping_terms),
    }
    return render(request, "desk/shipping.html", context)


def tried(seller: Partner, trial: TryForm) -> dict[str, Any]:
    """Return what the parcel would cost a buyer: by the rule of product page and basket."""
    data = trial.cleaned_data
    to = destination(data["to"])
    spec = spec_of(seller, [(data["kind"], data["grams"], 1)], data["items"] or 0)
    quotes = rules.quotes(spec, to) if to else []
    why = rules.obstacle(spec, to) if to else None
    return {
        "place": place_name(data["to"]),
        "rows": [
            {
                "label": words.label(quote.code),
                "rials": quote.price,
                "text": "" if quote.price else _("free"),
            }
            for quote in quotes
        ],
        "why": words.reason(why) if why else "",
    }


def limit_rows() -> list[list[str]]:
    """Return the table of what carriers take."""
    return [
        [
            words.label(limit.service),
            spoken(limit.heaviest_g // 1000) if limit.heaviest_g else "–",
            spoken(limit.longest_cm),
            spoken(limit.around_cm),
            either(limit.forbidden_fa, limit.forbidden_en),
        ]
        for limit in limits()
    ]
