"""What messages hang into the desk: an entry with its count, and a task."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sellers.desk.registry import MenuEntry, TaskCard, once, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right
from shop.talk.queries import unread_of_seller


def unread_count(seller: Partner) -> int:
    """Return how many messages a shop has not read. One query in a request."""
    return once(seller, "messages", unread_of_seller)


def tasks(seller: Partner, day: date) -> Sequence[TaskCard]:
    """Return the messages that nobody has read. One query."""
    unread = unread_count(seller)
    if not unread:
        return []
    text = ngettext("Read the message", "Read the messages", unread)
    url = reverse("desk_talk:inbox")
    return [TaskCard("mail", text, url, _("Read"), number=unread, order=20)]


register_menu(
    MenuEntry(
        "messages",
        gettext_lazy("Messages"),
        "mail",
        "desk_talk:inbox",
        40,
        Right.TALK,
        thumb=True,
        count=unread_count,
    )
)
register_tasks(tasks, Right.TALK)
