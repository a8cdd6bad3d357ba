"""What returns hang into the desk: an entry of the menu with its count, and a task."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sellers.desk.registry import MenuEntry, TaskCard, once, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right
from shop.returns.queries import count_waiting


def waiting(seller: Partner) -> int:
    """Return how many cases wait for this shop. One query in a request."""
    return once(seller, "returns", count_waiting)


def tasks(seller: Partner, day: date) -> Sequence[TaskCard]:
    """Return the cases that wait for an answer. No query beside the menu's."""
    number = waiting(seller)
    if not number:
        return []
    text = ngettext("Answer a buyer's request", "Answer buyers' requests", number)
    note = _("Who does not answer in time leaves it to others.")
    url = reverse("desk_returns:list")
    return [
        TaskCard("return", text, url, _("See and answer"), number=number, note=note, urgent=True)
    ]


register_menu(
    MenuEntry(
        "returns",
        gettext_lazy("Returns and problems"),
        "return",
        "desk_returns:list",
        12,
        Right.SEE_ORDERS,
        count=waiting,
    )
)
register_tasks(tasks, Right.SEE_ORDERS)
