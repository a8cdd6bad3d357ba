"""What upper floors hang into the desk in ``ready()``: entries of the menu, and today's tasks.

register_menu(MenuEntry("goods", _("My goods"), "box", "goods:list", 20, Right.SEE_GOODS))
register_tasks(parcels_to_post, Right.SHIP)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.functional import Promise

from sellers.access import Standing
from sellers.models import Partner
from sellers.team.rules import Right

Text = str | Promise

ANSWER = TypeVar("ANSWER")


@dataclass(frozen=True)
class MenuEntry:
    """One page of the desk in its menu; who does not hold ``right`` does not see it.

    Entries stand by ``order``. Those with ``thumb`` also stand in the bar below a phone's page,
    which has room for the first four; give it a ``short`` word there. ``kinds`` narrows it to kinds
    of seller. ``count`` returns how many
    things wait behind the entry; it costs at most one query, on every page: leave it out mostly.
    """

    key: str
    label: Text
    sign: str
    url_name: str
    order: int
    right: Right | None = None
    thumb: bool = False
    short: Text = ""
    count: Callable[[Partner], int] | None = None
    kinds: frozenset[str] = frozenset()

    def is_for(self, standing: Standing) -> bool:
        """Whether this person sees it."""
        fits = not self.kinds or standing.seller.kind in self.kinds
        return fits and standing.may(self.right)


@dataclass(frozen=True)
class TaskCard:
    """One thing to do today: a sign, a sentence (verb first), and one way to do it.

    ``number`` is how many wait, ``None`` for a single thing; ``order`` sorts among tasks of equal
    urgency.
    """

    sign: str
    text: str
    url: str
    button: str
    number: int | None = None
    note: str = ""
    urgent: bool = False
    order: int = 50


Tasks = Callable[[Partner, date], Sequence[TaskCard]]

_menu: dict[str, MenuEntry] = {}
_tasks: list[tuple[Tasks, Right | None]] = []


def register_menu(*entries: MenuEntry) -> None:
    """Add entries to the desk's menu; raise ``ValueError`` when a key is taken."""
    for entry in entries:
        if entry.key in _menu:
            raise ValueError(f"the desk's menu has an entry {entry.key!r} already")
        _menu[entry.key] = entry


def register_tasks(tasks: Tasks, right: Right | None = None) -> None:
    """Add a question for today's tasks, asked for those who hold ``right``: few queries each."""
    if (tasks, right) not in _tasks:
        _tasks.append((tasks, right))


def menu_of(standing: Standing) -> list[MenuEntry]:
    """Return what this person sees in the menu, in order."""
    seen = (entry for entry in _menu.values() if entry.is_for(standing))
    return sorted(seen, key=lambda entry: (entry.order, entry.key))


def once(seller: Partner, key: str, ask: Callable[[Partner], ANSWER]) -> ANSWER:
    """Return what several of menu and tasks show; asked once in a request.

    ``seller`` is the shop of this request: what was counted lives as long as it does.
    """
    counted: dict[str, Any] = seller.__dict__.setdefault("_counted", {})
    if key not in counted:
        counted[key] = ask(seller)
    answer: ANSWER = counted[key]
    return answer


def tasks_of(standing: Standing, day: date) -> list[TaskCard]:
    """Return this person's tasks of ``day``: urgent ones first."""
    cards = [
        card
        for tasks, right in _tasks
        if standing.may(right)
        for card in tasks(standing.seller, day)
    ]
    return sorted(cards, key=lambda card: (not card.urgent, card.order))
