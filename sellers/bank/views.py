"""The desk's page of the bank account: for who holds the right to it, and never whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from sellers.access import DeskRequest, desk
from sellers.bank.actions import set_account
from sellers.bank.banks import bank_name
from sellers.bank.forms import BankForm
from sellers.models import BankAccount, BankChange
from sellers.team.rules import Right

CHANGES_SHOWN = 5


@desk(Right.BANK)
def show(request: DeskRequest) -> HttpResponse:
    """Show the account, masked, and its last changes. Two queries."""
    account = BankAccount.objects.filter(seller=request.seller).first()
    changes = BankChange.objects.filter(seller=request.seller).select_related("by")
    return render(
        request,
        "desk/bank.html",
        {
            "account": account,
            "bank": bank_name(account.iban.reveal()) if account else "",
            "changes": changes[:CHANGES_SHOWN],
        },
    )


@sensitive_post_parameters("iban", "holder")
@desk(Right.BANK)
def change(request: DeskRequest) -> HttpResponse:
    """Ask for a new account; the stored one never comes back into the form."""
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_account(request.seller, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. Your money goes to this account from now on."))
        return redirect("desk:bank")
    return render(request, "desk/bank_change.html", {"form": form})
