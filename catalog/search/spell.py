"""The words of the shop, and the nearest of them to a word that nothing holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from catalog.models import Card, ShopWord, WordPiece
from catalog.search.rows import display_names
from core.persian import clean, query_terms, similarity, trigrams

ALIKE = 0.5  # one slip in a short word, two in a longer one
# Persian words are often typed in Latin letters: asal, which looks like seal and animal. Nobody
# mistakes the first letter of those.
ALIKE_IN_LATIN = 0.6
CANDIDATES = 200
LONGEST_WORD = 64
_EDGES = "«»()[]{}.,،؛:!?؟\"'…-–—/\\|+*٪%"


@dataclass(frozen=True)
class Correction:
    """What was probably meant: the whole query, and for each unknown word its neighbours."""

    text: str
    neighbours: tuple[str, ...]
    changed: bool


def words_in(text: str) -> Iterable[tuple[str, str]]:
    """Yield the words of a text as search compares them and as people write them."""
    for word in clean(text).split():
        shown = word.strip(_EDGES)
        key = "".join(query_terms(shown))
        if 1 < len(key) <= LONGEST_WORD >= len(shown) and not key.isdigit():
            yield key, shown


def learn(cards: Iterable[Card]) -> set[str]:
    """Add the words of titles and names that the shop has not met; return all keys seen.

    Three queries, two of them only when there is something new.
    """
    seen: dict[str, str] = {}
    for text in display_names(cards):
        for key, shown in words_in(text):
            seen.setdefault(key, shown)
    known = set(ShopWord.objects.filter(key__in=seen).values_list("key", flat=True))
    new = sorted(seen.keys() - known)
    if new:
        ShopWord.objects.bulk_create(
            [ShopWord(key=key, shown=seen[key]) for key in new], ignore_conflicts=True
        )
        stored = ShopWord.objects.filter(key__in=new)
        WordPiece.objects.bulk_create(
            [WordPiece(word=word, piece=piece) for word in stored for piece in trigrams(word.key)],
            ignore_conflicts=True,
        )
    return set(seen)


def unlearn_all_but(keys: set[str]) -> None:
    """Forget the words that no card holds any more."""
    gone = [pk for pk, key in ShopWord.objects.values_list("pk", "key") if key not in keys]
    for start in range(0, len(gone), 500):
        ShopWord.objects.filter(pk__in=gone[start : start + 500]).delete()


def correct(text: str) -> Correction:
    """Return the query with each word the shop does not know replaced by its nearest. One query."""
    terms = list(dict.fromkeys(query_terms(text)))[:5]
    near = {term: _nearest(term, words) for term, words in _candidates(terms).items()}
    fixed = [near[term][0] if near[term] else term for term in terms]
    neighbours = dict.fromkeys(word for term in terms for word in near[term][:3])
    plain = [query_terms(word) for word in fixed]
    return Correction(
        " ".join(fixed), tuple(neighbours)[:6], changed=plain != [[term] for term in terms]
    )


def _candidates(terms: list[str]) -> dict[str, list[ShopWord]]:
    """Return the words that share pieces with each term."""
    if not terms:
        return {}
    pieces = {term: trigrams(term) for term in terms}
    shared = {
        f"of_{i}": Count("pieces", filter=Q(pieces__piece__in=pieces[term]))
        for i, term in enumerate(terms)
    }
    found = (
        ShopWord.objects.filter(pieces__piece__in=frozenset().union(*pieces.values()))
        .annotate(shared=Count("pieces"), **shared)
        .order_by("-shared", "pk")[:CANDIDATES]
    )
    words = list(found)
    return {
        term: [word for word in words if getattr(word, f"of_{i}")] for i, term in enumerate(terms)
    }


def _nearest(term: str, words: list[ShopWord]) -> list[str]:
    """Return what the words are written like, the most alike first; itself if it is known."""
    scored = sorted((-similarity(term, word.key), word.key, word.shown) for word in words)
    if scored and scored[0][1] == term:
        return [scored[0][2]]
    if term.isascii():
        scored = [row for row in scored if row[1][0] == term[0]]
    least = ALIKE_IN_LATIN if term.isascii() else ALIKE
    return [shown for score, _, shown in scored if -score >= least]


def relearn() -> None:
    """Make the words of the shop those of all cards; reads every card once."""
    keys: set[str] = set()
    cards = Card.objects.order_by("pk").only(
        "title", "title_en", "seller_name", "seller_name_en", "trade_id", "county_id"
    )
    last = 0
    while batch := list(cards.filter(pk__gt=last)[:1000]):
        keys |= learn(batch)
        last = batch[-1].pk
    unlearn_all_but(keys)
