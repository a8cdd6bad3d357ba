"""Whose listings are on sale at once, and which of them are looked at afterwards. Pure."""

from dataclasses import dataclass
from zlib import crc32

# A support company answers for its members, a cooperative for its own.
VOUCHES = ("support_company", "cooperative")


@dataclass(frozen=True)
class Terms:
    """What a seller must have shown before listings need no look.

    ``accepted`` listings, at least ``days`` since joining, and none sent back within
    ``clean_days``. Of listings that nobody looked at, one in ``sample_every`` is looked at
    afterwards; 0 looks at none, 1 at all.
    """

    accepted: int = 3
    days: int = 14
    clean_days: int = 60
    sample_every: int = 10


@dataclass(frozen=True)
class Record:
    """What a seller has shown: whole days, ``None`` where there is no such day."""

    kind: str
    days_since_joining: int | None
    accepted: int
    days_since_revision: int | None


def is_trusted(record: Record, terms: Terms) -> bool:
    """Whether the seller's listings are on sale at once.

    Companies that vouch for others need no time since joining, but accepted listings like all.
    """
    if record.accepted < terms.accepted:
        return False
    sent_back = record.days_since_revision
    if sent_back is not None and sent_back < terms.clean_days:
        return False
    if record.kind in VOUCHES:
        return True
    return record.days_since_joining is not None and record.days_since_joining >= terms.days


def is_sampled(listing: int, terms: Terms) -> bool:
    """Whether a listing that went on sale unseen is looked at afterwards.

    The same listing always gets the same answer, and nobody can tell it beforehand from the
    number of the listing before it.
    """
    if terms.sample_every <= 0:
        return False
    return crc32(f"listing {listing}".encode()) % terms.sample_every == 0
