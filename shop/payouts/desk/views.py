"""My money: what is mine, when it comes, and every sale it comes from."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from core.language import language
from sellers.access import DeskRequest, desk
from sellers.models import BankAccount
from sellers.team.rules import Right
from shop.payouts.coming import coming_to
from shop.payouts.desk.papers import statement_pdf, statement_xlsx
from shop.payouts.desk.words import state_text, table_of
from shop.payouts.models import Payout
from shop.payouts.months import Month
from shop.payouts.queries import next_payout
from shop.payouts.statement import Statement, statement
from shop.payouts.states import PayoutState

PAYOUTS_SHOWN = 5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk(Right.SEE_MONEY)
def money(request: DeskRequest) -> HttpResponse:
    """Show balance, day of the next payout, what is coming, and a month's statement.

    Six queries of its own, however many sales.
    """
    today = timezone.localdate()
    made = _asked(request)
    coming = coming_to(request.seller.pk)
    payouts = Payout.objects.filter(seller=request.seller).select_related("batch")
    shown = payouts.exclude(state__in=[PayoutState.PLANNED, PayoutState.LEFT_OUT])
    return render(
        request,
        "desk/money/money.html",
        {
            "statement": made,
            "owes": -made.balance if made.balance < 0 else 0,
            "table": table_of(made),
            "month_name": made.month.name(language()),
            "is_now": made.month == Month.of(today),
            "next_payout": next_payout(today),
            "has_account": BankAccount.objects.filter(seller=request.seller).exists(),
            "coming": [(one, state_text(one)) for one in coming],
            "coming_total": sum(one.net for one in coming),
            "payouts": shown.order_by("-pk")[:PAYOUTS_SHOWN],
        },
    )


@desk(Right.SEE_MONEY)
def pdf(request: DeskRequest) -> HttpResponse:
    """Give the month as a PDF in the page's language."""
    made = _asked(request)
    return _file(statement_pdf(request.seller, made), "application/pdf", made, "pdf")


@desk(Right.SEE_MONEY)
def sheet(request: DeskRequest) -> HttpResponse:
    """Give the month as a sheet."""
    made = _asked(request)
    return _file(statement_xlsx(made), XLSX, made, "xlsx")


def _asked(request: DeskRequest) -> Statement:
    month = Month.read(request.GET.get("month", ""), timezone.localdate())
    return statement(request.seller.pk, month)


def _file(content: bytes, kind: str, made: Statement, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="bazarche-{made.month.code}.{ending}"'
    return answer
