"""Every address of the desk, the office and the organisers, from the URL list itself."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

NAMED = re.compile(r"<(?:\w+:)?(\w+)>")  # what an address names, as a path or as an expression
AREAS = ("desk/", "office/", "organiser/")


class Page(NamedTuple):
    """One address and what its view declares.

    ``right``: what a team needs (``sellers.access.desk``); ``office``: what an office needs;
    ``organiser``: "organiser", or "begins" where one needs to be more than a helper at one fair;
    ``open_to``: "signed_in" where a person needs no shop yet.
    """

    name: str
    route: str
    arguments: frozenset[str]
    right: str
    office: str
    organiser: str
    open_to: str
    form_only: bool


def pages() -> list[Page]:
    """Return all pages of these areas, in the order in which Django tries them."""
    return [page for page in walk(get_resolver(), "", ()) if page.route.startswith(AREAS)]


def walk(resolver: URLResolver, route: str, spaces: tuple[str, ...]) -> Iterator[Page]:
    """Yield all addresses below a resolver."""
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield _page(entry, here, spaces)
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from walk(entry, here, inner)


def _page(entry: URLPattern, route: str, spaces: tuple[str, ...]) -> Page:
    def said(attribute: str) -> Any:
        return getattr(entry.callback, attribute, "")

    return Page(
        name=":".join((*spaces, entry.name or "")),
        route=route,
        arguments=frozenset(NAMED.findall(route)),
        right=str(said("desk_right")),
        office=str(said("office_right")),
        organiser=str(said("organiser_page")),
        open_to=str(said("open_to")),
        form_only=bool(said("form_only")),
    )
