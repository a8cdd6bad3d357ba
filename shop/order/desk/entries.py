"""What orders hang into the desk: an entry of the menu, and today's tasks."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sellers.desk.registry import MenuEntry, TaskCard, once, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right
from shop.order.desk import queries


def tasks(seller: Partner, day: date) -> list[TaskCard]:
    """Return what waits in a seller's parcels. One query, and none for the menu's count."""
    waits = queries.waiting(seller, day, timezone.now())
    once(seller, "orders", lambda _seller: waits.new)
    return list(_tasks(waits))


def new_count(seller: Partner) -> int:
    """Return how many parcels wait for an answer. One query in a request."""
    return once(seller, "orders", queries.new_count)


def _tasks(waits: queries.Waiting) -> Iterator[TaskCard]:
    if waits.new:
        text = ngettext("Answer the new order", "Answer the new orders", waits.new)
        note = _("Today is the last day for it.") if waits.ending else ""
        yield TaskCard(
            "basket", text, _tab("new"), _("See and answer"),
            number=waits.new, note=note, urgent=True, order=10,
        )  # fmt: skip
    if waits.to_post:
        text = ngettext("Hand over the parcel", "Hand over the parcels", waits.to_post)
        note = _("Some are late.") if waits.late else _("Due today or tomorrow.")
        yield TaskCard(
            "truck", text, _tab("preparing"), _("See and hand over"),
            number=waits.to_post, note=note, urgent=bool(waits.late), order=20,
        )  # fmt: skip
    if waits.wrong:
        text = ngettext("Correct the tracking code", "Correct the tracking codes", waits.wrong)
        yield TaskCard(
            "edit", text, _tab("posted"), _("See and correct"),
            number=waits.wrong, note=_("The buyer finds nothing with it."), urgent=True, order=30,
        )  # fmt: skip
    if waits.missing:
        text = ngettext("Ask where the parcel is", "Ask where the parcels are", waits.missing)
        yield TaskCard(
            "alert", text, _tab("posted"), _("See the parcels"),
            number=waits.missing, note=_("The buyer has not got it."), urgent=True, order=31,
        )  # fmt: skip


def _tab(name: str) -> str:
    return f"{reverse('desk_orders:list')}?tab={name}"


register_menu(
    MenuEntry(
        "orders",
        gettext_lazy("Orders of buyers"),
        "receipt",
        "desk_orders:list",
        10,
        Right.SEE_ORDERS,
        thumb=True,
        short=gettext_lazy("Orders"),
        count=new_count,
    )
)
register_tasks(tasks, Right.SEE_ORDERS)
