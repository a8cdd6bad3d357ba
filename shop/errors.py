"""Errors told to Sentry, or to a server that speaks as it does; without keys, forms or people."""

from typing import Any

import sentry_sdk
from django.conf import settings
from sentry_sdk.types import Event, Hint

from core.discreet import discreet_all

# What a request says of a person, or lets somebody act in her name.
NEVER_TOLD = ("cookies", "data", "env", "headers")
# What may speak of one in passing: a database names the row that exists already.
TOLD = (
    "breadcrumbs",
    "exception",
    "extra",
    "logentry",
    "message",
    "request",
    "tags",
    "transaction",
)


def tell_sentry(**more: Any) -> None:
    """Begin to tell errors, if the setting ``SENTRY_DSN`` says where to; ``more`` is for tests.

    Local variables and bodies stay here: they hold addresses, codes and bank accounts.
    """
    if settings.SENTRY_DSN:
        sentry_sdk.init(
            dsn=settings.SENTRY_DSN,
            data_collection={
                "user_info": False,
                "cookies": {"mode": "off"},
                "http_headers": {"request": {"mode": "off"}},
                "http_bodies": [],
                "database_query_data": False,
                "stack_frame_variables": False,
            },
            before_send=without_people,
            **more,
        )


def without_people(event: Event, hint: Hint) -> Event:
    """Return what is told of an error: the address without its keys, and nothing of the person."""
    event.pop("user", None)
    request = event.get("request") or {}
    for name in NEVER_TOLD:
        request.pop(name, None)
    for crumb in _crumbs(event):  # what was logged before
        crumb.pop("data", None)
    for name in TOLD:
        if name in event:
            event[name] = discreet_all(event[name])  # type: ignore[literal-required]
    return event


def _crumbs(event: Event) -> list[dict[str, Any]]:
    trail = event.get("breadcrumbs")
    return trail.get("values", []) if isinstance(trail, dict) else []
