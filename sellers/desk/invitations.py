"""Who invites me: into a team, or as a member. Answered with or without a shop of one's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.moves import MoveRefused
from sellers.access import CHOSEN, open_to
from sellers.members import actions as members
from sellers.members.queries import invitations_to as companies_inviting
from sellers.models import Membership, Partner, Support, TeamInvitation
from sellers.team import actions as team
from sellers.team.notices import name_of
from sellers.team.queries import invitations_to as teams_inviting


@open_to("signed_in")
def show(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person's answer. Three queries."""
    user: Any = request.user
    return render(
        request,
        "desk/invitations.html",
        {
            "teams": teams_inviting(user, timezone.now()),
            "companies": companies_inviting(user),
            "shops": _own_shops(user),
        },
    )


@form_only("desk:invitations")
@open_to("signed_in")
def answer_team(request: HttpRequest, pk: int) -> HttpResponse:
    """Come into a team, or say no; another person's invitation is not found."""
    user: Any = request.user
    try:
        if "yes" not in request.POST:
            team.decline(pk, user=user)
            messages.success(request, _("You said no."))
            return redirect("desk:invitations")
        place = team.accept(pk, user=user)
    except TeamInvitation.DoesNotExist as error:
        raise Http404 from error
    except (MoveRefused, team.InvitationOver):
        messages.error(request, _("This invitation is over. Ask for a new one."))
        return redirect("desk:invitations")
    request.session[CHOSEN] = place.seller_id
    messages.success(
        request, _("Welcome to the team of %(shop)s.") % {"shop": name_of(place.seller)}
    )
    return redirect("desk:home")


@form_only("desk:invitations")
@open_to("signed_in")
def answer_company(request: HttpRequest, pk: int) -> HttpResponse:
    """Become a member with one's own shop, or say no; another's invitation is not found."""
    user: Any = request.user
    try:
        if "yes" not in request.POST:
            members.decline_invitation(pk, by=user)
            messages.success(request, _("You said no."))
            return redirect("desk:invitations")
        shop = _chosen_shop(request, user)
        if shop is None:
            messages.info(request, _("Open your shop first; then say yes here."))
            return redirect("desk:join")
        support = members.accept_invitation(pk, member=shop, by=user)
    except Support.DoesNotExist as error:
        raise Http404 from error
    except members.NotFitting:
        messages.error(request, _("A company or a cooperative cannot be a member."))
    except members.SupportedAlready:
        messages.error(request, _("Your shop has a company already. End that first."))
    else:
        words = _("You are a member of %(company)s now.")
        messages.success(request, words % {"company": name_of(support.company)})
        return redirect("desk:company")
    return redirect("desk:invitations")


def _own_shops(user: Any) -> list[Partner]:
    """Return the shops this person owns. One query."""
    places = Membership.objects.owners().filter(user=user).select_related("seller")
    return [place.seller for place in places.order_by("pk")]


def _chosen_shop(request: HttpRequest, user: Any) -> Partner | None:
    """Return the shop chosen in the form, else the first of one's own."""
    own = _own_shops(user)
    wanted = request.POST.get("shop", "")
    return next((s for s in own if str(s.pk) == wanted), own[0] if own else None)
