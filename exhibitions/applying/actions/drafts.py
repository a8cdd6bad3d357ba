"""Beginning an application, and writing its answers a screen at a time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import IO

from django.db import IntegrityError, transaction

from core import private
from core.models import PrivateFile, User
from core.record import note
from exhibitions.applying.actions.locking import changing, still_complete
from exhibitions.applying.actions.refusals import ApplicationsClosed, NotOffered
from exhibitions.applying.queries import (
    goods_for,
    is_pavilion_of,
    left_of,
    members_of,
    stalls_of,
    times_of,
    trades_for,
    zones_of,
)
from exhibitions.applying.rules import Step, in_order, takes_applications
from exhibitions.models import (
    Application,
    Fair,
    PavilionMember,
    SentPaper,
    StallWish,
    WantedAddOn,
)
from exhibitions.states import ApplicationState
from sellers.models import Partner


def begin(seller: Partner, slug: str, *, by: User | None, now: datetime) -> Application:
    """Begin a seller's application to a fair; the live one is returned when there is one.

    Raise ``Fair.DoesNotExist`` for an unknown fair, ``ApplicationsClosed`` when it takes none.
    """
    fair = Fair.objects.public().get(slug=slug)
    mine = Application.objects.alive().filter(fair=fair, seller=seller)
    if known := mine.first():
        return known
    if not takes_applications(times_of(fair), now):
        raise ApplicationsClosed
    try:
        with transaction.atomic():
            trades = list(trades_for(seller)[:2])
            only = trades[0] if len(trades) == 1 else None
            made = Application.objects.create(fair=fair, seller=seller, trade=only)
            note(made, "", ApplicationState.DRAFT, by=by)
    except IntegrityError:  # begun a moment ago by a second press of the button
        return mine.get()
    return made


@transaction.atomic
def save_goods(
    pk: int, seller: Partner, *, trade: str | None, about: str, goods: Collection[int],
    now: datetime,
) -> Application:  # fmt: skip
    """Write what is shown. Raise ``TooLate``, ``NotOffered`` or ``NotComplete``."""
    application = changing(pk, seller, Step.GOODS, now)
    if trade and not trades_for(seller).filter(pk=trade).exists():
        raise NotOffered
    wanted = set(goods)
    if (
        wanted
        and set(goods_for(seller).filter(pk__in=wanted).values_list("pk", flat=True)) < wanted
    ):
        raise NotOffered
    application.trade_id, application.about = trade or None, about
    application.save(update_fields=["trade", "about"])
    application.goods.set(wanted)
    still_complete(application)
    return application


@transaction.atomic
def save_stand(
    pk: int, seller: Partner, *, size: int, members: Collection[int], beside: int | None,
    needs_socket: bool, now: datetime,
) -> Application:  # fmt: skip
    """Write how one stands: how many stalls, with whom, beside whom, a socket."""
    application = changing(pk, seller, Step.STAND, now)
    named = set(members) if size > 1 else set()
    if size > 1 and not is_pavilion_of(seller):
        raise NotOffered
    if named and members_of(seller).filter(pk__in=named).count() != len(named):
        raise NotOffered
    if beside is not None and not _may_be_beside(seller, beside):
        raise NotOffered
    application.size, application.beside_id = size, beside
    application.needs_socket = needs_socket
    application.save(update_fields=["size", "beside", "needs_socket"])
    application.members.all().delete()
    PavilionMember.objects.bulk_create(
        PavilionMember(application=application, seller_id=member) for member in sorted(named)
    )
    still_complete(application)
    return application


def _may_be_beside(seller: Partner, other: int) -> bool:
    return other != seller.pk and Partner.objects.filter(pk=other, is_open=True).exists()


@transaction.atomic
def save_wishes(
    pk: int, seller: Partner, *, wishes: Sequence[str], anywhere: bool, now: datetime
) -> Application:
    """Write the ranked wishes: "s12" is the stall with id 12, "zFOD" any stall of a zone.

    Repeated ones count once, five at most. Raise ``NotOffered`` for another fair's.
    """
    application = changing(pk, seller, Step.WISHES, now)
    ranked = in_order(wishes)
    stalls = {f"s{key}" for key in stalls_of(application.fair).values_list("pk", flat=True)}
    zones = {f"z{code}" for code in zones_of(application.fair).values_list("pk", flat=True)}
    if not set(ranked) <= stalls | zones:
        raise NotOffered
    application.anywhere = anywhere
    application.save(update_fields=["anywhere"])
    application.wishes.all().delete()
    StallWish.objects.bulk_create(
        StallWish(
            application=application,
            rank=rank,
            stall_id=int(wish[1:]) if wish[0] == "s" else None,
            zone_id=wish[1:] if wish[0] == "z" else None,
        )
        for rank, wish in enumerate(ranked, start=1)
    )
    still_complete(application)
    return application


@transaction.atomic
def save_extras(
    pk: int, seller: Partner, *, wanted: Mapping[int, int], now: datetime
) -> Application:
    """Write how many of which add-on are wanted, by id; nothing is kept for anybody by it.

    Raise ``NotOffered`` for another fair's add-on, or for more than are left.
    """
    application = changing(pk, seller, Step.EXTRAS, now)
    some = {key: count for key, count in wanted.items() if count > 0}
    offered = {add_on.pk: add_on for add_on in application.fair.add_ons.all()}
    for key, count in some.items():
        left = left_of(offered[key]) if key in offered else 0
        if left is not None and count > left:
            raise NotOffered
    application.add_ons.all().delete()
    WantedAddOn.objects.bulk_create(
        WantedAddOn(application=application, add_on_id=key, quantity=count)
        for key, count in sorted(some.items())
    )
    return application


@transaction.atomic
def add_paper(
    pk: int, seller: Partner, *, paper: int, upload: IO[bytes], by: User | None, now: datetime
) -> SentPaper:
    """Keep a document privately, in place of the one sent before.

    Raise ``DocumentRefused`` with a sentence, ``NotOffered`` for another fair's paper.
    """
    application = changing(pk, seller, Step.PAPERS, now)
    if not application.fair.papers.filter(pk=paper).exists():
        raise NotOffered
    kept = private.take_in(upload, by=by)
    before = application.papers.filter(paper=paper).select_related("file").first()
    if before is None:
        return SentPaper.objects.create(application=application, paper_id=paper, file=kept)
    old, before.file = before.file, kept
    before.save(update_fields=["file"])
    private.forget(old)
    return before


@transaction.atomic
def drop_paper(pk: int, seller: Partner, *, paper: int, now: datetime) -> None:
    """Take a document off that was not sent yet, or is not needed."""
    application = changing(pk, seller, Step.PAPERS, now)
    sent = application.papers.filter(paper=paper).first()
    if sent is None:
        return
    file = PrivateFile.objects.get(pk=sent.file_id)
    sent.delete()
    still_complete(application)
    private.forget(file)
