"""What payouts hang into the desk: «my money» in the menu, the next payout on its first page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jalali import date_text
from core.language import language
from core.money import Rials, toman_text
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right
from shop.ledger.queries import owed
from shop.payouts.queries import next_payout


def money_task(seller: Partner, day: date) -> list[TaskCard]:
    """Say when the money comes and how much of it there is by now. One query."""
    due, url = owed(seller.pk), reverse("desk_money:money")
    if due < 0:
        text = _("You owe %(sum)s") % {"sum": toman_text(Rials(-due), language())}
        note = _("Your next sales settle it; you need not do anything.")
        return [TaskCard("cash", text, url, _("See my money"), note=note, order=90)]
    when = date_text(next_payout(day), language(), "weekday")
    if due:
        text, note = _("Your money comes on %(day)s") % {"day": when}, toman_text(due, language())
    else:
        text = _("Nothing is due to you yet")
        note = _("The next payday is %(day)s.") % {"day": when}
    return [TaskCard("cash", text, url, _("See my money"), note=note, order=90)]


register_menu(
    MenuEntry(
        "money",
        gettext_lazy("My money"),
        "cash",
        "desk_money:money",
        40,
        Right.SEE_MONEY,
        thumb=True,
        short=gettext_lazy("Money"),
    )
)
register_tasks(money_task, Right.SEE_MONEY)
