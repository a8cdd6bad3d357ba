"""Asking about cases: one's own and nobody else's."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from core.models import PrivateFile, User
from sellers.models import Partner
from shop.order.models import Line, Order, Parcel
from shop.returns.models import Return, ReturnItem, ReturnNote
from shop.returns.rules import Bought
from shop.returns.states import FINAL, ReturnState

# What nobody opens a second case about.
TAKEN = ~Q(case__state__in=FINAL) | Q(case__is_settled=True)


def takes_pieces(case: Return) -> bool:
    """Return the same of a case that was read."""
    return case.is_open or case.is_settled


GIVEN_BACK = Q(case__state=ReturnState.REFUNDED, case__is_settled=True)


def bought(parcel: Parcel, lines: Sequence[Line]) -> list[Bought]:
    """Return a parcel's lines as the rules see them. One query."""
    taken = pieces(parcel, TAKEN)
    return [
        Bought(line.pk, line.withdrawal_rule, max(line.left - taken.get(line.pk, 0), 0))
        for line in lines
    ]


def pieces(parcel: Parcel, where: Q) -> dict[int, int]:
    """Return how many pieces of each line are in cases that fit. One query."""
    items = ReturnItem.objects.filter(where, line__parcel=parcel)
    return dict(items.values_list("line").annotate(Sum("quantity")).order_by())


def cases(where: Q) -> "QuerySet[Return]":
    """Return cases with parcel, seller, order and goods, the newest first. Two queries for all."""
    items = ReturnItem.objects.select_related("line").order_by("pk")
    about = ("parcel__order__shipping_address", "parcel__seller")
    found = Return.objects.filter(where).select_related(*about)
    return found.prefetch_related(Prefetch("items", items)).order_by("-pk")


def of_seller(seller: Partner) -> "QuerySet[Return]":
    """Return the cases about a shop's goods."""
    return cases(Q(parcel__seller=seller))


def of_order(order: Order) -> "QuerySet[Return]":
    """Return the cases of one order."""
    return cases(Q(parcel__order=order))


def of_buyer(user: User) -> "QuerySet[Return]":
    """Return a person's cases, by account or by proven number."""
    mine = Q(parcel__order__user=user)
    if user.mobile and user.mobile_verified:
        mine |= Q(parcel__order__user__isnull=True, parcel__order__mobile=user.mobile)
    return cases(mine)


def open_about(parcels: Collection[int]) -> dict[int, str]:
    """Return the number of an open case for each parcel that has one. One query."""
    found = Return.objects.filter(parcel__in=parcels).exclude(state__in=FINAL)
    return dict(found.order_by("-pk").values_list("parcel", "number"))


def notes_of(case: Return) -> list[ReturnNote]:
    """Return what was said, oldest first, with photos. Two queries."""
    return list(case.notes.prefetch_related("photos").order_by("pk"))


def photo_of(case: Return, pk: int) -> PrivateFile | None:
    """Return a photo of this case, ``None`` for any other file. One query."""
    return PrivateFile.objects.filter(pk=pk, return_notes__case=case).first()


def waiting_for_seller() -> Q:
    """Return what waits for an answer of its seller: yes or no, an address, whether goods came."""
    return (
        Q(state__in=[ReturnState.OPENED, ReturnState.RECEIVED])
        | Q(state=ReturnState.ACCEPTED, return_to="")
        | Q(state=ReturnState.SENT_BACK)
    )


def count_waiting(seller: Partner) -> int:
    """Return how many cases wait for a shop. One query."""
    return Return.objects.filter(waiting_for_seller(), parcel__seller=seller).count()


def last_address(seller: int) -> str:
    """Return where this shop's goods went back to the last time, '' for never. One query."""
    told = Return.objects.filter(parcel__seller=seller).exclude(return_to="")
    return told.order_by("-pk").values_list("return_to", flat=True).first() or ""


def money_back_by_fault() -> Exists:
    """Whether money went back for a parcel by its seller's fault: an annotation of parcels."""
    cases = Return.objects.filter(parcel=OuterRef("pk"), is_sellers_fault=True)
    return Exists(cases.filter(state=ReturnState.REFUNDED))
