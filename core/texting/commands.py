"""What people may do by text message: upper apps register their commands in ``ready()``.

    register(Command("stock", ("موجودی", "stock"), set_stock, sells, _("stock 12 jam: …")))

A command is given the person, locked, and what follows its keyword; it returns what to answer,
in the active language, which is the person's own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from core.models import User


class Reply(NamedTuple):
    """The answer to a command; ``done`` is false when nothing was changed or told.

    ``about`` names what it was about ("product:12"), so that the next message can leave it out.
    """

    text: str
    done: bool = True
    about: str = ""


@dataclass(frozen=True)
class Asked:
    """One command of one person: what follows the keyword, and what their last one was about."""

    user: User
    words: tuple[str, ...]
    last_about: str = ""


@dataclass(frozen=True)
class Command:
    """One thing that can be done by SMS. ``is_for`` says who sees it; others get help instead."""

    name: str
    keywords: Sequence[str]
    run: Callable[[Asked], Reply]
    is_for: Callable[[User], bool]
    help: Promise
    order: int = 50


_commands: dict[str, Command] = {}


def register(command: Command, *, replace: bool = False) -> None:
    """Add a command; raise ``ValueError`` when its name or a keyword is taken.

    ``replace`` puts it in the place of the one with its name, if there is one.
    """
    others = [c for c in _commands.values() if not (replace and c.name == command.name)]
    taken = {word for other in others for word in (other.name, *other.keywords)}
    if clash := taken & {command.name, *command.keywords}:
        raise ValueError(f"a command by SMS is called {sorted(clash)[0]!r} already")
    _commands[command.name] = command


def find(words: tuple[str, ...], user: User) -> Command | None:
    """Return the command that the first word names, if it is one for this person."""
    for command in _commands.values():
        if words and words[0] in command.keywords and command.is_for(user):
            return command
    return None


def commands_for(user: User) -> list[Command]:
    """Return what this person can do by SMS, in order."""
    found = (command for command in _commands.values() if command.is_for(user))
    return sorted(found, key=lambda command: (command.order, command.name))
