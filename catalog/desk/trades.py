"""Which trades a producer may list goods in, and what to do about the others."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count
from django.utils.translation import gettext as _

from catalog.desk.suggest import Guess, guesses
from catalog.facts import facts
from catalog.models import CardWords
from catalog.search.terms import TITLES, any_word_of
from core.language import either
from core.persian import index_text
from sellers.licensing.gate import rights
from sellers.licensing.rules import NO_PERMIT
from sellers.licensing.states import PaperState
from sellers.models import Licence, Partner, Trade


@dataclass(frozen=True)
class TradeChoice:
    """A trade of the producer's licence. ``permit`` names the paper it still lacks, '' if none."""

    code: str
    name_fa: str
    name_en: str
    service: bool = False
    permit: str = ""

    @property
    def name(self) -> str:
        """Its short name in the reader's language, without what stands in brackets."""
        return either(self.name_fa, self.name_en).partition(" (")[0]

    @property
    def words(self) -> frozenset[str]:
        """The words of its names, as search compares them."""
        return folded(f"{self.name_fa} {self.name_en}")


@lru_cache(maxsize=2048)
def folded(text: str) -> frozenset[str]:
    """Return the words of a text as search compares them: ي and ی, plurals and half-spaces."""
    return frozenset(index_text(text).split())


def trades_of(seller: Partner, day: date) -> list[TradeChoice]:
    """Return the trades of the licences in force on ``day`` or before the office, by name.

    What is listed while the office still looks goes on sale with the licence: a newcomer need
    not wait for it with idle hands. Two queries.
    """
    papers = Licence.objects.filter(seller=seller)
    hoped = papers.filter(state=PaperState.SUBMITTED)
    licensed = (papers.valid(day) | hoped).values("trades")
    rows = Trade.objects.filter(pk__in=licensed).order_by("name_fa", "pk")
    open_ = {trade for _seller, trade in rights(day, [seller.pk])}
    return [
        TradeChoice(
            code=trade.pk,
            name_fa=trade.name_fa,
            name_en=trade.name_en,
            service=trade.output_kind == "service",
            permit=_lacking(trade, open_),
        )
        for trade in rows
    ]


def _lacking(trade: Trade, open_: set[str]) -> str:
    if trade.permit_path == NO_PERMIT or trade.pk in open_:
        return ""
    return str(trade.get_permit_path_display())


@dataclass(frozen=True)
class Suggestion:
    """What a name speaks of: a trade that may be listed in, and a word about one that may not."""

    trade: str = ""
    note: str = ""


def suggest(name: str, choices: list[TradeChoice]) -> Suggestion:
    """Return the likeliest of the producer's trades for a product's name. At most one query.

    With a single trade there is nothing to guess. Where the name speaks of a trade that she has
    no licence or permit for, and of none of hers, the note says so and what to do.
    """
    ready = {choice.code: choice.words for choice in choices if not choice.permit}
    only = next(iter(ready)) if len(ready) == 1 else ""
    words = folded(name)
    if not words:
        return Suggestion(only)
    named = guesses(words, _all_trades() | ready, {})
    note = "" if any(g.trade in ready for g in named[:NEAR]) else _note(named, choices)
    mine = guesses(words, ready, _sold_under(name) if len(ready) > 1 else {})
    return Suggestion(mine[0].trade if mine else only, note)


NEAR = 3


def _note(named: list[Guess], choices: list[TradeChoice]) -> str:
    """Say what to do about the trade that a name speaks of first."""
    if not named:
        return ""
    first = named[0].trade
    if lacking := next((c for c in choices if c.code == first), None):
        return needs_permit(lacking)
    return _(
        "If this is “%(trade)s”: your licence does not list that trade yet. "
        "Ask for it under “Licence and permits”, then list it here."
    ) % {"trade": facts().trades[first].name.partition(" (")[0]}


def needs_permit(choice: TradeChoice) -> str:
    """Say which paper a trade still needs."""
    return _(
        "“%(trade)s” needs a %(permit)s besides the licence. Send it under “Licence and permits”; "
        "until then goods of this trade cannot be sold."
    ) % {"trade": choice.name, "permit": choice.permit}


def _all_trades() -> dict[str, frozenset[str]]:
    return {code: trade.words for code, trade in facts().trades.items()}


def _sold_under(name: str) -> dict[str, int]:
    """Return how many goods on sale hold a word of ``name`` in their title, by trade. One query."""
    query = any_word_of(name).within(TITLES)
    if not query:
        return {}
    rows = CardWords.objects.filter(words__holds=query).order_by().values_list("trade_id")
    return dict(rows.annotate(Count("pk")))
