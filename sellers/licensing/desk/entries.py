"""What papers hang into the desk: an entry of the menu, and tasks when something is due."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.jalali import date_text
from core.language import either, language, spoken
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.licensing.desk.queries import KINDS, trades_without_permit
from sellers.licensing.rules import REMINDER_DAYS
from sellers.licensing.states import PaperState
from sellers.models import Partner, Trade
from sellers.team.rules import Right

register_menu(
    MenuEntry(
        "papers", gettext_lazy("Licence and permits"), "seal", "papers:list", 72, Right.LICENCE
    )
)

_PRESSING = {
    PaperState.NEEDS_INFORMATION: gettext_lazy("The office asks about your %(paper)s"),
    PaperState.SUSPENDED: gettext_lazy("Your %(paper)s is suspended"),
    PaperState.EXPIRED: gettext_lazy("Your %(paper)s has ended"),
}


def papers_due(seller: Partner, day: date) -> list[TaskCard]:
    """Say which papers end, have ended, or wait for an answer; what has no permit. Four queries."""
    papers = {
        kind: list(model._default_manager.filter(seller=seller).order_by("pk"))
        for kind, model in KINDS.items()
    }
    cards = [
        card
        for kind, found in papers.items()
        for paper in found
        if (card := _card(kind, paper, day))
    ]
    if first := _first_licence({paper.state for paper in papers["licence"]}):
        cards.append(first)
    return cards + [_permit_wanted(trade) for trade in trades_without_permit(seller, day)]


def _first_licence(states: set[str]) -> TaskCard | None:
    """Return how the first licence stands, as long as the office has not decided on any."""
    page = reverse("papers:list")
    if states <= {PaperState.DRAFT, PaperState.REJECTED}:
        text, note = _("Send your licence"), _("Goods go on sale once the office has seen it.")
        return TaskCard("seal", text, page, _("Send it"), note=note, order=8)
    if states <= {PaperState.DRAFT, PaperState.REJECTED, PaperState.SUBMITTED}:
        text, note = _("The office looks at your licence"), _("We text you what it says.")
        return TaskCard("seal", text, page, _("See it"), note=note, order=60)
    return None


def _permit_wanted(trade: Trade) -> TaskCard:
    new = reverse("papers:new", args=["permit"])
    return TaskCard(
        sign="seal",
        text=_("Add the permit for %(trade)s") % {"trade": either(trade.name_fa, trade.name_en)},
        note=_("Its goods go on sale once the office has seen this paper too: %(paper)s.")
        % {"paper": trade.get_permit_path_display()},
        url=f"{new}?trade={trade.pk}&kind={trade.permit_path}",
        button=_("Add it"),
        order=30,
    )


def _card(kind: str, paper: Any, day: date) -> TaskCard | None:
    page = reverse("papers:list")
    if paper.state in _PRESSING:
        text = str(_PRESSING[paper.state]) % {"paper": paper.title}
        note = paper.reason.partition("\n")[0]
        url, button = page, _("See what to do")
        if paper.state == PaperState.EXPIRED:  # one thing is to do: no list stands in between
            url, button = reverse("papers:renewal", args=[kind, paper.pk]), _("Renew it")
        return TaskCard("alert", text, url, button, note=note, urgent=True, order=5)
    if paper.state not in (PaperState.APPROVED, PaperState.RENEWED):
        return None
    left = (paper.valid_until - day).days
    if not 0 <= left <= max(REMINDER_DAYS):
        return None
    text = ngettext(
        "Your %(paper)s ends in %(n)s day", "Your %(paper)s ends in %(n)s days", left
    ) % {"paper": paper.title, "n": spoken(left)}
    note = _("On %(day)s. After it nothing of it is on sale.") % {
        "day": date_text(paper.valid_until, language())
    }
    url = reverse("papers:renewal", args=[kind, paper.pk])
    return TaskCard(
        "calendar", text, url, _("Renew it"), note=note, urgent=left <= REMINDER_DAYS[1], order=10
    )


register_tasks(papers_due, Right.LICENCE)
