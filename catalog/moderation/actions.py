"""The only writers of a listing's state: one move each, locked, recorded, then told."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from catalog.models import Product
from catalog.moderation import notices
from catalog.moderation.queries import record_of
from catalog.moderation.rules import is_sampled, is_trusted
from catalog.moderation.states import LISTING_MOVES, ListingState
from catalog.moderation.terms import terms
from core.models import MoveRecord, User
from core.moves import MoveRefused
from core.record import move
from sellers.models import Partner


class ListingChanged(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The listing is no longer as the operator saw it; nothing was decided."""


def locked(pk: int) -> Product:
    """Return a listing with its row locked; raise ``DoesNotExist``, for variants too."""
    goods: Product = Product.objects.select_for_update().get(pk=pk, parent=None)
    return goods


@transaction.atomic
def submit(pk: int, *, seller: Partner, by: User | None, day: date) -> Product:
    """Hand a listing in: a trusted seller's is on sale at once, others wait for an operator.

    What is handed in or on sale already stays as it is. Raise ``MoveRefused`` from other states.
    """
    listing = locked(pk)
    if listing.state in (ListingState.WAITING, ListingState.PUBLISHED):
        return listing
    listing.submitted_at = timezone.now()
    revised = listing.state == ListingState.REVISION
    if not revised and is_trusted(record_of(seller, day), terms()):
        listing.unseen = is_sampled(listing.pk, terms())
        _show(listing, by=by, reason="trusted", also=["submitted_at", "unseen"])
    else:
        _to(listing, ListingState.WAITING, by=by, also=["submitted_at"])
    return listing


@transaction.atomic
def publish(pk: int, *, by: User, seen: datetime | None = None) -> Product:
    """Put a waiting listing on sale and tell its seller.

    ``seen`` is the listing's ``date_updated`` as the operator saw it. Raise ``ListingChanged``
    when it was changed since, ``MoveRefused`` when it does not wait any more.
    """
    listing = _as_seen(pk, seen)
    if listing.state != ListingState.WAITING:
        raise MoveRefused(listing.state, ListingState.PUBLISHED)
    listing.unseen = False
    moved = _show(listing, by=by, also=["unseen"])
    notices.tell_published(listing, moved)
    return listing


@transaction.atomic
def send_back(pk: int, *, reason: str, by: User, seen: datetime | None = None) -> Product:
    """Take a listing out of the queue, or off the shop, until its seller has changed it.

    ``reason`` is that of ``words.reason``; the seller is told. Raise as ``publish`` does.
    """
    listing = _as_seen(pk, seen)
    listing.is_public = listing.unseen = False
    fields = ["is_public", "unseen"]
    moved = _to(listing, ListingState.REVISION, by=by, reason=reason, also=fields)
    notices.tell_sent_back(listing, moved)
    return listing


@transaction.atomic
def found_well(pk: int, *, by: User, seen: datetime | None = None) -> Product:
    """Note that an operator looked at a listing that was on sale unseen; once, then nothing."""
    listing = _as_seen(pk, seen)
    if listing.unseen:
        listing.unseen = False
        listing.save(update_fields=["unseen", "date_updated"])
        note(listing, by=by, reason="found well")
    return listing


@transaction.atomic
def hide(pk: int, *, by: User | None) -> Product:
    """Take goods off the shop until their seller shows them again."""
    listing = locked(pk)
    if listing.state != ListingState.HIDDEN:
        listing.is_public = False
        _to(listing, ListingState.HIDDEN, by=by, also=["is_public"])
    return listing


@transaction.atomic
def show(pk: int, *, by: User | None) -> Product:
    """Put hidden goods on sale again; they were accepted before."""
    listing = locked(pk)
    if listing.state == ListingState.HIDDEN:
        _show(listing, by=by)
    elif not listing.is_public:
        LISTING_MOVES.require(listing.state, ListingState.HIDDEN)
    return listing


@transaction.atomic
def take_back(pk: int, *, by: User | None) -> Product:
    """Make a waiting listing a draft again."""
    listing = locked(pk)
    if listing.state != ListingState.DRAFT:
        _to(listing, ListingState.DRAFT, by=by)
    return listing


@transaction.atomic
def remove(pk: int, *, by: User | None) -> None:
    """Delete a draft with its photos; goods that were sold once leave the desk, their row stays."""
    listing = locked(pk)
    if listing.state == ListingState.DRAFT:
        _delete(listing)
    else:
        _to(listing, ListingState.REMOVED, by=by)


def note(listing: Product, *, by: User | None, reason: str) -> None:
    """Write into a listing's history what moved no state."""
    MoveRecord.objects.create(
        model=listing._meta.label_lower,
        object_id=listing.pk,
        from_state=listing.state,
        to_state=listing.state,
        by=by,
        reason=reason,
    )


def _as_seen(pk: int, seen: datetime | None) -> Product:
    listing = locked(pk)
    if seen is not None and listing.date_updated != seen:
        raise ListingChanged
    return listing


def _show(
    listing: Product, *, by: User | None, reason: str = "", also: Sequence[str] = ()
) -> MoveRecord:
    """Make a listing public; the first time, its day in the shop begins now."""
    if listing.state != ListingState.HIDDEN:
        listing.date_created = timezone.now()
    listing.is_public = True
    fields = ["is_public", "date_created", *also]
    return _to(listing, ListingState.PUBLISHED, by=by, reason=reason, also=fields)


def _to(
    listing: Product,
    state: ListingState,
    *,
    by: User | None,
    reason: str = "",
    also: Sequence[str] = (),
) -> MoveRecord:
    # The new ``date_updated`` refuses a decision by somebody who saw what was before.
    fields = [*also, "date_updated"]
    return move(listing, state, table=LISTING_MOVES, by=by, reason=reason, also_save=fields)


def _delete(listing: Product) -> None:
    """Delete a listing that was never shown, and those of its photos that nothing else uses."""
    photos = [image.photo for image in listing.images.select_related("photo") if image.photo]
    listing.delete()
    for photo in photos:
        if not photo.product_images.exists():
            photo.delete()
