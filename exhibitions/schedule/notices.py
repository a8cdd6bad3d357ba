"""What applicants and exhibitors are told of a fair as a whole: it opens, it moves, it is off."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import uuid4

from django.utils.translation import gettext as _
from django_tasks import task

from core.jalali import date_text
from core.language import either, language
from core.outbox import after_commit
from core.telling import News, tell_person
from core.texting.rules import Kind
from exhibitions.models import Fair
from exhibitions.schedule.involved import concerned_by
from sellers.models import Membership


class Told(StrEnum):
    """What is told."""

    OPENED = "opened"
    MOVED = "moved"
    CANCELLED = "cancelled"


def tell_concerned(fair: Fair, what: Told, reason: str = "") -> int:
    """Tell the owners of every shop that applied or holds stalls; return how many shops.

    Who is concerned is asked now, inside the change: afterwards their applications and bookings
    may have ended. Sent after the commit, once to a person.
    """
    sellers = concerned_by(fair)
    if sellers:
        after_commit(send_news, fair.pk, str(what), sellers, reason, uuid4().hex)
    return len(sellers)


@task()
def send_news(fair_pk: int, what: str, sellers: Sequence[int], reason: str, key: str) -> None:
    """Write to each owner in their language."""
    fair = Fair.objects.select_related("venue").get(pk=fair_pk)
    owners = Membership.objects.owners().filter(seller__in=sellers, user__is_active=True)
    people = {member.user_id: member.user for member in owners.select_related("user")}
    for person in people.values():
        tell_person(
            person, lambda: _news(fair, Told(what), reason), key=f"fair:{key}", kind=Kind.NECESSARY
        )


def _news(fair: Fair, what: Told, reason: str) -> News:
    said = {
        "fair": either(fair.name_fa, fair.name_en),
        "place": either(fair.venue.name_fa, fair.venue.name_en),
        "day": date_text(fair.starts_on, language(), "weekday"),
    }
    sentences = {
        Told.OPENED: _("“%(fair)s” is open now: finish and send your application."),
        Told.MOVED: _("“%(fair)s” has a new day or place: %(day)s, %(place)s."),
        Told.CANCELLED: _("“%(fair)s” on %(day)s does not take place."),
    }
    return News(sentences[what] % said, fair.get_absolute_url(), _("See the fair"), reason)
