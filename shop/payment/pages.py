"""Pages for buyers who pay: the bank transfer, and the state while they wait."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from core.moves import MoveRefused
from shop.payment.actions import ReceiptUsed, hand_in_receipt
from shop.payment.forms import ReceiptForm
from shop.payment.models import Payment
from shop.payment.polling import look
from shop.payment.purposes import purpose_of
from shop.payment.states import UNDECIDED, PaymentState


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the account to pay into and take the receipt number; decided, go to the purchase."""
    payment = get_object_or_404(Payment, token=token, gateway="transfer")
    if payment.state not in (PaymentState.STARTED, PaymentState.WAITING):
        return HttpResponseRedirect(purpose_of(payment).return_url(payment))
    form = ReceiptForm(request.POST or None, initial={"receipt": payment.receipt})
    if request.method == "POST" and form.is_valid() and _hand_in(payment, form):
        return HttpResponseRedirect(purpose_of(payment).return_url(payment))
    return render(request, "payment/transfer.html", _account(payment, form))


def _hand_in(payment: Payment, form: ReceiptForm) -> bool:
    try:
        hand_in_receipt(payment.pk, form.cleaned_data["receipt"])
    except ReceiptUsed:
        form.refuse_used()
        return False
    except MoveRefused:
        return True  # it ended meanwhile: the purchase's page says how
    return True


def _account(payment: Payment, form: ReceiptForm) -> dict[str, object]:
    iban = settings.BANK_TRANSFER_IBAN
    return {
        "payment": payment,
        "form": form,
        "description": purpose_of(payment).describe(payment),
        "back_url": purpose_of(payment).return_url(payment),
        "iban": iban,
        "iban_groups": [iban[i : i + 4] for i in range(0, len(iban), 4)],
        "account_name": settings.BANK_TRANSFER_NAME,
        "is_waiting": payment.state == PaymentState.WAITING,
    }


@never_cache
@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Say how a payment stands: a fragment for htmx (decided: the purchase's page), else JSON."""
    payment = look(get_object_or_404(Payment, token=token))
    decided = payment.state not in UNDECIDED
    url = purpose_of(payment).return_url(payment)
    if not request.htmx:  # type: ignore[attr-defined]  # django-htmx's
        return JsonResponse({"state": payment.state, "decided": decided, "url": url})
    if decided:
        return HttpResponseClientRedirect(url)
    return render(request, "payment/status.html", {"payment": payment, "url": url})
