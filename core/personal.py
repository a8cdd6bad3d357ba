"""What is held of people: which rows, why, how long, and what becomes of them when somebody leaves.

Each app says it once, in its ``personal.py``, and everything else is made from that: the page that
shows people what we hold, the file they may take away, and the erasing of an account. A test walks
all models, so one that holds something of a person and says nothing fails.

    held("wishlists.WishList", _("Wish lists"), by("owner"), ["name"], Fate.ERASE, WHY, UNTIL)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from django.apps import apps
from django.db.models import Model, QuerySet

from core.models import User

Mine = Callable[[type[Model], User], "QuerySet[Any]"]


class Fate(Enum):
    """What becomes of a row when the person's account is erased."""

    ERASE = "erase"  # it goes
    CUT = "cut"  # it stays without the person: ``cut`` says which fields become what
    KEEP = "keep"  # law, or somebody else's record, holds it; the person behind it has no name


@dataclass(frozen=True)
class Held:
    """One kind of rows; ``shown`` are the fields people see. Texts are lazy."""

    label: str
    name: Any
    mine: Mine
    shown: tuple[str, ...]
    fate: Fate
    why: Any
    until: Any
    cut: Mapping[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        """The model."""
        return apps.get_model(self.label)

    def rows(self, user: User) -> "QuerySet[Any]":
        """Return the rows that are this person's."""
        return self.mine(self.model, user)


_held: dict[str, Held] = {}
_in_the_way: list[Callable[[User], Iterable[Any]]] = []
# Fields that say who of the staff, a team or a desk did something. They stay with the deed, and
# show a person without a name once the account is erased.
DEEDS: Final = frozenset(
    {
        "accepted_by", "added_by", "answered_by", "approved_by", "by", "decided_by", "excused_by",
        "finished_by", "locked_by", "made_by", "owner", "published_by", "ran_by", "replied_by",
        "requested_by", "resolved_by", "saved_by", "settled_by", "uploaded_by", "uploaded_by_user",
        "verified_by",
    }
)  # fmt: skip


def by(path: str) -> Mine:
    """Return the rows whose ``path`` leads to the person."""
    return lambda model, user: model._default_manager.filter(**{path: user})


def by_mobile(name: str) -> Mine:
    """Return the rows whose field ``name`` is the person's number; none without a number."""

    def rows(model: type[Model], user: User) -> "QuerySet[Any]":
        manager = model._default_manager
        return manager.filter(**{name: user.mobile}) if user.mobile else manager.none()

    return rows


def held(
    label: str,
    name: Any,
    mine: Mine,
    shown: Iterable[str],
    fate: Fate,
    why: Any,
    until: Any,
    cut: Mapping[str, Any] | None = None,
) -> None:
    """Say what is held; raise ``ValueError`` when it was said before."""
    if label in _held:
        raise ValueError(f"what is held in {label} was said before")
    _held[label] = Held(label, name, mine, tuple(shown), fate, why, until, cut or {})


def all_held() -> list[Held]:
    """Return everything that is held, in the order it was said."""
    return list(_held.values())


def in_the_way(reasons: Callable[[User], Iterable[Any]]) -> Callable[[User], Iterable[Any]]:
    """Add what may stand in the way of erasing an account: sentences that say what to do first."""
    if reasons not in _in_the_way:
        _in_the_way.append(reasons)
    return reasons


def reasons_to_stay(user: User) -> Iterator[Any]:
    """Yield what must be done before this account can be erased."""
    for reasons in _in_the_way:
        yield from reasons(user)
