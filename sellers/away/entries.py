"""What holidays hang into the desk."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jalali import date_text
from core.language import language
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right


def tasks(seller: Partner, day: date) -> list[TaskCard]:
    """Remind a producer that her shop is on holiday. No query."""
    away = seller.away
    if away is None or not away.covers(day):
        return []
    last = date_text(away.last, language(), "weekday")
    text = _("Your shop is on holiday until %(day)s") % {"day": last}
    return [TaskCard("sun", text, reverse("desk:holiday"), _("Change or end it"), order=90)]


register_menu(MenuEntry("holiday", gettext_lazy("Holidays"), "sun", "desk:holiday", 70, Right.SHOP))
register_tasks(tasks, Right.SHOP)
