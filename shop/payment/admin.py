"""Payments for staff: what came, what waits, and every event; nothing is edited, only decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from oscar.apps.payment.admin import *  # noqa: F403 -- registers Oscar's own

from core.language import language, spoken
from core.models import User
from core.money import Rials, toman_text
from core.moves import MoveRefused
from shop.payment import admin_money, admin_statements  # noqa: F401 -- register their own
from shop.payment.actions import (
    NotByHand,
    ReceiptUsed,
    RefundRefused,
    ask_refund,
    confirm_by_staff,
    decline_by_staff,
    refund_by_staff,
)
from shop.payment.admin_buttons import button_urls
from shop.payment.admin_columns import gateway_words, moment, money_of, rials
from shop.payment.admin_filters import GatewayFilter, NeedsFilter
from shop.payment.forms import ReasonForm, RefundForm, SentBackForm
from shop.payment.gateways import UnknownGateway
from shop.payment.models import BankMessage, Part, Payment, PaymentEvent, Refund
from shop.payment.purposes import purpose_of
from shop.payment.states import PaymentState

Decide = Callable[[Payment, dict[str, Any]], object]
REFUSALS = (MoveRefused, NotByHand, ReceiptUsed, RefundRefused, UnknownGateway)


class ReadOnly:
    """Nothing is added, changed or deleted by hand; the permission to change means to decide."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: actions write payments."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: money is not forgotten."""
        return False


class RefundInline(ReadOnly, admin.TabularInline):
    """What went back, or is on its way."""

    model = Refund
    template = "payment/admin/refunds.html"
    fields = readonly_fields = ("state",)
    extra = 0
    verbose_name_plural = _("refunds")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: actions write refunds."""
        return False


class PartInline(ReadOnly, admin.TabularInline):
    """What a split payment is made of, each with its newest try."""

    model = Part
    template = "payment/admin/parts.html"
    fields = readonly_fields = ("number",)
    extra = 0
    verbose_name_plural = _("parts")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: parts are what was agreed."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Part]:
        """Return the parts with all their tries; two queries."""
        return super().get_queryset(request).prefetch_related("tries")


class MessageInline(ReadOnly, admin.TabularInline):
    """What the bank told by itself, word for word but for secrets; each can be handled again."""

    model = BankMessage
    template = "payment/admin/messages.html"
    fields = readonly_fields = ("key",)
    extra = 0
    verbose_name_plural = _("messages of banks")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: messages are what was said."""
        return False


class EventInline(ReadOnly, admin.TabularInline):
    """The timeline."""

    model = PaymentEvent
    template = "payment/admin/timeline.html"
    fields = readonly_fields = ("at",)
    ordering = ("id",)
    extra = 0
    verbose_name_plural = _("timeline")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: events are what happened."""
        return False


@admin.register(Payment)
class PaymentAdmin(ReadOnly, admin.ModelAdmin):
    """The list, one payment with its timeline, and three decisions."""

    list_display = ("number", "opened", "toman", "way", "state", "receipt", "until", "back")
    list_filter = (NeedsFilter, "state", GatewayFilter, "created_at")
    search_fields = ("=reference", "=receipt", "=refunds__reference")
    search_help_text = _("Number of the order, receipt number or refund number, in full")
    ordering = ("-id",)
    actions = ("confirm_the_money", "decline", "send_money_back", "record_sent_back")
    fields = readonly_fields = (
        "what_for", "toman", "way", "state", "receipt", "masked_gateway_reference", "charged",
        "opened", "until", "asked", "confirmed", "back", "gone_back",
    )  # fmt: skip
    inlines = (PartInline, RefundInline, EventInline, MessageInline)

    def get_urls(self) -> list[Any]:
        """Add the buttons of one payment's page: a message again, a refund again or by hand."""
        return [*button_urls(self), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show one payment without buttons that would save nothing."""
        hidden = {"show_save": False, "show_save_and_continue": False, "title": _("Payment")}
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **hidden}
        )

    opened = moment("created_at", _("opened at"))
    until = moment("expires_at", _("expires at"))
    asked = moment("asked_at", _("gateway last asked at"))
    confirmed = moment("confirmed_at", _("confirmed at"))
    back = rials("going_back", _("to be sent back"))
    gone_back = rials("sent_back", _("sent back"))

    @admin.display(description=_("number of the purpose"), ordering="reference")
    def number(self, payment: Payment) -> str:
        """Return what is paid for: its number, as the link to the payment."""
        return payment.reference

    @admin.display(description=_("purpose"))
    def what_for(self, payment: Payment) -> str:
        """Return what is paid for in words; its code and number when no app answers for it."""
        try:
            return purpose_of(payment).describe(payment)
        except LookupError:
            return f"{payment.purpose} {payment.reference}"

    @admin.display(description=_("charged in another currency"))
    def charged(self, payment: Payment) -> str:
        """Return what a bank abroad took, and at which rate; "-" where all was in rials."""
        if payment.charge_amount is None or payment.charge_rate is None:
            return "-"
        sum_ = money_of(payment.charge_amount, payment.charge_currency)
        rate = toman_text(Rials(payment.charge_rate), language())
        return _("%(sum)s, at %(rate)s for one") % {"sum": sum_, "rate": rate}

    @admin.display(description=_("gateway"), ordering="gateway")
    def way(self, payment: Payment) -> str:
        """Return the gateway's name; its code when it is not set up any more."""
        return gateway_words(payment.gateway)

    @admin.display(description=_("amount"), ordering="amount")
    def toman(self, payment: Payment) -> str:
        """Return the amount as people read it."""
        return toman_text(Rials(payment.amount), language())

    @admin.display(description=_("gateway's reference"))
    def masked_gateway_reference(self, payment: Payment) -> str:
        """Return the end of the bank's name for the charge: enough to tell two apart."""
        end = payment.gateway_reference[-6:]
        return format_html('<bdi dir="ltr">…{}</bdi>', end) if end else "-"

    @admin.action(description=_("Confirm that the money has come"), permissions=["change"])
    def confirm_the_money(self, request: HttpRequest, chosen: QuerySet[Payment]) -> Any:
        """Confirm transfers and cash."""
        return self._decide(
            request,
            chosen,
            name="confirm_the_money",
            question=_("Has the whole amount of each of these come? The orders go ahead then."),
            form=ReasonForm(request.POST if "decided" in request.POST else None),
            work=lambda p, said: confirm_by_staff(p.pk, by=_who(request), reason=said["reason"]),
        )

    @admin.action(description=_("Decline: the money did not come"), permissions=["change"])
    def decline(self, request: HttpRequest, chosen: QuerySet[Payment]) -> Any:
        """Decline transfers and cash."""
        return self._decide(
            request,
            chosen,
            name="decline",
            question=_("Did the money of these not come? The buyers are told so."),
            form=ReasonForm(request.POST if "decided" in request.POST else None),
            work=lambda p, said: decline_by_staff(p.pk, by=_who(request), reason=said["reason"]),
        )

    @admin.action(description=_("Send money back"), permissions=["change"])
    def send_money_back(self, request: HttpRequest, chosen: QuerySet[Payment]) -> Any:
        """Send the whole of payments back, or a part of each."""
        form = RefundForm(request.POST if "decided" in request.POST else None)
        return self._decide(
            request,
            chosen,
            name="send_money_back",
            question=_("How much of each of these goes back to the buyer, and why?"),
            form=form,
            work=lambda p, said: _want_back(p, by=_who(request), **said),
        )

    @admin.action(description=_("Record that the money was sent back"), permissions=["change"])
    def record_sent_back(self, request: HttpRequest, chosen: QuerySet[Payment]) -> Any:
        """Record a refund that people made by hand."""
        return self._decide(
            request,
            chosen,
            name="record_sent_back",
            question=_("Write the bank's number of the transfer back to the buyer."),
            form=SentBackForm(request.POST if "decided" in request.POST else None),
            work=lambda p, said: refund_by_staff(p.pk, by=_who(request), **said),
        )

    def _decide(
        self,
        request: HttpRequest,
        chosen: QuerySet[Payment],
        *,
        name: str,
        question: Any,
        form: Form,
        work: Decide,
    ) -> HttpResponse | None:
        """Ask for the reason first, then do ``work`` to each payment and say what came of it."""
        if not form.is_valid():
            return self._ask(request, chosen, name, question, form)
        refused = [p for p in chosen if not _done(work, p, form.cleaned_data)]
        self._report(request, chosen.count() - len(refused), refused)
        return None

    def _ask(
        self,
        request: HttpRequest,
        chosen: QuerySet[Payment],
        name: str,
        question: Any,
        form: Form,
    ) -> HttpResponse:
        title = getattr(self, name).short_description
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "question": question,
            "payments": chosen,
            "form": form,
            "action": name,
            "button": title,
        }
        return TemplateResponse(request, "payment/admin/decide.html", context)

    def _report(self, request: HttpRequest, done: int, refused: list[Payment]) -> None:
        if done:
            text = ngettext("%(n)s payment done.", "%(n)s payments done.", done) % {
                "n": spoken(done)
            }
            self.message_user(request, text, messages.SUCCESS)
        for payment in refused:
            text = _("%(payment)s cannot be decided so in its state.") % {"payment": payment}
            self.message_user(request, text, messages.ERROR)


def _who(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- the admin lets nobody else in
    return request.user


def _refuse_parts(payment: Payment) -> None:
    """Raise ``RefundRefused`` for a part: the whole sends its parts back."""
    if payment.part_id:
        raise RefundRefused("a part goes back with the whole")


def _want_back(payment: Payment, *, by: User, reason: str, amount: Rials | None, key: str) -> None:
    _refuse_parts(payment)
    if ask_refund(payment.pk, amount=amount, key=key, reason=reason, by=by) is None:
        raise MoveRefused(payment.state, PaymentState.REFUNDED)


def _done(work: Decide, payment: Payment, said: dict[str, Any]) -> bool:
    try:
        work(payment, said)
    except REFUSALS:
        return False
    return True
