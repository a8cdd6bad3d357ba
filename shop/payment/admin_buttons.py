"""The buttons on one payment's page: each a form of its own that asks and then does one thing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.models import User
from core.moves import MoveRefused
from shop.payment.actions import handle, record_sent, try_again
from shop.payment.forms import SentBackForm
from shop.payment.models import BankMessage, Refund
from shop.payment.protocol import GatewayDown

Button = Callable[[HttpRequest, int], HttpResponse]


def button_urls(admin: Any) -> list[Any]:
    """Return the addresses of the buttons, for who may change payments."""

    def may(view: Button) -> Button:
        def checked(request: HttpRequest, pk: int) -> HttpResponse:
            if not admin.has_change_permission(request):
                raise PermissionDenied
            return view(request, pk)

        wrapped: Button = admin.admin_site.admin_view(require_POST(checked))
        return wrapped

    return [
        path("message/<int:pk>/again/", may(message_again), name="payment_message_again"),
        path("refund/<int:pk>/again/", may(refund_again), name="payment_refund_again"),
        path("refund/<int:pk>/sent/", may(refund_sent), name="payment_refund_sent"),
    ]


def message_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Handle a kept message of a bank once more, as if the bank had sent it again."""
    message = get_object_or_404(BankMessage, pk=pk)
    try:
        handle(message.pk)
    except GatewayDown:
        messages.error(request, _("The bank does not answer now. Try again later."))
    else:
        messages.success(request, _("The message was handled again."))
    return _page_of(message.payment_id)


def refund_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the bank once more for a refund that it refused."""
    refund = get_object_or_404(Refund, pk=pk)
    try:
        try_again(refund.pk, by=_who(request))
    except MoveRefused:
        messages.error(request, _("This refund is not to be tried again."))
    else:
        messages.success(request, _("The bank is asked again."))
    return _page_of(refund.payment_id)


def refund_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that people sent a refund, with the bank's number of it."""
    refund = get_object_or_404(Refund, pk=pk)
    form = SentBackForm(request.POST, prefix=f"refund-{pk}")
    if form.is_valid():
        record_sent(refund.pk, by=_who(request), **form.cleaned_data)
        messages.success(request, _("The refund is recorded as sent."))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return _page_of(refund.payment_id)


def _page_of(payment_pk: int | None) -> HttpResponse:
    if payment_pk is None:
        return HttpResponseRedirect(reverse("admin:payment_bankmessage_changelist"))
    return HttpResponseRedirect(reverse("admin:payment_payment_change", args=[payment_pk]))


def _who(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- the admin lets nobody else in
    return request.user
