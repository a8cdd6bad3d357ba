"""Prepared reasons, kept by heads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from sellers.models import Reason
from sellers.office.access import OfficeRequest, office
from sellers.office.forms import PreparedReasonForm
from sellers.office.rules import OfficeRight


@office(OfficeRight.REASONS)
def reasons(request: OfficeRequest) -> HttpResponse:
    """List the prepared reasons and take a new one."""
    form = PreparedReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The reason is kept."))
        return redirect("office:reasons")
    context = {"form": form, "reasons": Reason.objects.all(), "edited": None}
    return render(request, "office/reasons.html", context)


@office(OfficeRight.REASONS)
def reason(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change one prepared reason; what producers were told stays as it was told."""
    row = get_object_or_404(Reason, pk=pk)
    form = PreparedReasonForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The reason is kept."))
        return redirect("office:reasons")
    context = {"form": form, "reasons": Reason.objects.all(), "edited": row}
    return render(request, "office/reasons.html", context)


@form_only("office:reasons")
@office(OfficeRight.REASONS)
def forget(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take a prepared reason away."""
    get_object_or_404(Reason, pk=pk).delete()
    messages.success(request, _("The reason is gone."))
    return redirect("office:reasons")
