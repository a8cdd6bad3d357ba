"""What ``manage.py audit`` checks of fairs."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, F, Max, Min, OuterRef, Q
from django.utils import timezone

from core.audit import Finding, register
from exhibitions.allocation.seed import seed_of
from exhibitions.models import Draw, Fair, FairDay, HallUse
from exhibitions.schedule.standing_until import last_days
from exhibitions.states import FairState
from sellers.models import Partner

DAYS = "fairs: days span from the first to the last"
HALLS = "fairs: halls are held on open days only"
STANDING = "fairs: sellers know until when they are met"
DRAWS = "fairs: draws are as they were published"
LATE = "fairs: what is over has closed"


@register(DAYS)
def days_span_the_fair() -> Iterator[Finding]:
    """A fair's first and last day are those of its days."""
    fairs = Fair.objects.annotate(first=Min("days__day"), last=Max("days__day"))
    wrong = fairs.exclude(state=FairState.DRAFT).exclude(
        first=F("starts_on"), last=F("ends_on"), first__isnull=False
    )
    for slug, starts, ends, first, last in wrong.values_list(
        "slug", "starts_on", "ends_on", "first", "last"
    ):
        yield Finding(DAYS, slug, f"says {starts} to {ends}, its days are {first} to {last}")


@register(DRAWS)
def draws_are_as_published() -> Iterator[Finding]:
    """What is stored of a draw has the fingerprint and the seed that were published."""
    draws = Draw.objects.select_related("fair").order_by("pk")
    for draw in draws.iterator(chunk_size=20):
        whole = hashlib.sha256(draw.input.encode()).hexdigest() == draw.fingerprint
        seeded = not draw.seed or draw.seed == seed_of(draw.fingerprint, draw.figure)
        if not whole or not seeded:
            told = "its seed is not that of its figure" if whole else "its input was changed"
            yield Finding(DRAWS, f"{draw.fair.slug} {draw.number}", told)


@register(HALLS)
def halls_are_held_on_open_days() -> Iterator[Finding]:
    """No fair keeps a hall from others on a day when its doors are shut."""
    open_days = FairDay.objects.filter(fair=OuterRef("fair"), day=OuterRef("day"))
    for use in HallUse.objects.exclude(Exists(open_days)).select_related("fair"):
        yield Finding(HALLS, use.fair.slug, f"holds hall {use.hall_id} on {use.day}")


@register(STANDING)
def sellers_know_until_when() -> Iterator[Finding]:
    """The day on a seller's row is the last of the fairs at which stalls are theirs."""
    last = last_days()
    told = Partner.objects.filter(Q(at_fairs_until__isnull=False) | Q(pk__in=last))
    for pk, name, until in told.values_list("pk", "name", "at_fairs_until"):
        if until != last.get(pk):
            yield Finding(STANDING, name, f"says {until}, the stalls say {last.get(pk)}")


@register(LATE)
def fairs_past_their_end() -> Iterator[Finding]:
    """Find fairs that ``turn_fairs`` should have closed two days ago."""
    late = timezone.localdate() - timedelta(days=2)
    running = Fair.objects.filter(state=FairState.RUNNING, ends_on__lt=late)
    for slug in running.values_list("slug", flat=True):
        yield Finding(LATE, slug, "is still running: does turn_fairs run?")
