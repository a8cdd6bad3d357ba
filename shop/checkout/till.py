"""What the session keeps between the screens of checkout. Nothing is stored until the order is."""

import re
from collections.abc import Mapping
from typing import Any, TypedDict
from uuid import uuid4

from django.http import HttpRequest

from shop.basket.rules import MOST_LINES
from shop.order.placement import Address

SESSION_KEY = "checkout"
KEY = re.compile(r"[0-9a-f]{32}")
LONGEST_ID = 18


class Where(TypedDict):
    """The first screen, clean."""

    name: str
    mobile: str
    place: str
    line: str
    postcode: str


class Till:
    """One visitor's checkout; writes through to the session."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session
        self._data: dict[str, Any] = request.session.get(SESSION_KEY) or {}

    @property
    def where(self) -> Where | None:
        """Return who receives the goods and where, ``None`` before that was told."""
        return self._data.get("where")

    @property
    def address(self) -> Address | None:
        """Return the same as an order takes it."""
        where = self.where
        if where is None:
            return None
        return Address(where["name"], where["place"], where["line"], where["postcode"])

    @property
    def choices(self) -> dict[int, str]:
        """Return the chosen way to send by seller id."""
        return {int(seller): code for seller, code in self._data.get("choices", {}).items()}

    @property
    def gateway(self) -> str:
        """Return the chosen way to pay, '' before one was chosen."""
        return str(self._data.get("gateway", ""))

    @property
    def key(self) -> str:
        """Return the key of the order to come; made on first use, the same until it is placed."""
        if "key" not in self._data:
            self._keep(key=uuid4().hex)
        return str(self._data["key"])

    def keep_where(self, where: Mapping[str, Any]) -> None:
        """Keep the first screen."""
        self._keep(where=dict(where))

    def keep_how(self, choices: Mapping[int, str], gateway: str) -> None:
        """Keep the second screen."""
        by_text = {str(seller): code for seller, code in choices.items()}
        self._keep(choices=by_text, gateway=gateway)

    def drop(self, key: str) -> None:
        """Draw another key next time if this is the one at hand: its order is placed already.

        Two presses at once write the session in any order; the slower must not bring it back.
        """
        if self._data.get("key") == key:
            self._data = {name: part for name, part in self._data.items() if name != "key"}
            self._session[SESSION_KEY] = self._data

    def close(self) -> None:
        """Forget everything: the order is placed."""
        self._session.pop(SESSION_KEY, None)

    def _keep(self, **parts: Any) -> None:
        self._data = {**self._data, **parts}
        self._session[SESSION_KEY] = self._data


def posted_choices(data: Mapping[str, Any]) -> dict[int, str]:
    """Return the ways to send that a form names: ``send-<seller id>``, no more than lines."""
    pairs = ((name.removeprefix("send-"), data[name]) for name in data if name.startswith("send-"))
    known = [pair for pair in pairs if pair[0].isdecimal() and len(pair[0]) <= LONGEST_ID]
    return {int(seller): code[:16] for seller, code in known[:MOST_LINES]}


def posted_key(data: Mapping[str, Any]) -> str:
    """Return the form's placement key, '' when it is none of ours."""
    key = str(data.get("key", ""))
    return key if KEY.fullmatch(key) else ""
