"""What an application may choose from, and what stands in it: the desk's and the actions' view."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.models import Product
from catalog.moderation.states import ListingState
from core.language import either
from exhibitions.applying.rules import Answers, Fee, Times, fee_of
from exhibitions.models import AddOn, Application, Fair, Giving, PlanStall
from sellers.licensing.gate import rights
from sellers.members.rules import COMPANY
from sellers.members.states import SupportState
from sellers.models import Licence, Partner, Sector, SellerKind, StockRecord, Trade


def times_of(fair: Fair) -> Times:
    """Return when a fair takes applications; the last day for changes counts whole. No query."""
    day = fair.change_until
    end = datetime.combine(day + timedelta(days=1), time(0)) if day else None
    return Times(
        state=fair.state,
        by_draw=fair.giving == Giving.DRAW,
        apply_from=fair.apply_from,
        apply_until=fair.apply_until,
        change_until=timezone.make_aware(end) if end else None,
    )


def is_pavilion_of(seller: Partner) -> bool:
    """Whether a seller may ask for a pavilion: support companies alone."""
    return seller.kind == SellerKind.COMPANY


def members_of(seller: Partner) -> QuerySet[Partner]:
    """Return the members who have agreed to work under a company. Adds no query."""
    if seller.kind != COMPANY:
        return Partner.objects.none()
    active = {"supports__company": seller, "supports__state": str(SupportState.ACTIVE)}
    return Partner.objects.filter(**active).select_related("county").order_by("name", "pk")


def goods_for(seller: Partner) -> QuerySet[Product]:
    """Return the published goods that may be shown: the seller's, and a company's members'."""
    shops = members_of(seller).order_by().values("pk")
    offers = StockRecord.objects.filter(Q(partner=seller) | Q(partner__in=shops))
    top = offers.order_by().values_list(Coalesce("product__parent_id", "product_id"))
    shown = Product.objects.filter(pk__in=top, state=ListingState.PUBLISHED, is_public=True)
    return shown.order_by("-date_updated", "-pk")


def trades_for(seller: Partner) -> QuerySet[Trade]:
    """Return the trades on the licences of a seller, and of a company's members."""
    people = members_of(seller).order_by().values("pk")
    papers = Licence.objects.filter(Q(seller=seller) | Q(seller__in=people)).verified()
    return Trade.objects.filter(licences__in=papers).select_related("sector").distinct()


def stalls_of(fair: Fair) -> QuerySet[PlanStall]:
    """Return the stalls of the plans that a fair uses, aisle by aisle."""
    stalls = PlanStall.objects.filter(plan__uses__fair=fair).distinct()
    return stalls.select_related("zone", "kind").order_by("plan", "aisle", "place")


def zones_of(fair: Fair) -> QuerySet[Sector]:
    """Return the zones of a fair's plans."""
    zones = PlanStall.objects.filter(plan__uses__fair=fair, zone__isnull=False)
    return Sector.objects.filter(pk__in=zones.order_by().values("zone"))


def unlicensed(application: Application, fair: Fair) -> list[Partner]:
    """Return who would stand there without a licence on all days. Two queries at most.

    One producer needs the trade that is shown; each member of a pavilion any trade of theirs,
    and somebody among company and members the trade shown.
    """
    people = [application.seller]
    if application.size > 1:
        people += [member.seller for member in application.members.select_related("seller")]
    known = rights(fair.starts_on, [person.pk for person in people])
    whole = {right for right, until in known.items() if until >= fair.ends_on}
    trade = str(application.trade_id or "")
    if application.size == 1:
        return [p for p in people if (p.pk, trade) not in whole]
    licensed = {seller for seller, _trade in whole}
    lacking = [p for p in people[1:] if p.pk not in licensed]
    if not any(shown == trade for _seller, shown in whole):
        lacking.insert(0, application.seller)
    return lacking


def answers_of(application: Application, fair: Fair) -> Answers:
    """Return an application as ``rules.missing`` looks at it. Eight queries at most."""
    papers = fair.papers.filter(is_required=True).exclude(pk__in=application.papers.values("paper"))
    has_goods = application.goods.exists()
    return Answers(
        has_trade=application.trade_id is not None,
        has_goods=has_goods,
        may_show_goods=has_goods or goods_for(application.seller).exists(),
        has_words=bool(application.about.strip()),
        size=application.size,
        most_stalls=fair.most_stalls,
        members=application.members.count(),
        is_pavilion=is_pavilion_of(application.seller),
        anywhere=application.anywhere,
        wishes=application.wishes.count(),
        lacking_papers=tuple(either(p.name_fa, p.name_en) for p in papers),
        unlicensed=tuple(
            either(person.name, person.name_en) for person in unlicensed(application, fair)
        )
        if application.trade_id
        else (),
    )


def fee_for(fair: Fair, size: int = 1, add_ons: int = 0) -> Fee:
    """Return what standing at a fair costs. Two queries."""
    fees = dict(fair.fees.values_list("kind", "fee"))
    kinds: Iterable[Any] = ()
    if fees:
        used = PlanStall.objects.filter(plan__uses__fair=fair).order_by()
        kinds = used.values_list("kind", flat=True).distinct()
    return fee_of(
        [fees.get(kind, fair.stall_fee) for kind in kinds],
        usual=fair.stall_fee,
        size=size,
        add_ons=add_ons,
        deposit_permille=fair.deposit_permille,
    )


def add_ons_of(application: Application) -> list[tuple[AddOn, int]]:
    """Return the add-ons wanted with how many. One query."""
    rows = application.add_ons.select_related("add_on").order_by("add_on")
    return [(row.add_on, row.quantity) for row in rows]


def left_of(add_on: AddOn) -> int | None:
    """Return how many of an add-on nobody has booked yet, ``None`` for any number."""
    return None if add_on.quantity is None else max(0, add_on.quantity - add_on.taken)


def last_moment(fair: Fair, day: date) -> int | None:
    """Return how many days are left to apply, counted from ``day``; ``None`` without an end."""
    if fair.apply_until is None:
        return None
    return (timezone.localdate(fair.apply_until) - day).days
