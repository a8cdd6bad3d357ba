"""The team at the desk, for the owner; and the answer of who was invited."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.form_only import form_only
from core.moves import MoveRefused
from sellers.access import DeskRequest, desk
from sellers.models import Membership, Role, TeamInvitation
from sellers.team import actions
from sellers.team.forms import InviteForm, RoleForm
from sellers.team.notices import name_of, person_of
from sellers.team.queries import team_of, waiting_of
from sellers.team.rules import Right
from sellers.team.rules import Role as Known

LAST_OWNER = gettext_lazy("A shop needs an owner. Make somebody else owner first.")


@desk(Right.TEAM)
def team(request: DeskRequest) -> HttpResponse:
    """Show who is in the team and who is invited. Two queries beside the frame's."""
    return render(
        request,
        "desk/team.html",
        {
            "people": team_of(request.seller),
            "waiting": waiting_of(request.seller, timezone.now()),
        },
    )


@desk(Right.TEAM)
def invite(request: DeskRequest) -> HttpResponse:
    """Ask for a number and a role, and send the invitation."""
    form = InviteForm(request.POST or None, initial={"role": Role.PACKER})
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        messages.success(request, _("The invitation is on its way."))
        return redirect("desk:team")
    return render(request, "desk/team_invite.html", {"form": form})


def _invited(request: DeskRequest, form: InviteForm) -> bool:
    typed: dict[str, Any] = form.cleaned_data
    try:
        actions.invite(
            request.seller, mobile=typed["mobile"], role=Known(typed["role"]), by=request.user
        )
    except actions.AlreadyInTeam:
        form.add_error("mobile", _("This person is in your team already."))
    except actions.TeamIsFull:
        form.add_error(None, _("Your team is full. Take somebody out first."))
    return not form.errors


@desk(Right.TEAM)
def member(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one member; change what they may do."""
    place = get_object_or_404(team_of(request.seller), pk=pk)
    form = RoleForm(request.POST or None, initial={"role": place.role})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(
                request.seller, pk, Known(form.cleaned_data["role"]), by=request.user
            )
        except actions.LastOwner:
            form.add_error("role", str(LAST_OWNER))
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:home" if place.user_id == request.user.pk else "desk:team")
    return render(request, "desk/team_member.html", {"place": place, "form": form})


@form_only("desk:team")
@desk(Right.TEAM)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take somebody out of the team."""
    place = get_object_or_404(team_of(request.seller), pk=pk)
    try:
        actions.remove(request.seller, pk, by=request.user)
    except actions.LastOwner:
        messages.error(request, str(LAST_OWNER))
    else:
        person = person_of(place.user)
        messages.success(request, _("%(person)s is out of the team.") % {"person": person})
    return redirect("desk:home" if place.user_id == request.user.pk else "desk:team")


@form_only("desk:team")
@desk(Right.TEAM)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    try:
        actions.withdraw(request.seller, pk, by=request.user)
    except TeamInvitation.DoesNotExist as error:
        raise Http404 from error
    except MoveRefused:
        messages.info(request, _("It was answered already."))
    else:
        messages.success(request, _("The invitation is taken back."))
    return redirect("desk:team")


@form_only("desk:home")
@desk()
def leave(request: DeskRequest) -> HttpResponse:
    """Let a member go out of the team by themselves."""
    place = get_object_or_404(Membership, seller=request.seller, user=request.user)
    try:
        actions.remove(request.seller, place.pk, by=request.user)
    except actions.LastOwner:
        messages.error(request, str(LAST_OWNER))
        return redirect("desk:menu")
    messages.success(
        request, _("You left the team of %(shop)s.") % {"shop": name_of(request.seller)}
    )
    return redirect("customer:summary")
