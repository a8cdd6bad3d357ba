"""Reconciliation: a report of a gateway or bank beside our books, each difference with a way on."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import JalaliDateField, PersianCharField, PersianIntegerField
from core.sheets import Column, SheetRefused, Table, read_sheet
from shop.payment.admin_columns import gateway_words
from shop.payment.models import Payment, Refund
from shop.payment.states import SETTLED, RefundState
from shop.payouts.matching import Difference, Found, Known, Matched, Reported, match
from shop.payouts.models import Payout
from shop.payouts.office.access import PAY, money_staff
from shop.payouts.office.forms import UploadForm
from shop.payouts.states import PayoutState

BANK = "bank"
COLUMNS = (
    Column("reference", "شماره پیگیری", "Reference", PersianCharField(max_length=128),
           also=("پیگیری", "شناسه", "Tracking")),
    Column("rials", "مبلغ (ریال)", "Amount (rials)", PersianIntegerField(),
           also=("مبلغ", "Amount")),
)  # fmt: skip
WORDS = {
    Difference.UNKNOWN: gettext_lazy("The report has it, we do not."),
    Difference.MISSING: gettext_lazy("We have it, the report does not."),
    Difference.AMOUNT: gettext_lazy("The sums differ."),
    Difference.TWICE: gettext_lazy("The report has it more than once."),
}


class ReportForm(UploadForm):
    """Whose report it is, and of which days."""

    source = forms.ChoiceField(label=gettext_lazy("Whose report is it?"))
    since = JalaliDateField(label=gettext_lazy("from day"))
    until = JalaliDateField(label=gettext_lazy("through day"))
    field_order = ("source", "since", "until", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the gateways that are set up, and our bank."""
        super().__init__(*args, **kwargs)
        codes = [(code, gateway_words(code)) for code in settings.PAYMENT_GATEWAYS if code != "cod"]
        field: Any = self.fields["source"]
        field.choices = [*codes, (BANK, _("our bank: payouts and refunds by hand"))]


@money_staff(PAY)
def reports(request: HttpRequest) -> HttpResponse:
    """Compare an uploaded report with our books; nothing is written."""
    today = timezone.localdate()
    first = {"since": today - timedelta(days=7), "until": today}
    form = ReportForm(request.POST or None, request.FILES or None, initial=first)
    matched: Matched | None = None
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            lines, faults = _read(form.content())
        except SheetRefused as error:
            form.add_error("file", error)
        else:
            matched = match(lines, known(said["source"], said["since"], said["until"]))
    shown = [_shown(one) for one in matched.differences] if matched else []
    context = {"form": form, "matched": matched, "differences": shown, "faults": faults}
    return render(request, "office_money/reports.html", context)


def _read(content: bytes) -> tuple[list[Reported], list[str]]:
    rows = list(Table(read_sheet(io.BytesIO(content)), COLUMNS).rows())
    good = [Reported(r.values["reference"], r.values["rials"]) for r in rows if not r.faults]
    bad = [f"{row.number}: {fault}" for row in rows for fault in row.faults]
    return good, bad


def known(source: str, since: date, until: date) -> list[Known]:
    """Return what of ours a report of these days should hold. Two queries."""
    return list(_of_bank(since, until) if source == BANK else _of_gateway(source, since, until))


def _of_gateway(code: str, since: date, until: date) -> Iterator[Known]:
    days = _days(since, until)
    came = Payment.objects.filter(gateway=code, state__in=SETTLED, confirmed_at__range=days)
    for one in came:
        name = one.receipt or one.gateway_reference
        yield Known(name, one.amount, "payment", one.pk, one.reference)
    yield from _refunds(code, days)


def _refunds(code: str, days: tuple[datetime, datetime]) -> Iterator[Known]:
    sent = Refund.objects.filter(payment__gateway=code, state=RefundState.SENT, sent_at__range=days)
    for one in sent.select_related("payment"):
        number = one.payment.reference
        yield Known(one.reference, -one.amount, "payment", one.payment_id, number)


def _of_bank(since: date, until: date) -> Iterator[Known]:
    days = _days(since, until)
    paid = Payout.objects.filter(state=PayoutState.PAID, settled_at__range=days)
    for one in paid.select_related("batch"):
        yield Known(one.reference or one.number, -one.amount, "payout", one.pk, one.batch.number)
    for code in ("transfer", "cod"):
        yield from _refunds(code, days)


def _days(since: date, until: date) -> tuple[datetime, datetime]:
    first = timezone.make_aware(datetime.combine(since, time.min))
    return first, timezone.make_aware(datetime.combine(until, time.max))


def _shown(one: Found) -> dict[str, Any]:
    """Return a difference in words, with the page where it is put right."""
    mine = one.known
    if mine is None:
        url = reverse("admin:payment_payment_changelist") + f"?q={one.reference}"
        return _row(one, url, _("Look for the payment, or send the money back"))
    if mine.what == "payout":
        url = reverse("office_money:batch", args=[mine.number])
        return _row(one, url, _("Open the batch and ask the bank"))
    url = reverse("admin:payment_payment_change", args=[mine.pk])
    return _row(one, url, _("Open the payment and ask the gateway"))


def _row(one: Found, url: str, action: str) -> dict[str, Any]:
    known_rials = one.known.rials if one.known else None
    return {
        "words": WORDS[one.kind],
        "reference": one.reference,
        "reported": one.reported,
        "known": known_rials,
        "url": url,
        "action": action,
    }
