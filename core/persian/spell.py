"""How alike two words are: for «did you mean», where nothing was found.

Look candidates up by shared ``trigrams``, then rank them by ``similarity``.
"""

from core.persian.search import query_terms, search_key


def trigrams(text: str) -> frozenset[str]:
    """Return the three-letter pieces of the key's words, padded as PostgreSQL's pg_trgm does."""
    padded = [f"  {word} " for word in query_terms(text)]
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))


def similarity(a: str, b: str) -> float:
    """Return how alike the keys of two texts are, from 0 to 1 (the same key).

    The better of shared trigrams over all trigrams (good for long texts and missing words) and
    letters kept over all letters (good for one slip in a short word: گیلم for گلیم is 0.75).
    About 11 µs for two words.
    """
    key_a, key_b = search_key(a), search_key(b)
    if not key_a or not key_b:
        return 0.0
    of_a, of_b = trigrams(key_a), trigrams(key_b)
    shared = len(of_a & of_b) / len(of_a | of_b)
    return max(shared, 1 - slips(key_a, key_b) / max(len(key_a), len(key_b)))


def slips(a: str, b: str) -> int:
    """Return how many letters were added, dropped, mistaken or swapped between ``a`` and ``b``."""
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        last_but_one, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and other == a[i - 2]:
                cost = min(cost, last_but_one[j - 2] + 1)
            row.append(cost)
    return row[-1]
