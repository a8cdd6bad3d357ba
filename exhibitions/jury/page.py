"""What a reviewer sees of an application: all that counts, and nothing that tells who it is."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from catalog.photos import first_pictures
from core.language import either
from exhibitions.jury.queries import JUDGED, own_sellers
from exhibitions.jury.rules import masked, telling_words
from exhibitions.models import Application, Review, Reviewer, Verdict
from sellers.models import Membership, Partner, Trade


@dataclass(frozen=True)
class Goods:
    """One of the goods shown; ``url`` is empty where the page would tell whose they are."""

    title: str
    photo: dict[str, Any] | None
    url: str


@dataclass(frozen=True)
class Sheet:
    """An application as a reviewer reads it; ``name`` and ``county`` are empty when blind."""

    pk: int
    name: str
    county: str
    trade: str
    about: str
    size: int
    goods: list[Goods]


def sheet_of(application: Application, *, blind: bool) -> Sheet:
    """Return an application with its goods and photos. At most seven queries."""
    seller, trade = application.seller, application.trade
    members = [m.seller for m in application.members.select_related("seller")]
    names = _names([seller, *members], trade) if blind else []

    def told(text: str) -> str:
        return masked(text, names) if blind else text

    goods = list(application.goods.order_by("pk"))
    photos = first_pictures([product.pk for product in goods])
    return Sheet(
        pk=application.pk,
        name="" if blind else either(seller.name, seller.name_en),
        county=""
        if blind or seller.county is None
        else either(seller.county.name_fa, seller.county.name_en),
        trade=either(trade.name_fa, trade.name_en) if trade else "",
        about=told(application.about),
        size=application.size,
        goods=[
            Goods(
                told(either(product.title, product.title_en)),
                _nameless(photos.get(product.pk)),
                "" if blind else product.get_absolute_url(),
            )
            for product in goods
        ],
    )


def _nameless(photo: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a photo without its words: the title stands beside it."""
    return {**photo, "alt": ""} if photo else None


def _names(sellers: list[Partner], trade: Trade | None) -> list[str]:
    """Return every name by which shops and the people of their teams are known. One query.

    One name of a person alone tells as much as the whole of it, so does the telling word of a
    shop's name.
    """
    made = f"{trade.name_fa} {trade.name_en} {trade.sector}" if trade else ""
    people = [n for seller in sellers for n in (seller.owner, seller.owner_en)]
    team = Membership.objects.filter(seller__in=sellers).select_related("user")
    people += [member.user.get_full_name() for member in team]
    shops = [n for seller in sellers for n in (seller.name, seller.name_en)]
    words = [word for name in people for word in telling_words(name, "")]
    words += [word for name in shops for word in telling_words(name, made)]
    return [*people, *shops, *words, *(seller.slug for seller in sellers)]


@dataclass(frozen=True)
class PlaceLine:
    """One jury in the list: how much is left of how much."""

    place: Reviewer
    left: int
    of: int
    is_closed: bool


def lines(places: list[Reviewer], user: Any) -> list[PlaceLine]:
    """Return the juries of a person with what is left. Four queries, whatever their number."""
    own = own_sellers(user)
    fairs = [place.fair_id for place in places]
    rows = Application.objects.filter(fair__in=fairs, state__in=JUDGED).exclude(seller__in=own)
    rows = rows.exclude(members__seller__in=own)
    known: Counter[int] = Counter(rows.values_list("fair", flat=True))
    done: Counter[int] = Counter(
        Review.objects.filter(reviewer__in=places, application__in=rows.values("pk")).values_list(
            "reviewer", flat=True
        )
    )
    closed = set(Verdict.objects.filter(fair__in=fairs).values_list("fair", flat=True))
    return [
        PlaceLine(
            place, max(0, known[place.fair_id] - done[place.pk]), known[place.fair_id],
            place.fair_id in closed,
        )
        for place in places
    ]  # fmt: skip
