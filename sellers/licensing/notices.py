"""What sellers are told of their papers, by text message; a task after the change is committed."""

from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy
from django_tasks import task

from core.jalali import date_text
from core.language import language
from core.tasks import deliver_sms

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


@task()
def tell_seller(model: str, pk: int, news: str) -> None:
    """Send each person of the paper's seller one message, in their own language."""
    paper: Any = (
        apps.get_model("partner", model)._default_manager.select_related("seller").get(pk=pk)
    )
    for person in paper.seller.users.exclude(mobile=None).filter(is_active=True):
        with translation.override(person.language):
            text = f"{words(paper, news)}\n{settings.SITE_URL}{reverse('home')}"
        deliver_sms.enqueue(person.mobile, text)


def words(paper: Any, news: str) -> str:
    """Return the message in the active language."""
    return str(_NEWS[news]) % {
        "paper": paper.title,
        "until": date_text(paper.valid_until, language()) if paper.valid_until else "",
        "reason": paper.reason,
    }
