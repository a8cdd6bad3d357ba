"""Operators' money: balances, alarms, batches with a preview, approval, the bank's answer."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.language import language, spoken
from core.money import toman_text
from core.moves import MoveRefused
from sellers.models import Partner
from shop.ledger.actions import ReasonTaken
from shop.ledger.rules import Kind
from shop.payment.connect.actions import CannotTransfer
from shop.payment.protocol import GatewayDown
from shop.payouts import actions
from shop.payouts.models import Batch
from shop.payouts.office.access import PAY, money_staff
from shop.payouts.office.alerts import alerts
from shop.payouts.office.balances import lines_of_balance
from shop.payouts.office.forms import DepositForm, NewBatchForm, PaidForm, TaxForm, UploadForm
from shop.payouts.office.reading import AnswerRefused, read_answer
from shop.payouts.queries import next_payout, wishes
from shop.payouts.rules import plan
from shop.payouts.states import BatchState, PayoutState
from shop.payouts.words import STRIPE

BATCHES_SHOWN = 20


@money_staff()
def overview(request: HttpRequest) -> HttpResponse:
    """Show where all money lies, what is wrong, and the last batches."""
    return _overview(request, DepositForm())


@require_POST
@money_staff(PAY)
def deposit(request: HttpRequest) -> HttpResponse:
    """Record what a gateway sent to our bank account."""
    form = DepositForm(request.POST)
    if form.is_valid():
        try:
            actions.record_deposit(by=_who(request), **form.cleaned_data)
        except ReasonTaken:
            form.add_error("reference", _("This number was recorded with another sum."))
        else:
            messages.success(request, _("Recorded."))
            return redirect("office_money:overview")
    return _overview(request, form)


@require_POST
@money_staff(PAY)
def tax_paid(request: HttpRequest) -> HttpResponse:
    """Record what of the taxes went to the state."""
    form = TaxForm(request.POST, auto_id="tax_%s")
    if form.is_valid():
        try:
            actions.record_tax_paid(by=_who(request), **form.cleaned_data)
        except actions.MoreThanTaken as more:
            left = {"sum": toman_text(more.left, language())}
            form.add_error("rials", _("Only %(sum)s of tax is set aside.") % left)
        except ReasonTaken:
            form.add_error("reference", _("This number was recorded with another sum."))
        else:
            messages.success(request, _("Recorded."))
            return redirect("office_money:overview")
    return _overview(request, DepositForm(), form)


def _overview(request: HttpRequest, form: DepositForm, tax: TaxForm | None = None) -> HttpResponse:
    lines = lines_of_balance()
    owes_tax = any(line.kind == Kind.TAXES for line in lines)
    may_pay = _who(request).has_perm(PAY)
    return render(
        request,
        "office_money/overview.html",
        {
            "lines": lines,
            "deposit": form if may_pay else None,
            "tax": (tax or TaxForm(auto_id="tax_%s")) if may_pay and owes_tax else tax,
            "alerts": alerts(),
            "batches": Batch.objects.select_related("made_by", "approved_by")[:BATCHES_SHOWN],
            "next_payout": next_payout(timezone.localdate()),
        },
    )


@money_staff(PAY)
def new(request: HttpRequest) -> HttpResponse:
    """Show who would be paid what, and make the batch; nothing moves before it is approved."""
    first = {"day": next_payout(timezone.localdate()), "method": "bank"}
    form = NewBatchForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_batch(by=_who(request), **form.cleaned_data)
        except actions.NothingDue:
            form.add_error(None, _("Nobody has money due and an account to pay it to."))
        else:
            return redirect("office_money:batch", made.number)
    planned = plan(wishes(), settings.PAYOUT_LEAST_RIALS)
    names = Partner.objects.in_bulk(
        [w.seller for w in (*planned.payouts, *planned.without_account)]
    )
    return render(
        request,
        "office_money/new.html",
        {
            "form": form,
            "payouts": [(names[w.seller], w.due, not w.iban) for w in planned.payouts],
            "without": [(names[w.seller], w.due) for w in planned.without_account],
            "total": sum(w.due for w in planned.payouts),
        },
    )


@money_staff()
def batch(request: HttpRequest, number: str) -> HttpResponse:
    """Show a batch; who may approve it sees the button."""
    return _show(request, _batch(number))


def _show(request: HttpRequest, found: Batch, **forms: Any) -> HttpResponse:
    payouts = list(found.payouts.select_related("seller").order_by("pk"))
    may_pay = _who(request).has_perm(PAY)
    return render(
        request,
        "office_money/batch.html",
        {
            "batch": found,
            "payouts": payouts,
            "total": sum(p.amount for p in payouts if p.state != PayoutState.LEFT_OUT),
            "is_mine": found.made_by_id == _who(request).pk,
            "may_pay": may_pay,
            "waits": may_pay and found.state == BatchState.DRAFT,
            "is_out": may_pay and found.state in (BatchState.APPROVED, BatchState.DONE),
            "upload": UploadForm(),
            "paid_form": PaidForm(),
            **forms,
        },
    )


@require_POST
@money_staff(PAY)
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """Send a batch that another person made."""
    found = _batch(number)
    try:
        sent = actions.approve_batch(found.pk, by=_who(request))
    except actions.SamePerson:
        messages.error(request, _("Another person has to approve what you made."))
    except MoveRefused:
        messages.error(request, _("This batch was called off."))
    else:
        left = sent.payouts.filter(state=PayoutState.LEFT_OUT).count()
        messages.success(request, _("The batch is on its way."))
        if left:
            messages.warning(request, ngettext(
                "%(n)s payout was left out: less is due by now.",
                "%(n)s payouts were left out: less is due by now.", left,
            ) % {"n": spoken(left)})  # fmt: skip
    return redirect("office_money:batch", number)


@require_POST
@money_staff(PAY)
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Call a batch off that nobody approved."""
    try:
        actions.cancel_batch(_batch(number).pk, by=_who(request))
    except MoveRefused:
        messages.error(request, _("This batch is on its way already."))
    else:
        messages.success(request, _("The batch was called off; nothing was paid."))
    return redirect("office_money:batch", number)


@money_staff(PAY)
def file(request: HttpRequest, number: str) -> HttpResponse:
    """Give the file for our bank: the same one, however often it is asked for."""
    found = _batch(number)
    if not found.document:
        raise Http404
    answer = HttpResponse(found.document.reveal(), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="pain001-{found.number}.xml"'
    return answer


@require_POST
@money_staff(PAY)
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Take the bank's answer in: a pain.002 or a sheet."""
    found, form = _batch(number), UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, found, upload=form)
    try:
        answers = read_answer(form.content())
    except AnswerRefused as refused:
        form.add_error("file", str(refused))
        return _show(request, found, upload=form)
    taken = actions.take_answers(answers, by=_who(request))
    said = {"paid": spoken(taken.paid), "returned": spoken(taken.returned),
            "open": spoken(taken.open)}  # fmt: skip
    told = _("Paid: %(paid)s, came back: %(returned)s, not decided yet: %(open)s.")
    messages.success(request, told % said)
    if taken.unknown:
        numbers = ", ".join(map(spoken, taken.unknown[:5]))
        messages.warning(
            request, _("We do not wait for these: %(numbers)s.") % {"numbers": numbers}
        )
    return redirect("office_money:batch", number)


@require_POST
@money_staff(PAY)
def paid(request: HttpRequest, number: str) -> HttpResponse:
    """Record a payout made by hand, with the bank's reference."""
    found, form = _batch(number), PaidForm(request.POST)
    if not form.is_valid():
        return _show(request, found, paid_form=form)
    ours = found.payouts.exclude(method=STRIPE)
    payout = get_object_or_404(ours, number=form.cleaned_data["payout"])
    reference = form.cleaned_data["reference"]
    try:
        actions.mark_paid(payout.number, reference=reference, by=_who(request))
    except actions.NotAnswerable:
        messages.error(request, _("This payout is not on its way."))
    else:
        messages.success(request, _("Recorded."))
    return redirect("office_money:batch", number)


@require_POST
@money_staff(PAY)
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Take a payout back that Stripe has paid: it is due to its seller again."""
    payout = get_object_or_404(_batch(number).payouts, number=request.POST.get("payout", "")[:24])
    reason = _("taken back by us")
    try:
        done = actions.take_back(payout.number, reason=reason, by=_who(request))
    except (actions.NotAnswerable, CannotTransfer):
        messages.error(request, _("This payout cannot be taken back."))
    except GatewayDown:
        messages.error(request, _("Stripe does not answer. Try again in a minute."))
    else:
        if done:
            messages.success(request, _("It was taken back, and is due to the producer again."))
        else:
            messages.error(request, _("Stripe does not give it back: the account is empty."))
    return redirect("office_money:batch", number)


def _batch(number: str) -> Batch:
    return get_object_or_404(Batch.objects.select_related("made_by", "approved_by"), number=number)


def _who(request: HttpRequest) -> Any:
    return request.user
