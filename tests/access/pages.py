"""Every address of the desk and the office, from the URL list itself."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

AREAS = ("desk/", "office/")


class Page(NamedTuple):
    """One address and what its view declares.

    ``right``: what a team needs (``sellers.access.desk``); ``office``: what an office needs;
    ``open_to``: "signed_in" where a person needs no shop yet.
    """

    name: str
    route: str
    arguments: frozenset[str]
    right: str
    office: str
    open_to: str
    form_only: bool


def pages() -> list[Page]:
    """Return all pages of both areas, in the order in which Django tries them."""
    return [page for page in _walk(get_resolver(), "", ()) if page.route.startswith(AREAS)]


def _walk(resolver: URLResolver, route: str, spaces: tuple[str, ...]) -> Iterator[Page]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield _page(entry, here, spaces)
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, here, inner)


def _page(entry: URLPattern, route: str, spaces: tuple[str, ...]) -> Page:
    def said(attribute: str) -> Any:
        return getattr(entry.callback, attribute, "")

    return Page(
        name=":".join((*spaces, entry.name or "")),
        route=route,
        arguments=frozenset(entry.pattern.converters),
        right=str(said("desk_right")),
        office=str(said("office_right")),
        open_to=str(said("open_to")),
        form_only=bool(said("form_only")),
    )
