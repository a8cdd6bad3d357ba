"""Bank statements for staff: upload one, see what agrees and what does not, confirm what agrees."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from core.language import spoken
from core.sheets import SheetRefused
from shop.payment.admin_columns import moment
from shop.payment.models import Payment, Statement
from shop.payment.statements import actions
from shop.payment.statements.rules import Finding

FINDINGS = {
    Finding.MATCH: gettext_lazy("agrees"),
    Finding.AMOUNT: gettext_lazy("another sum than the order's"),
    Finding.DONE: gettext_lazy("confirmed before"),
    Finding.UNKNOWN: gettext_lazy("no transfer with this number waits"),
}


class UploadForm(forms.Form):
    """The bank's file."""

    file = forms.FileField(
        label=gettext_lazy("Statement (XLSX or CSV)"),
        help_text=gettext_lazy("With columns for the deposit in rials and the tracking number."),
    )


@admin.register(Statement)
class StatementAdmin(admin.ModelAdmin):
    """The statements, newest first; one shows its lines beside the transfers."""

    list_display = ("name", "by", "uploaded")
    list_select_related = ("by",)
    uploaded = moment("uploaded_at", gettext_lazy("uploaded at"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: payments were confirmed by it."""
        return False

    def get_urls(self) -> list[Any]:
        """Add the button that confirms."""
        view = self.admin_site.admin_view(require_POST(self.confirm_view))
        name = "payment_statement_confirm"
        return [path("<int:pk>/confirm/", view, name=name), *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take a file in; a file that cannot be read is explained and nothing is kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                who: Any = request.user
                statement, faults = actions.take_in(form.cleaned_data["file"], by=who)
            except SheetRefused as refusal:
                form.add_error("file", refusal)
            else:
                for row, fault in faults[:20]:
                    text = _("Row %(row)s was left out. %(fault)s") % {
                        "row": spoken(row),
                        "fault": fault,
                    }
                    messages.warning(request, text)
                return HttpResponseRedirect(_page(statement.pk))
        return self._render(request, "payment/admin/statement_upload.html", form=form)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show what agrees, what does not, and which transfers are not on the statement."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        statement = get_object_or_404(Statement, pk=object_id)
        found = actions.compared(statement)
        keys = [t.pk for _line, _finding, t in found.lines if t] + [t.pk for t in found.missing]
        payments = Payment.objects.in_bulk(keys)
        lines = [
            {
                "line": line,
                "finding": FINDINGS[finding],
                "payment": payments.get(t.pk) if t else None,
            }
            for line, finding, t in found.lines
        ]
        return self._render(
            request,
            "payment/admin/statement.html",
            statement=statement,
            lines=lines,
            matches=len(found.matches()),
            missing=[payments[t.pk] for t in found.missing],
        )

    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm what agrees."""
        if not request.user.has_perm("payment.change_payment"):
            raise PermissionDenied
        who: Any = request.user
        done = actions.confirm_matches(get_object_or_404(Statement, pk=pk), by=who)
        text = ngettext("%(n)s payment done.", "%(n)s payments done.", done) % {"n": spoken(done)}
        messages.success(request, text)
        return HttpResponseRedirect(_page(pk))

    def _render(self, request: HttpRequest, template: str, **shown: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": self.opts.verbose_name,
            **shown,
        }
        return TemplateResponse(request, template, context)


def _page(pk: int) -> str:
    return reverse("admin:payment_statement_change", args=[pk])
