"""What the desk shows of fairs: those open for applications, and one's own applications."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from catalog.photos import first_pictures
from core.language import either, spoken
from exhibitions.applying import queries, words
from exhibitions.applying.rules import (
    WITHDRAWABLE,
    Answers,
    Fee,
    Step,
    may_change,
    missing,
    takes_applications,
)
from exhibitions.models import AddOn, Application, Booking, Fair, Giving
from exhibitions.states import ApplicationState, FairState
from exhibitions.words import Badge
from sellers.models import Partner


def open_fairs(now: datetime) -> QuerySet[Fair]:
    """Return the fairs that take applications now. One query."""
    fairs = Fair.objects.filter(
        Q(apply_from=None) | Q(apply_from__lte=now),
        Q(apply_until=None) | Q(apply_until__gt=now),
        state=FairState.APPLICATIONS,
        giving=Giving.DRAW,
    )
    return fairs.select_related("venue__county", "venue__province")


def near_first(fairs: list[Fair], seller: Partner) -> list[Fair]:
    """Sort fairs by how far they are from a seller's county, then by how soon they close."""
    home: Any = seller.county

    def far(fair: Fair) -> float:
        there: Any = fair.venue.county or fair.venue.province
        if home is None:
            return 0.0
        return float(
            (there.latitude - home.latitude) ** 2 + (there.longitude - home.longitude) ** 2
        )

    return sorted(
        fairs, key=lambda fair: (far(fair), fair.apply_until is None, fair.apply_until, fair.pk)
    )


def mine(seller: Partner) -> QuerySet[Application]:
    """Return a seller's applications, the latest first. One query."""
    rows = Application.objects.filter(seller=seller).select_related("fair__venue__county")
    return rows.order_by("-pk")


@dataclass(frozen=True)
class Row:
    """An application in a list: its state in a word, and what to do next."""

    application: Application
    badge: Badge
    next: str


def row_of(application: Application) -> Row:
    """Return an application as lists show it. No query."""
    state = application.state
    return Row(application, words.BADGES[state], str(words.NEXT[state]))


@dataclass(frozen=True)
class Part:
    """A screen's answers in short: lines of text, and whether they may be changed."""

    step: Step
    label: str
    lines: list[str]
    may_change: bool
    lacks: list[str]


@dataclass(frozen=True)
class Shown:
    """One's own application as its page shows it."""

    application: Application
    badge: Badge
    next: str
    parts: list[Part]
    others: list[str]  # what lacks and is mended elsewhere
    pictures: list[dict[str, Any]]
    fee: Fee
    refunds: list[tuple[int, str]]  # so many days before, so many percent come back
    reason: str
    may_send: bool
    is_closed: bool  # it was not sent, and cannot be any more
    may_withdraw: bool
    asks: bool
    booking: Booking | None  # the stalls that are kept or taken


def shown(application: Application, steps: list[Step], now: datetime) -> Shown:
    """Return a page's worth of an application. At most twenty queries, whatever it holds."""
    fair, times = application.fair, queries.times_of(application.fair)
    answers = queries.answers_of(application, fair)
    lacks = _lacks(answers)
    wanted = queries.add_ons_of(application)
    goods = list(application.goods.order_by("pk"))
    lines = _lines(application, goods, wanted)
    is_draft = application.state == ApplicationState.DRAFT
    takes = takes_applications(times, now)
    pictures = first_pictures([product.pk for product in goods])
    return Shown(
        application=application,
        badge=words.BADGES[application.state],
        next=str(words.NEXT[application.state]),
        parts=[
            Part(
                step,
                str(words.STEPS[step]),
                lines[step],
                may_change(step, application.state, times, now),
                lacks[step],
            )
            for step in steps
        ],
        others=lacks[None],
        pictures=[pictures[product.pk] for product in goods if product.pk in pictures],
        fee=queries.fee_for(fair, application.size, sum(a.price * n for a, n in wanted)),
        refunds=[
            (one.days_before, spoken(f"{one.permille / 10:g}"))
            for one in fair.refund_steps.order_by("-days_before")
        ],
        reason=words.said(application.reason),
        may_send=is_draft and takes and not any(lacks.values()),
        is_closed=is_draft and not takes,
        may_withdraw=application.state in WITHDRAWABLE,
        asks=application.state == ApplicationState.NEEDS_INFO,
        booking=_booking(application),
    )


def _booking(application: Application) -> Booking | None:
    """Return the booking that an application led to. A query where there is one."""
    if application.state not in (ApplicationState.HELD, ApplicationState.CONFIRMED):
        return None
    return application.bookings.holding().first()


def _lacks(answers: Answers) -> dict[Step | None, list[str]]:
    found: dict[Step | None, list[str]] = defaultdict(list)
    names = {"papers": answers.lacking_papers, "licence": answers.unlicensed}
    for step, code in missing(answers):
        found[step].append(words.lack(code, names.get(code, ())))
    return found


def _lines(
    application: Application, goods: list[Any], wanted: list[tuple[AddOn, int]]
) -> dict[Step, list[str]]:
    trade, beside = application.trade, application.beside
    members = application.members.select_related("seller").order_by("pk")
    wishes = application.wishes.select_related("stall", "zone").order_by("rank")
    stand = [_("%(n)s stalls side by side") % {"n": spoken(application.size)}] * (
        application.size > 1
    )
    stand += [either(m.seller.name, m.seller.name_en) for m in members]
    stand += [_("A socket is needed")] * application.needs_socket
    if beside:
        stand.append(_("Beside %(shop)s") % {"shop": either(beside.name, beside.name_en)})
    return {
        Step.GOODS: [
            *([either(trade.name_fa, trade.name_en)] if trade else []),
            *([application.about] if application.about else []),
            *(either(product.title, product.title_en) for product in goods),
        ],
        Step.STAND: stand or [_("One stall")],
        Step.WISHES: [
            *(wish_words(wish) for wish in wishes),
            *([_("Any other stall is welcome, too")] if application.anywhere else []),
        ],
        Step.EXTRAS: [f"{spoken(n)} × {either(a.name_fa, a.name_en)}" for a, n in wanted],
        Step.PAPERS: [
            either(row.paper.name_fa, row.paper.name_en)
            for row in application.papers.select_related("paper").order_by("paper")
        ],
    }


def wish_words(wish: Any) -> str:
    """Return a wish in words; its stall and zone are fetched."""
    if wish.stall:
        return _("Stall %(code)s") % {"code": spoken(wish.stall.code)}
    return _("Any stall for %(zone)s") % {"zone": either(wish.zone.name_fa, wish.zone.name_en)}


def goods_to_choose(form: Any) -> list[tuple[Any, dict[str, Any] | None, bool]]:
    """Return the goods of a form, each with its photo and whether it is ticked. Four queries."""
    goods = list(form.fields["goods"].queryset)
    photos = first_pictures([product.pk for product in goods])
    ticked = {str(value) for value in form["goods"].value() or ()}
    return [(one, photos.get(one.pk), str(one.pk) in ticked) for one in goods]
