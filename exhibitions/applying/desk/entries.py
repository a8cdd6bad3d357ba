"""What fairs hang into the desk: an entry of the menu, and what waits for an answer."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import either
from exhibitions.applying.queries import last_moment, times_of
from exhibitions.applying.rules import takes_applications
from exhibitions.models import Application
from exhibitions.states import ApplicationState
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right

SOON = 7  # days before the end on which a draft is called to mind

register_menu(
    MenuEntry("fairs", gettext_lazy("Fairs"), "calendar", "desk_fairs:index", 40, Right.FAIRS)
)


def tasks(seller: Partner, day: date) -> list[TaskCard]:
    """Return what waits in a seller's applications to fairs. One query."""
    states = (ApplicationState.NEEDS_INFO, ApplicationState.DRAFT)
    rows = Application.objects.filter(seller=seller, state__in=states).select_related("fair")
    cards = (_card(one, day) for one in rows.order_by("fair__apply_until", "pk"))
    return [card for card in cards if card]


def _card(application: Application, day: date) -> TaskCard | None:
    fair = application.fair
    name = either(fair.name_fa, fair.name_en)
    url = reverse("desk_fairs:application", args=[application.pk])
    if application.state == ApplicationState.NEEDS_INFO:
        return TaskCard(
            "chat", _("Answer the organiser of %(fair)s") % {"fair": name}, url,
            _("See and answer"),
            note=application.question, urgent=True, order=12,
        )  # fmt: skip
    left = last_moment(fair, day)
    if left is None or left > SOON or not takes_applications(times_of(fair), timezone.now()):
        return None
    return TaskCard(
        "calendar", _("Send your application to %(fair)s") % {"fair": name}, url, _("Go on"),
        note=_("Applications are taken for a few days more."), urgent=left <= 1, order=42,
    )  # fmt: skip


register_tasks(tasks, Right.FAIRS)
