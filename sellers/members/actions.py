"""The one writer of ties between companies and members: both sides say yes, each may end it."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.record import move, note
from sellers.members import notices
from sellers.members.rules import has_members, kind_within, may_belong
from sellers.members.states import SUPPORT_MOVES, SupportState
from sellers.models import Partner, Support


class NotFitting(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Shops of these kinds do not belong together."""


class SupportedAlready(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The member has a company, or is asked for or invited by this one already."""


@transaction.atomic
def ask(member: Partner, company: Partner, *, by: User) -> Support:
    """Ask a company to support the member; the company is told.

    What was asked of this company before is returned as it is. Raise ``NotFitting`` or
    ``SupportedAlready``.
    """
    _lock(member)
    _require_fit(member, company)
    standing = Support.objects.filter(member=member)
    if known := standing.waiting().filter(company=company).first():
        return known
    if standing.active().exists():
        raise SupportedAlready
    support = Support.objects.create(member=member, company=company, state=SupportState.ASKED)
    note(support, "", SupportState.ASKED, by=by)
    notices.tell_asked(support)
    return support


@transaction.atomic
def take_back(member: Partner, *, by: User) -> None:
    """Take back what the member has asked of any company; nothing when nothing waits."""
    _lock(member)
    asked = Support.objects.select_for_update().filter(member=member)
    for support in asked.filter(state=str(SupportState.ASKED)):
        move(support, SupportState.ENDED, table=SUPPORT_MOVES, by=by)


@transaction.atomic
def invite(company: Partner, *, mobile: str, by: User) -> Support:
    """Invite a producer by mobile number (E.164) and tell it; a second time tells it again.

    Raise ``NotFitting`` when the shop is no company, ``SupportedAlready`` when a member of the
    company has this number.
    """
    _lock(company)
    if not has_members(company.kind):
        raise NotFitting
    here = Support.objects.filter(company=company)
    if here.active().filter(member__team__user__mobile=mobile).exists():
        raise SupportedAlready
    invited = here.filter(mobile=mobile, state=str(SupportState.INVITED)).first()
    if invited is None:
        invited = Support.objects.create(company=company, mobile=mobile, state=SupportState.INVITED)
        note(invited, "", SupportState.INVITED, by=by)
    notices.tell_invited(invited)
    return invited


@transaction.atomic
def accept_invitation(pk: int, *, member: Partner, by: User) -> Support:
    """Say yes for a shop of the invited person's; the company is told.

    Raise ``Support.DoesNotExist`` unless the invitation went to this person's proven number,
    ``NotFitting`` or ``SupportedAlready``.
    """
    _lock(member)
    invited = Support.objects.select_for_update(of=("self",)).invited(by)
    support = invited.select_related("company").get(pk=pk)
    _require_fit(member, support.company)
    _require_free(member)
    for asked in Support.objects.filter(member=member).waiting():
        move(asked, SupportState.ENDED, table=SUPPORT_MOVES, by=by)
    support.member = member
    _begin(support, by)
    notices.tell_joined(support)
    return support


@transaction.atomic
def decline_invitation(pk: int, *, by: User) -> None:
    """Say no; raise ``Support.DoesNotExist`` unless it went to this person's proven number."""
    invited = Support.objects.select_for_update().invited(by)
    move(invited.get(pk=pk), SupportState.DECLINED, table=SUPPORT_MOVES, by=by)


@transaction.atomic
def answer(company: Partner, pk: int, *, yes: bool, by: User) -> Support:
    """Answer, as the company, a producer who asked; they are told.

    Raise ``Support.DoesNotExist`` for another company's, ``MoveRefused`` when it was answered,
    ``SupportedAlready`` when the producer has a company by now.
    """
    asking = Partner.objects.filter(supports__company=company, supports=pk).first()
    if asking is None:
        raise Support.DoesNotExist
    _lock(asking)  # before the tie, as everywhere: two answers cannot wait for each other
    support = _standing(company, pk)
    if yes:
        SUPPORT_MOVES.require(support.state, SupportState.ACTIVE)
        _require_free(asking)
        _begin(support, by)
    else:
        move(support, SupportState.DECLINED, table=SUPPORT_MOVES, by=by)
    notices.tell_answered(support)
    return support


@transaction.atomic
def end(seller: Partner, pk: int, *, by: User) -> Support:
    """End a tie, or take back an invitation, from either side; the other side is told.

    Raise ``Support.DoesNotExist`` for others' ties, ``MoveRefused`` when it is over.
    """
    support = _standing(seller, pk)
    was_active = support.state == SupportState.ACTIVE
    support.until = timezone.localdate() if was_active else None
    move(support, SupportState.ENDED, table=SUPPORT_MOVES, by=by, also_save=["until"])
    if was_active:
        notices.tell_ended(support, by_company=support.company_id == seller.pk)
    return support


def _begin(support: Support, by: User) -> None:
    member, company = support.member, support.company
    assert member is not None  # noqa: S101 -- both callers have set it
    support.since = timezone.localdate()
    move(support, SupportState.ACTIVE, table=SUPPORT_MOVES, by=by, also_save=["member", "since"])
    kind = kind_within(member.kind, company.kind)
    if kind != member.kind:
        note(member, member.kind, kind, by=by, reason=f"supported by shop {company.pk}")
        member.kind = kind
        member.save(update_fields=["kind"])


def _standing(seller: Partner, pk: int) -> Support:
    rows = Support.objects.select_for_update(of=("self",)).select_related("company", "member")
    mine = rows.filter(company=seller) | rows.filter(member=seller)
    return mine.get(pk=pk)


def _lock(seller: Partner) -> None:
    Partner.objects.select_for_update().get(pk=seller.pk)


def _require_fit(member: Partner, company: Partner) -> None:
    if member.pk == company.pk or not may_belong(member.kind, company.kind):
        raise NotFitting


def _require_free(member: Partner) -> None:
    if Support.objects.filter(member=member).active().exists():
        raise SupportedAlready
