"""Reconciliation: a report of a gateway or bank beside our books, each difference with a way on."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core.fields import JalaliDateField, PersianCharField
from core.persian import to_latin_digits
from core.sheets import SheetRefused
from shop.payment.admin_columns import gateway_words
from shop.payouts.models import Report, ReportDifference
from shop.payouts.office.access import PAY, money_staff
from shop.payouts.office.forms import UploadForm
from shop.payouts.reports.actions import settle, take_in
from shop.payouts.reports.known import BANK

A_PAGE = 30


class ReportForm(UploadForm):
    """Whose report it is, and of which days."""

    source = forms.ChoiceField(label=gettext_lazy("Whose report is it?"))
    since = JalaliDateField(label=gettext_lazy("from day"))
    until = JalaliDateField(label=gettext_lazy("through day"))
    field_order = ("source", "since", "until", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the gateways that are set up, and our bank."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        codes = [code for code in settings.PAYMENT_GATEWAYS if code != "cod"]
        field.choices = [(code, source_words(code)) for code in [*codes, BANK]]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("The last day must not be before the first."))
        return said


class SettleForm(forms.Form):
    """What was done about a difference."""

    resolution = PersianCharField(
        label=gettext_lazy("What was done?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write in a few words what was done.")},
    )


def source_words(code: str) -> str:
    """Return whose report it is."""
    return _("our bank: payouts and refunds by hand") if code == BANK else gateway_words(code)


@money_staff()
def reports(request: HttpRequest) -> HttpResponse:
    """List what was compared; who may pay uploads another report."""
    today = timezone.localdate()
    may_pay = _who(request).has_perm(PAY)
    if request.method == "POST" and not may_pay:
        raise Http404
    first = {"since": today - timedelta(days=7), "until": today}
    form = ReportForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid() and (kept := _kept(request, form)):
        return redirect("office_money:report", kept.pk)
    is_open = Count("differences", filter=Q(differences__resolved_at=None))
    rows = Report.objects.select_related("by").order_by("-pk")
    rows = rows.annotate(open=is_open, found=Count("differences"))
    page = Paginator(rows, A_PAGE).get_page(to_latin_digits(request.GET.get("page", "1")))
    shown = [{"report": row, "source": source_words(row.source)} for row in page]
    context = {"form": form if may_pay else None, "reports": shown, "page_obj": page}
    return render(request, "office_money/reports.html", context)


def _kept(request: HttpRequest, form: ReportForm) -> Report | None:
    said = form.cleaned_data
    try:
        report, new = take_in(
            form.content(), name=str(said["file"].name), source=said["source"],
            since=said["since"], until=said["until"], by=_who(request),
        )  # fmt: skip
    except SheetRefused as refusal:
        form.add_error("file", refusal)
        return None
    if not new:
        messages.info(request, _("This file was compared before. Here is what was found then."))
    return report


@money_staff()
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was found, what is open, and what was done about the rest. Three queries."""
    return _show(request, get_object_or_404(Report.objects.select_related("by"), pk=pk))


def _show(
    request: HttpRequest, found: Report, wrong: SettleForm | None = None, at: int = 0
) -> HttpResponse:
    rows = found.differences.select_related("resolved_by").order_by("resolved_at", "pk")
    shown = [_shown(one) | {"form": wrong if one.pk == at else None} for one in rows]
    context = {
        "report": found,
        "source": source_words(found.source),
        "differences": [row for row in shown if row["row"].resolved_at is None],
        "settled": [row for row in shown if row["row"].resolved_at is not None],
        "may_pay": _who(request).has_perm(PAY),
        "resolution": SettleForm().fields["resolution"],
    }
    return render(request, "office_money/report.html", context, status=422 if wrong else 200)


@require_POST
@money_staff(PAY)
def settle_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was done about one difference."""
    found = get_object_or_404(Report.objects.select_related("by"), pk=pk)
    number = request.POST.get("difference", "")
    key = int(number) if number.isdecimal() and len(number) < 19 else 0
    one = get_object_or_404(found.differences, pk=key)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, one.pk)
    settle(one.pk, resolution=form.cleaned_data["resolution"], by=_who(request))
    messages.success(request, _("Recorded."))
    return redirect("office_money:report", pk)


def _shown(one: ReportDifference) -> dict[str, Any]:
    """Return a difference in words, with the page where it is put right."""
    if not one.about:
        url = reverse("admin:payment_payment_changelist") + f"?q={one.reference}"
        return _row(one, url, _("Look for the payment, or send the money back"))
    if one.about == "payout":
        url = reverse("office_money:batch", args=[one.about_number])
        return _row(one, url, _("Open the batch and ask the bank"))
    url = reverse("admin:payment_payment_change", args=[one.about_pk])
    return _row(one, url, _("Open the payment and ask the gateway"))


def _row(one: ReportDifference, url: str, action: str) -> dict[str, Any]:
    return {"row": one, "words": one.get_kind_display(), "url": url, "action": action}


def _who(request: HttpRequest) -> Any:
    return request.user
