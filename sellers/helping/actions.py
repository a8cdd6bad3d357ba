"""The one writer of helpers' leaves."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from core.models import User
from core.record import move
from core.secret import keyed_hash, keyed_hashes
from sellers.helping import notices
from sellers.helping.rules import CODE_DIGITS, MOST_AT_ONCE, is_stale, rights_in
from sellers.helping.states import HELP_MOVES, HelpState
from sellers.models import Helping, Membership, Partner

PURPOSE = "help code"


class TooManyHelpers(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The shop has as many helpers and codes as it may."""


class CodeOver(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The code is too old, was used or taken back, or is for another number."""


class InTeam(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The person is of the shop's team and needs no leave."""


@transaction.atomic
def offer(
    seller: Partner, *, areas: Iterable[str], last_day: date, by: User, mobile: str = ""
) -> tuple[Helping, str]:
    """Make a code for a helper and return it; it is kept as a hash and can be read once.

    With a ``mobile`` (E.164) it goes there by SMS and only that number may use it. Raise
    ``TooManyHelpers``, or ``ValueError`` when ``areas`` open nothing.
    """
    if not rights_in(areas):
        raise ValueError("help with nothing")
    _lock(seller)
    now = timezone.now()
    standing = seller.helpers.standing(timezone.localdate()).count()
    if standing + seller.helpers.waiting(now).count() >= MOST_AT_ONCE:
        raise TooManyHelpers
    code = _new_code()
    made = Helping.objects.create(
        seller=seller, by=by, areas=list(areas), last_day=last_day, mobile=mobile,
        code_key=keyed_hash(code, PURPOSE), made_at=now,
    )  # fmt: skip
    if mobile:
        notices.send_code(made, code)
    return made, code


def offered(code: str, user: User) -> Helping:
    """Return the leave that ``code`` takes up for this person; raise ``CodeOver``. One query."""
    with_code = Helping.objects.filter(code_key__in=keyed_hashes(code, PURPOSE))
    found = with_code.waiting(timezone.now()).select_related("seller__county", "by").first()
    if found is None or not _is_for(found, user):
        raise CodeOver
    return found


@transaction.atomic
def accept(pk: int, *, user: User) -> Helping:
    """Let a person who knew the code help from now on; an older leave of theirs ends.

    Raise ``CodeOver`` or ``InTeam``. Two who use one code at once: one helps.
    """
    seller_pk = Helping.objects.values_list("seller", flat=True).get(pk=pk)
    _lock(Partner(pk=seller_pk))
    leave = _locked(pk)
    if not _is_for(leave, user) or is_stale(leave.made_at, timezone.now()):
        raise CodeOver
    if Membership.objects.filter(seller=seller_pk, user=user).exists():
        raise InTeam
    if leave.state != HelpState.OFFERED:
        raise CodeOver
    for old in Helping.objects.filter(seller=seller_pk, helper=user, state=str(HelpState.ACTIVE)):
        _end(old, by=user, reason="a new leave")
    leave.helper, leave.since = user, timezone.now()
    move(leave, HelpState.ACTIVE, table=HELP_MOVES, by=user, also_save=["helper", "since"])
    notices.tell_joined(leave)
    return leave


@transaction.atomic
def withdraw(seller: Partner, pk: int, *, by: User) -> None:
    """Take a code back; raise ``DoesNotExist`` for another shop's, ``MoveRefused`` once used."""
    leave = _locked(pk, seller)
    move(leave, HelpState.WITHDRAWN, table=HELP_MOVES, by=by)


@transaction.atomic
def end(seller: Partner, pk: int, *, by: User) -> None:
    """End a helper's leave now; ended already, nothing happens. Raise ``DoesNotExist``."""
    leave = _locked(pk, seller)
    if leave.state == HelpState.ENDED:
        return
    _end(leave, by=by)
    notices.tell_ended(leave)


@transaction.atomic
def stop(pk: int, *, user: User) -> None:
    """Let a helper stop by themselves; the producer is told. Raise ``DoesNotExist``."""
    leave = _locked(pk)
    if leave.helper_id != user.pk:
        raise Helping.DoesNotExist
    if leave.state == HelpState.ACTIVE:
        _end(leave, by=user)
        notices.tell_stopped(leave)


@transaction.atomic
def end_given_by(seller: Partner, user_id: int, *, by: User) -> None:
    """End what a person gave who may no longer give it; their codes are worth nothing."""
    given = Helping.objects.select_for_update().filter(seller=seller, by=user_id).order_by("pk")
    for leave in given.filter(state=str(HelpState.OFFERED)):
        move(leave, HelpState.WITHDRAWN, table=HELP_MOVES, by=by)
    for leave in given.filter(state=str(HelpState.ACTIVE)):
        _end(leave, by=by)
        notices.tell_ended(leave)


def end_over(today: date) -> int:
    """Close leaves whose last day has passed, and tell both; return how many.

    They open nothing since midnight: this is for the record and for those who wait to hear.
    """
    over = Helping.objects.filter(state=str(HelpState.ACTIVE), last_day__lt=today)
    return sum(_closed(pk, today) for pk in over.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _closed(pk: int, today: date) -> bool:
    leave = _locked(pk)
    if leave.state != HelpState.ACTIVE or leave.last_day >= today:
        return False
    _end(leave, by=None, reason="its days have passed")
    notices.tell_over(leave)
    return True


def _end(leave: Helping, *, by: User | None, reason: str = "") -> None:
    leave.ended_at = timezone.now()
    move(leave, HelpState.ENDED, table=HELP_MOVES, by=by, reason=reason, also_save=["ended_at"])


def _lock(seller: Partner) -> None:
    """Let what concerns one shop's helpers follow each other."""
    Partner.objects.select_for_update(no_key=True).get(pk=seller.pk)


def _locked(pk: int, seller: Partner | None = None) -> Helping:
    rows = Helping.objects.select_for_update(of=("self",)).select_related("seller", "by", "helper")
    return rows.get(pk=pk) if seller is None else rows.get(pk=pk, seller=seller)


def _is_for(leave: Helping, user: User) -> bool:
    proven = user.mobile if user.mobile_verified else ""
    return bool(proven) and leave.mobile in ("", proven)


def _new_code() -> str:
    """Draw a code that no waiting offer has."""
    while True:
        code = get_random_string(CODE_DIGITS, "0123456789")
        waiting = Helping.objects.filter(state=str(HelpState.OFFERED))
        if not waiting.filter(code_key__in=keyed_hashes(code, PURPOSE)).exists():
            return code
