"""One reader for the environment; a wrong value stops the start with a sentence."""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_env = environ.Env()


def _read(name: str, hint: str, parse: Callable[[], T]) -> T:
    try:
        return parse()
    except (ValueError, KeyError, TypeError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            f"The setting {name} is {os.environ.get(name)!r}. Write {hint}."
        ) from error


def text(name: str, default: str = "") -> str:
    """Return the value as it stands, without the spaces around it."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool) -> bool:
    """Return a yes or no; anything but yes/no, true/false, on/off, 1/0 stops the start."""
    words = {"1": True, "yes": True, "true": True, "on": True}
    words |= {"0": False, "no": False, "false": False, "off": False}
    raw = os.environ.get(name)
    if raw is None:
        return default
    return _read(name, "yes or no", lambda: words[raw.strip().lower()])


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number of at least ``least``."""

    def parse() -> int:
        value = int(os.environ.get(name, default))
        if value < least:
            raise ValueError(name)
        return value

    return _read(name, f"a whole number of at least {least}", parse)


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """Return a list written with commas."""
    raw = os.environ.get(name)
    return [w.strip() for w in raw.split(",") if w.strip()] if raw is not None else list(default)


def choice(name: str, default: str, options: Sequence[str]) -> str:
    """Return one of ``options``."""
    value = text(name, default)
    if value not in options:
        raise ImproperlyConfigured(
            f"The setting {name} is {value!r}. Write one of: {', '.join(options)}."
        )
    return value


def json_object(name: str, default: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON object, such as {"bucket_name": "papers"}."""

    def parse() -> dict[str, Any]:
        value = json.loads(os.environ[name])
        if not isinstance(value, dict):
            raise ValueError(name)
        return value

    if not text(name):
        return default
    return _read(name, 'a JSON object, such as {"bucket_name": "papers"}', parse)


def database(name: str, default: str) -> dict[str, Any]:
    """Return Django's dictionary for a database URL (sqlite or postgres)."""
    hint = "sqlite:////path/to/file.sqlite3 or postgres://user:password@host:5432/name"

    def parse() -> dict[str, Any]:
        url = text(name, default)
        if urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise ValueError(url)
        return dict(environ.Env.db_url_config(url))

    return _read(name, hint, parse)


def email(name: str, default: str) -> dict[str, Any]:
    """Return Django's mail settings for a URL such as smtp+tls://user:password@host:587."""
    return _read(
        name,
        "smtp+tls://user:password@host:587 or consolemail://",
        lambda: dict(_env.email_url(name, default=default)),
    )


def url(name: str, default: str, schemes: Sequence[str]) -> str:
    """Return a URL with one of ``schemes``, or the empty string when none is set."""
    value = text(name, default)
    if value and (urlsplit(value).scheme not in schemes or not urlsplit(value).netloc):
        raise ImproperlyConfigured(
            f"The setting {name} is {value!r}. Write a URL that starts with "
            f"{' or '.join(s + '://' for s in schemes)}, or leave it out."
        )
    return value
