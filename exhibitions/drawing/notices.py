"""What applicants are told of a draw by text message, each person in their own language.

Messages are stored with the news in one transaction; a sweep sends them.
"""

from collections.abc import Callable, Iterable
from functools import partial

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.jalali import date_text
from core.language import either, language, spoken
from core.structured import absolute
from core.texting.sending import queue_many
from exhibitions.applying.notices import people_of
from exhibitions.drawing import words
from exhibitions.drawing.queries import waiting_numbers
from exhibitions.models import Draw, DrawEntry
from exhibitions.states import ApplicationState


def tell_published(draw: Draw) -> None:
    """Tell everyone in a draw their code and when it is run. Few queries."""
    _tell(draw.entries.all(), partial(_published, draw))


def tell_void(draw: Draw) -> None:
    """Tell everyone in a draw that it does not count, and why."""
    _tell(draw.entries.all(), partial(_void, draw))


def tell_waiting(draw: Draw) -> None:
    """Tell those without a stall which number they have; the others hear from their booking."""
    numbers = waiting_numbers(draw)
    entries = draw.entries.filter(application__state=ApplicationState.WAIT_LISTED)
    _tell(entries, partial(_waiting, draw, numbers))


def _tell(entries: Iterable[DrawEntry], compose: Callable[[DrawEntry], str]) -> None:
    entries = list(DrawEntry.objects.filter(pk__in=[e.pk for e in entries]).select_related(
        "application"))  # fmt: skip
    people = people_of({entry.application.seller_id for entry in entries})
    messages = []
    for entry in entries:
        for person in people[entry.application.seller_id]:
            with translation.override(person.language):
                link = absolute(reverse("desk_draws:mine", args=[entry.application_id]))
                messages.append((str(person.mobile), f"{compose(entry)}\n{link}"))
    queue_many(messages)


def _fair(draw: Draw) -> str:
    return either(draw.fair.name_fa, draw.fair.name_en)


def _published(draw: Draw, entry: DrawEntry) -> str:
    return _("The stalls of %(fair)s are drawn on %(day)s. Your code in the draw: %(code)s") % {
        "fair": _fair(draw),
        "day": date_text(timezone.localtime(draw.figure_at).date(), language()),
        "code": spoken(entry.code),
    }


def _void(draw: Draw, _entry: DrawEntry) -> str:
    return _("Draw number %(n)s of %(fair)s does not count: %(reason)s") % {
        "n": spoken(draw.number),
        "fair": _fair(draw),
        "reason": words.void_reason(draw),
    }


def _waiting(draw: Draw, numbers: dict[int, int], entry: DrawEntry) -> str:
    told = _("There was no stall for you at %(fair)s. You are number %(n)s of those who wait.")
    return told % {"fair": _fair(draw), "n": spoken(numbers.get(entry.pk, 0))}
