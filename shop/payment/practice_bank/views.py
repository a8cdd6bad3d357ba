"""The practice bank's page: what the buyer sees at "the bank"."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.payment.models import PracticeCharge
from shop.payment.practice_bank import book, delivery

LATE_S = 20
LATEST_S = 3600


class ActForm(forms.Form):
    """Which button was pressed; ``seconds`` is how late a late answer comes."""

    act = forms.ChoiceField(choices=[(a, a) for a in ("pay", "decline", "late", "twice")])
    seconds = forms.IntegerField(min_value=1, max_value=LATEST_S, required=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, authority: str) -> HttpResponse:
    """Show the charge and its buttons; act on a press. 404 where no practice bank is set up."""
    if "practice" not in settings.PAYMENT_GATEWAYS:
        raise Http404
    charge = get_object_or_404(PracticeCharge, authority=authority)
    language = "en" if request.GET.get("lang", "").startswith("en") else "fa"
    with translation.override(language):
        if request.method == "POST":
            return _act(request, charge)
        return render(request, "payment/practice.html", _shown(request, charge, language))


def _shown(request: HttpRequest, charge: PracticeCharge, language: str) -> dict[str, object]:
    return {
        "charge": charge,
        "left": "left" in request.GET,
        "language": language,
        "seconds": LATE_S,
        "latest": LATEST_S,
        "back_url": _back_url(charge),
        "close_query": urlencode({"lang": language, "left": 1}),
        "open_query": urlencode({"lang": language}),
    }


def _act(request: HttpRequest, charge: PracticeCharge) -> HttpResponse:
    form = ActForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(request.get_full_path())
    act, seconds = form.cleaned_data["act"], form.cleaned_data["seconds"] or LATE_S
    settles_at = timezone.now() + timedelta(seconds=seconds) if act == "late" else None
    if book.decide(charge.authority, paid=act != "decline", settles_at=settles_at):
        _tell(charge, act, seconds)
    charge.refresh_from_db()
    return HttpResponseRedirect(_back_url(charge))


def _tell(charge: PracticeCharge, act: str, seconds: int) -> None:
    """Send the webhook: at once, late, or twice as the button says."""
    event = "charge.declined" if act == "decline" else "charge.paid"
    delays_s = {"late": [seconds + 0.5], "twice": [0.0, 1.0]}.get(act, [0.0])
    delivery.tell(charge.webhook_url, charge.authority, event, delays_s)


def _back_url(charge: PracticeCharge) -> str:
    """Return the shop's address with what Iranian gateways add to it."""
    status = {None: "", True: "OK", False: "NOK"}[charge.paid]
    return f"{charge.return_url}?{urlencode({'Status': status, 'Authority': charge.authority})}"
