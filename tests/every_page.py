"""Every page that can be opened, visited once in one full house: what it said, and what it asked.

The list of addresses is Django's own; what an address speaks of comes from the access matrices. All
of it is made four times for one shop, one person, one office and one fair, so that a page which
asks once for each row is seen doing it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Collection

from catalog.actions import refresh_cards
from core.models import User
from tests import factories as make
from tests.access import everywhere, fairs
from tests.access.objects import ASKED_FOR, OF_A_PERSON, OF_A_SHOP, OF_NOBODY
from tests.access.pages import Page, walk
from tests.exhibitions import makers
from tests.poison import poison
from tests.shop.pages.tools import home

TIMES = 4
WITH_A_FAIR = ("organiser/", "fairs/")
Arguments = dict[str, Any]
_LISTS = re.compile(r"\(\s*(?:%s|\?|NULL|\d+)(?:\s*,\s*(?:%s|\?|NULL|\d+))*\s*\)")
_LITERALS = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
_ALIASES = re.compile(r'"([A-Z])\d+"')
_NOT_ASKED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def shape(sql: str) -> str:
    """Return a query without what differs from row to row: values, and how many of them."""
    return _LISTS.sub("(?)", _LITERALS.sub("?", _ALIASES.sub(r'"\1"', sql)))


class Shapes:
    """Counts the shapes of all queries while it is entered."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(_NOT_ASKED):
            self.counted[shape(sql)] += 1
        return execute(sql, *rest)

    def __enter__(self) -> "Shapes":
        self._wrapped = connection.execute_wrapper(self)
        self._wrapped.__enter__()
        return self

    def __exit__(self, *how: Any) -> None:
        self._wrapped.__exit__(*how)

    def repeated(self, most: int) -> dict[str, int]:
        """Return the shapes that were asked more than ``most`` times."""
        return {sql: times for sql, times in self.counted.items() if times > most}


@dataclass
class Visit:
    """One page, as it was shown to whom it is for."""

    name: str
    route: str
    path: str
    answer: Any
    shapes: Shapes


class House:
    """One shop, person, office and fair with four of everything, and who opens what."""

    def __init__(self) -> None:
        self.made: dict[str, Arguments] = {}
        self._known: dict[Any, Arguments] = {}
        self._clients: dict[Any, Client] = {}
        self.shop = make.seller("خانهٔ مربا")
        self.owner = make.member(self.shop).user
        self.boss = make.user(is_staff=True, is_superuser=True)
        self.buyer = make.user("+989161110000")
        self.clerk = make.officer(duty="head")
        self.fair = makers.fair(at=makers.plan(16))
        self.organiser = makers.organiser()
        self._fill()

    def _fill(self) -> None:
        home()
        if not Collection.objects.exists():  # a migration would make it
            Collection.add_root(name="Root")
        self._all(OF_A_SHOP, self.shop)
        self._all(ASKED_FOR, self.shop)
        self._all(OF_A_PERSON, self.shop)
        self._all(everywhere.MINE, self.buyer)
        self._all(fairs.ALL, self.fair)
        for _ in range(TIMES):
            make.product(seller=self.shop)
            make.seller()
        self.goods = make.product("مربای بهارنارنج", self.shop)
        self.poisoned = poison()
        refresh_cards()

    def _all(self, table: dict[str, Callable[[Any], Arguments]], whose: Any) -> None:
        for name, one in table.items():
            if one not in self._known:
                self._known[one] = [one(whose) for _ in range(TIMES)][-1]
            self.made[name] = self._known[one]

    def visits(self) -> Iterator[Visit]:
        """Open every page that takes more than forms."""
        for page in walk(get_resolver(), "", ()):
            if page.name and not page.form_only and (path := self._path(page)):
                yield self._visit(page, path, self._who(page))

    def _visit(self, page: Page, path: str, person: User | None) -> Visit:
        client = self._clients.get(person and person.pk) or Client(raise_request_exception=False)
        if person and person.pk not in self._clients:
            client.force_login(person)
        self._clients[person and person.pk] = client
        with Shapes() as shapes:
            answer = client.get(path)
        return Visit(page.name, page.route, path, answer, shapes)

    def _who(self, page: Page) -> User | None:
        if page.right or page.open_to or page.route.startswith("desk/"):
            return self.owner
        if page.office:
            return self.clerk
        if page.organiser:
            return self.organiser
        if page.route.startswith(everywhere.STAFF_AREAS):
            return self.boss
        if page.name in {*everywhere.SIGNED_IN, *everywhere.MINE, *everywhere.ELSEWHERE}:
            return self.buyer
        return None

    def _path(self, page: Page) -> str | None:
        """Return the address of a page; ``None`` for one that speaks of what is not made here."""
        made = {} if page.name in ASKED_FOR else self.made.get(page.name)
        if made is None:
            of_nobody = OF_NOBODY.get(page.name, {})
            made = of_nobody() if callable(of_nobody) else of_nobody
        known = {"slug": self.fair.slug} if page.route.startswith(WITH_A_FAIR) else {}
        values = {**known, **self._public().get(page.name, {}), **made}
        if page.arguments - values.keys():
            return None
        try:
            path = reverse(page.name, kwargs={name: values[name] for name in page.arguments})
        except NoReverseMatch:  # a regular expression with arguments that have no name
            return None
        asked = self.made[page.name] if page.name in ASKED_FOR else None
        return f"{path}?{urlencode(asked)}" if asked else path

    def _public(self) -> dict[str, Arguments]:
        goods = {"pk": self.goods.pk, "product_slug": self.goods.slug}
        shop, pk = {"slug": self.shop.slug}, {"pk": self.goods.pk}
        return {
            **{f"catalogue:{name}": goods for name in ("detail", "reviews", "questions")},
            **dict.fromkeys(("catalogue:review", "catalogue:ask", "share:goods"), pk),
            **dict.fromkeys(("producers:detail", "producers:voice", "share:shop"), shop),
        }
