"""Members at the company's desk, the company at the member's; for owners of both."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.moves import MoveRefused
from sellers.access import DeskRequest, desk
from sellers.members import actions
from sellers.members.forms import AskForm, InviteMemberForm
from sellers.members.queries import companies_of, members_of
from sellers.members.rules import has_members
from sellers.models import Support
from sellers.team.rules import Right


def _require_members(request: DeskRequest) -> None:
    if not has_members(request.seller.kind):
        raise Http404


@desk(Right.TEAM)
def members(request: DeskRequest) -> HttpResponse:
    """Show who is a member, who asks to be one, and who was invited. One query."""
    _require_members(request)
    return render(request, "desk/members.html", {"ties": members_of(request.seller)})


@desk(Right.TEAM)
def invite(request: DeskRequest) -> HttpResponse:
    """Ask for a producer's number and send the invitation."""
    _require_members(request)
    form = InviteMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(request.seller, mobile=form.cleaned_data["mobile"], by=request.user)
        except actions.SupportedAlready:
            form.add_error("mobile", _("This person is your member already."))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("desk:members")
    return render(request, "desk/members_invite.html", {"form": form})


@form_only("desk:members")
@desk(Right.TEAM)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Say yes or no to a producer who asks."""
    _require_members(request)
    yes = "yes" in request.POST
    try:
        actions.answer(request.seller, pk, yes=yes, by=request.user)
    except Support.DoesNotExist as error:
        raise Http404 from error
    except MoveRefused:
        messages.info(request, _("It was answered already."))
    except actions.SupportedAlready:
        messages.error(request, _("This producer has another company by now."))
    else:
        messages.success(request, _("They are a member now.") if yes else _("You said no."))
    return redirect("desk:members")


@form_only("desk:members")
@desk(Right.TEAM)
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """End a membership, or take an invitation back, as the company."""
    _require_members(request)
    return _ended(request, pk, "desk:members")


@desk(Right.LICENCE)
def company(request: DeskRequest) -> HttpResponse:
    """Show which company supports this shop, and ask another one. Two queries."""
    searched = "find" in request.POST
    form = AskForm(initial=request.POST.dict()) if searched else AskForm(request.POST or None)
    if not searched and request.method == "POST" and form.is_valid():
        try:
            actions.ask(request.seller, form.cleaned_data["company"], by=request.user)
        except actions.NotFitting:
            form.add_error(None, _("A company or a cooperative cannot be a member."))
        except actions.SupportedAlready:
            form.add_error(None, _("Your shop has a company already. End that first."))
        else:
            messages.success(request, _("You asked them. They answer at their desk."))
            return redirect("desk:company")
    ties = list(companies_of(request.seller))
    searched = searched or form.is_bound
    return render(request, "desk/company.html", {"ties": ties, "form": form, "searched": searched})


@form_only("desk:company")
@desk(Right.LICENCE)
def leave(request: DeskRequest, pk: int) -> HttpResponse:
    """End the membership, or take back what was asked, as the member."""
    return _ended(request, pk, "desk:company")


def _ended(request: DeskRequest, pk: int, page: str) -> HttpResponse:
    try:
        actions.end(request.seller, pk, by=request.user)
    except Support.DoesNotExist as error:
        raise Http404 from error
    except MoveRefused:
        messages.info(request, _("It was over already."))
    else:
        messages.success(request, _("It is ended."))
    return redirect(page)
