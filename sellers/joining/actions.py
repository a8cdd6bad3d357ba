"""What a newcomer's answers change: kept at once, put into the shop as soon as there is one."""

from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from core.models import User
from core.record import note
from sellers.joining.rules import MAY_WAIT, Step, may_found, next_step, steps_of
from sellers.licensing.actions import save_draft
from sellers.members import actions as members
from sellers.models import Joining, Membership, Partner, SellerKind, Support, Trade
from sellers.team.rules import Role

LATER = "later"
READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
TRIES: Final = 5


class NotYet(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """A question before this one has no answer."""


class Refused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The answer cannot be taken; ``words`` say why."""

    words: Any = ""


class CompanyKnown(Refused):
    """Another shop bears this company's national id."""

    words = _("Another shop has this id already. Ask its owner to invite you into the team.")


class CompanyBusy(Refused):
    """The company cannot be asked."""

    words = _("This company cannot be asked. Choose another one, or go on without it.")


def joining_of(user: User) -> Joining:
    """Return how far this person has come; begun now if they have not."""
    return Joining.objects.select_related("seller").get_or_create(user=user)[0]


@transaction.atomic
def answer(user: User, step: Step, value: Any) -> Joining:
    """Keep the answer to one question, and put it into the shop.

    ``value`` is plain data. Raise ``NotYet`` when the questions before have no answers,
    ``CompanyKnown`` for a national id that another shop bears.
    """
    joining = _locked(user)
    if joining.opened_at is not None:
        return joining
    if step == Step.LEGAL_ID:
        _require_unknown(value, joining)
    _keep(joining, step, value)
    if step == Step.KIND and joining.seller and value != SellerKind.SUPPORTED:
        members.take_back(joining.seller, by=user)
    if step == Step.TRADES:
        trades = Trade.objects.filter(pk__in=value, retired=False)
        save_draft(_shop(joining), by=user, trades=trades)
    elif step == Step.COMPANY:
        _ask_company(joining, value, user)
    elif may_found(kind_of(joining), joining.answers):
        _found(joining, user)
    return joining


@transaction.atomic
def put_off(user: User, step: Step) -> Joining:
    """Leave a question for another day, unless it was answered; raise ``NotYet``."""
    joining = _locked(user)
    if step not in MAY_WAIT:
        raise NotYet
    if step not in joining.answers:
        _keep(joining, step, LATER)
    return joining


@transaction.atomic
def open_shop(user: User) -> Partner:
    """Open the shop once all questions are answered or put off; raise ``NotYet``.

    A second time changes nothing.
    """
    joining = _locked(user)
    if next_step(kind_of(joining), joining.answers) is not None:
        raise NotYet
    seller = _shop(joining)
    if joining.opened_at is None:
        joining.opened_at = timezone.now()
        joining.save(update_fields=["opened_at"])
        seller.is_open, seller.joined_on = True, timezone.localdate()
        seller.save(update_fields=["is_open", "joined_on"])
        note(seller, "founded", "open", by=user)
    return seller


def _locked(user: User) -> Joining:
    """Return this person's row, locked. Its shop is read after: a join would read it before."""
    joining_of(user)
    return Joining.objects.select_for_update().get(user=user)


def _keep(joining: Joining, step: Step, value: Any) -> None:
    """Write one answer; another kind drops the answers that it does not ask for."""
    kind = value if step == Step.KIND else kind_of(joining)
    before = steps_of(kind)[: steps_of(kind).index(step)] if step in steps_of(kind) else None
    if before is None or any(earlier not in joining.answers for earlier in before):
        raise NotYet
    asked = set(steps_of(kind))
    kept = {name: said for name, said in joining.answers.items() if name in asked}
    joining.answers = {**kept, step.value: value}
    joining.save(update_fields=["answers"])


def kind_of(joining: Joining | None) -> str:
    """Return the kind of business that was chosen; "" before it is."""
    return str(joining.answers.get(Step.KIND, "")) if joining else ""


def _shop(joining: Joining) -> Partner:
    if joining.seller is None:
        raise NotYet
    return joining.seller


def _found(joining: Joining, user: User) -> None:
    """Make the shop, still closed, with its owner; or correct what it was founded with."""
    said = joining.answers
    seller = joining.seller or Partner(is_open=False)
    seller.kind = SellerKind(said[Step.KIND])
    seller.county_id, seller.name = said[Step.COUNTY], said[Step.NAME]
    seller.legal_id = said.get(Step.LEGAL_ID, "")
    seller.slug = ""  # nobody has seen its address yet: let it follow the name
    if joining.seller is not None:
        seller.save(update_fields=["kind", "county", "name", "legal_id", "slug"])
        return
    _save_new(seller)
    Membership.objects.create(seller=seller, user=user, role=Role.OWNER)
    note(seller, "", "founded", by=user)
    joining.seller = seller
    joining.save(update_fields=["seller"])


def _save_new(seller: Partner) -> None:
    """Store a new shop; whoever took its address meanwhile keeps it, and it gets the next one."""
    seller.code = get_random_string(10, READABLE)
    for _again in range(TRIES):
        try:
            with transaction.atomic():
                seller.save()
                return
        except IntegrityError:
            seller.slug = ""
    seller.slug = seller.code
    seller.save()


def _require_unknown(legal_id: str, joining: Joining) -> None:
    others = Partner.objects.exclude(pk=joining.seller_id)
    if legal_id and others.filter(legal_id=legal_id).exists():
        raise CompanyKnown


def _ask_company(joining: Joining, company_id: int, user: User) -> None:
    """Ask the chosen company; what was asked of another one before is taken back."""
    seller = _shop(joining)
    waiting = Support.objects.filter(member=seller).waiting()
    if waiting.exclude(company=company_id).exists():
        members.take_back(seller, by=user)
    try:
        members.ask(seller, Partner.objects.get(pk=company_id), by=user)
    except (members.NotFitting, members.SupportedAlready) as error:
        raise CompanyBusy from error
