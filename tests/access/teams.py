"""People, invitations and memberships, for the matrix."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.utils import timezone

from sellers.helping import actions as helping
from sellers.members.states import SupportState
from sellers.models import Partner, Role, Support, TeamInvitation
from tests import factories as make

Arguments = dict[str, Any]
_n = count(1)


def _member(shop: Partner) -> Arguments:
    return {"pk": make.member(shop, Role.PACKER).pk}


def _team_invitation(shop: Partner) -> Arguments:
    made = TeamInvitation.objects.create(
        seller=shop, mobile=f"+98916123{next(_n):04}", role=Role.PACKER, sent_at=timezone.now()
    )
    return {"pk": made.pk}


def _asking_member(shop: Partner) -> Arguments:
    """A producer who asks the shop, which is a cooperative from now on."""
    Partner.objects.filter(pk=shop.pk).update(kind="cooperative")
    made = Support.objects.create(company=shop, member=make.seller(), state=SupportState.ASKED)
    return {"pk": made.pk}


def _asked_company(shop: Partner) -> Arguments:
    company = make.seller(kind="cooperative")
    made = Support.objects.create(company=company, member=shop, state=SupportState.ASKED)
    return {"pk": made.pk}


def _company_s_invitation(shop: Partner) -> Arguments:
    company = make.seller(kind="cooperative")
    made = Support.objects.create(
        company=company, mobile=f"+98916123{next(_n):04}", state=SupportState.INVITED
    )
    return {"pk": made.pk}


def _help_code(shop: Partner) -> Arguments:
    code, _ = helping.offer(shop, areas=["orders"], last_day=make.TODAY, by=make.user())
    return {"pk": code.pk}


def _helper(shop: Partner) -> Arguments:
    return {"pk": helping.accept(_help_code(shop)["pk"], user=make.user()).pk}


OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {
    "desk:team_member": _member,
    "desk:team_remove": _member,
    "desk:team_withdraw": _team_invitation,
    "desk:helpers_withdraw": _help_code,
    "desk:helpers_end": _helper,
    "desk:members_answer": _asking_member,
    "desk:members_end": _asking_member,
    "desk:company_leave": _asked_company,
}
OF_A_PERSON: dict[str, Callable[[Partner], Arguments]] = {
    "desk:answer_team": _team_invitation,
    "desk:help_stop": _helper,
    "desk:answer_company": _company_s_invitation,
}
