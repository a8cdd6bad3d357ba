"""Tables of states and of the moves between them. Pure: writing a move is ``core.record``'s work.

States are strings: ``enum.StrEnum`` or Django's ``TextChoices`` members.

    MOVES = Moves(
        states=ParcelState,
        allowed={ParcelState.NEW: {ParcelState.PACKED}, ParcelState.PACKED: {ParcelState.SENT}},
        start=ParcelState.NEW,
        final={ParcelState.SENT},
    )
    MOVES.require(parcel.state, ParcelState.PACKED)
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

State = TypeVar("State", bound=str)


class MoveRefused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The table has no move from ``origin`` to ``target``."""

    def __init__(self, origin: str, target: str) -> None:
        """Keep both states for the caller's message."""
        super().__init__(f"no move from {str(origin)!r} to {str(target)!r}")
        self.origin = origin
        self.target = target


@dataclass(frozen=True, init=False)
class Moves:
    """Which states a thing can be in, and which moves between them are allowed."""

    states: tuple[str, ...]
    allowed: Mapping[str, frozenset[str]] = field(hash=False)
    start: str
    final: frozenset[str]

    def __init__(
        self,
        states: Iterable[str],
        allowed: Mapping[State, Collection[str]],
        start: str,
        final: Collection[str],
    ) -> None:
        """Copy the table; nothing is judged here, see ``problems``."""
        table = MappingProxyType({origin: frozenset(to) for origin, to in allowed.items()})
        object.__setattr__(self, "states", tuple(states))
        object.__setattr__(self, "allowed", table)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "final", frozenset(final))

    def targets(self, origin: str) -> frozenset[str]:
        """Return the states that can follow ``origin``; none for an unknown or final one."""
        return self.allowed.get(origin, frozenset())

    def allows(self, origin: str, target: str) -> bool:
        """Return whether the table has this move; staying in a state is no move unless listed."""
        return target in self.targets(origin)

    def require(self, origin: str, target: str) -> None:
        """Raise ``MoveRefused`` unless the table has this move."""
        if not self.allows(origin, target):
            raise MoveRefused(origin, target)

    def problems(self) -> list[str]:
        """Return what is wrong with the table, one sentence each; empty when it is sound.

        Sound: every state named is listed, every state can be reached from the start, no final
        state is left again, and from every state a final one can be reached.
        """
        return [
            *self._unknown(),
            *self._unreachable(),
            *self._left_again(),
            *self._dead(),
        ]

    def _unknown(self) -> list[str]:
        named = {self.start, *self.final, *self.allowed}.union(*self.allowed.values())
        return [f"{str(state)!r} is not a listed state" for state in sorted(named - {*self.states})]

    def _unreachable(self) -> list[str]:
        reached = self._reached_from(self.start)
        return [
            f"{str(state)!r} cannot be reached from {str(self.start)!r}"
            for state in self.states
            if state not in reached
        ]

    def _left_again(self) -> list[str]:
        return [
            f"final {str(state)!r} is left again" for state in self.states if self._leaves(state)
        ]

    def _leaves(self, state: str) -> bool:
        return state in self.final and bool(self.targets(state))

    def _dead(self) -> list[str]:
        return [
            f"{str(state)!r} never leads to a final state"
            for state in self.states
            if not self._reached_from(state) & self.final
        ]

    def _reached_from(self, state: str) -> set[str]:
        reached, waiting = {state}, [state]
        while waiting:
            new = self.targets(waiting.pop()) - reached
            reached |= new
            waiting.extend(new)
        return reached
