"""What sellers are told of their papers, by text message: queued with the news, sent after it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from core.jalali import date_text
from core.language import language
from core.structured import absolute
from core.texting.sending import queue_many, queue_sms
from sellers.models import Licence, Membership, Permit
from sellers.team.rules import Right, rights_of

_NEWS: Final[dict[str, Any]] = {
    "approved": gettext_lazy("Your %(paper)s is approved until %(until)s."),
    "renewed": gettext_lazy("Your %(paper)s is renewed until %(until)s."),
    "needs_information": gettext_lazy("The office asks about your %(paper)s: %(reason)s"),
    "rejected": gettext_lazy("Your %(paper)s was refused: %(reason)s"),
    "suspended": gettext_lazy("Your %(paper)s is suspended, its goods are not on sale: %(reason)s"),
    "lifted": gettext_lazy("Your %(paper)s counts again. Its goods are back on sale."),
    "renewal_declined": gettext_lazy("Your %(paper)s was not renewed yet: %(reason)s"),
    "expired": gettext_lazy("Your %(paper)s ended on %(until)s. Renew it and its goods return."),
    "soon": gettext_lazy("Your %(paper)s ends on %(until)s. Renew it in time."),
}


def tell(paper: Licence | Permit, news: str, *, key: str | None = None) -> None:
    """Send those who care for the seller's papers one message each, in their own language.

    Inside the transaction of the news: it is queued with it, and sent once it commits. The same
    ``key`` twice is one message to each.
    """
    for member in paper.seller.team.select_related("user"):
        person = member.user
        if not person.mobile or Right.LICENCE not in rights_of(member.role):
            continue
        with translation.override(person.language):
            text = f"{words(paper, news)}\n{absolute(reverse('papers:list'))}"
        queue_sms(person.mobile, text, key=f"{key}-{person.pk}" if key else None)


def tell_many(papers: Sequence[Licence | Permit], news: str) -> None:
    """Queue the same news for many sellers, each in their own language; a sweep sends it."""
    team = Membership.objects.filter(seller__in={paper.seller_id for paper in papers})
    members = defaultdict(list)
    for member in team.exclude(user__mobile=None).select_related("user"):
        if Right.LICENCE in rights_of(member.role):
            members[member.seller_id].append(member.user)
    link = absolute(reverse("papers:list"))
    messages = []
    for paper in papers:
        for person in members[paper.seller_id]:
            with translation.override(person.language):
                messages.append((str(person.mobile), f"{words(paper, news)}\n{link}"))
    queue_many(messages)


def words(paper: Any, news: str) -> str:
    """Return the message in the active language."""
    return str(_NEWS[news]) % {
        "paper": paper.title,
        "until": date_text(paper.valid_until, language()) if paper.valid_until else "",
        "reason": paper.reason,
    }
