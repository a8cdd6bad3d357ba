"""The portal's register at the office: upload, preview, apply, the file to correct."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.form_only import form_only
from core.sheets import Page, SheetRefused, xlsx
from sellers.licensing.register import actions
from sellers.licensing.register.rules import Outcome
from sellers.models import RegisterImport
from sellers.office.access import OfficeRequest, office
from sellers.office.rules import OfficeRight

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
OUTCOMES = {
    Outcome.APPROVE: gettext_lazy("are approved"),
    Outcome.RENEW: gettext_lazy("are renewed"),
    Outcome.SAME: gettext_lazy("are as we have them"),
    Outcome.DIFFERS: gettext_lazy("differ: a person must look"),
    Outcome.SEVERAL: gettext_lazy("are named by several producers"),
    Outcome.UNKNOWN: gettext_lazy("belong to nobody here"),
}
FIELDS = {
    "holder": gettext_lazy("name of the holder"),
    "county": gettext_lazy("county"),
    "trades": gettext_lazy("trades"),
    "since": gettext_lazy("issued on"),
    "until": gettext_lazy("valid until"),
}


class RegisterForm(forms.Form):
    """A file of the register."""

    file = forms.FileField(
        label=gettext_lazy("File of the portal's register (XLSX or CSV)"),
        help_text=gettext_lazy(
            "It needs the columns “unique id” and “valid until”; issued on, holder, county and "
            "trades are compared where they are there."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@office(OfficeRight.REGISTER)
def register(request: OfficeRequest) -> HttpResponse:
    """Take a file and list those before."""
    form = RegisterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            stored = actions.read(upload, name=upload.name, by=request.user)
        except SheetRefused as refused:
            form.add_error("file", refused)
        else:
            return redirect("office:register-preview", pk=stored.pk)
    files = RegisterImport.objects.select_related("by").defer("rows", "faults")[:20]
    return render(request, "office/register.html", {"form": form, "files": files})


@office(OfficeRight.REGISTER)
def preview(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show what the file would change, row by row where a person must look."""
    stored = _mine(request, pk)
    counts, differing = Counter[str](), list[Any]()
    if stored.applied_at is None:
        judged = actions.judged(actions.entries_of(stored), request.office, timezone.localdate())
        for entry, outcome, fields, licence in judged:
            counts[outcome] += 1
            if outcome in (Outcome.DIFFERS, Outcome.SEVERAL) and len(differing) < SHOWN:
                differing.append((entry, licence, [str(FIELDS[name]) for name in fields]))
    else:
        counts.update(stored.results)
    context = {
        "stored": stored,
        "counts": [(label, counts[outcome]) for outcome, label in OUTCOMES.items()],
        "changes": counts[Outcome.APPROVE] + counts[Outcome.RENEW],
        "differing": differing,
        "faulty": list(zip(stored.faults["numbers"], _told(stored), strict=True))[:SHOWN],
        "faults": len(stored.faults["rows"]),
        "total": len(stored.rows) + len(stored.faults["rows"]),
    }
    return render(request, "office/register_preview.html", context)


@form_only("office:register-preview", "pk")
@office(OfficeRight.REGISTER)
def apply(request: OfficeRequest, pk: int) -> HttpResponse:
    """Carry the preview out; twice is once."""
    _mine(request, pk)
    actions.apply(pk, officer=request.office)
    messages.success(request, _("The register is applied. Producers are told."))
    return redirect("office:register-preview", pk=pk)


@office(OfficeRight.REGISTER)
def to_correct(request: OfficeRequest, pk: int) -> HttpResponse:
    """Return the faulty rows as a sheet with what to correct; no cell is a formula."""
    faults = _mine(request, pk).faults
    body = xlsx([Page(_("To correct"), faults["headings"], faults["rows"])])
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="to-correct.xlsx"'
    return response


def _mine(request: OfficeRequest, pk: int) -> RegisterImport:
    """Return an import of this officer: another's file may hold other counties' people."""
    return get_object_or_404(RegisterImport, pk=pk, by=request.user)


def _told(stored: RegisterImport) -> list[Any]:
    return [row[-1] for row in stored.faults["rows"]]
