"""What stands behind the site, each asked once: all well, or a sentence that says what is not.

Own code, not a package's: those that were looked at ask in threads of their own, whose database
connections nobody closes, and none knows our schedule or our tasks.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog.models import Product
from core.schedule.running import troubles

log = logging.getLogger(__name__)
PATIENCE: Final = timedelta(minutes=10)
ALL_WELL: Final = "ok"


def database() -> str:
    """The database answers. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ALL_WELL


def cached() -> str:
    """The cache gives back what it was given."""
    word = secrets.token_hex(8)
    cache.set("health", word, 30)
    return ALL_WELL if cache.get("health") == word else "The cache forgets what it is given."


def files() -> str:
    """Photographs and private papers can be written and taken away: the disk is not full."""
    for name in ("default", "private"):
        store = storages[name]
        kept = store.save("health/asked.txt", ContentFile(b"well?"))
        store.delete(kept)
    return ALL_WELL


def search() -> str:
    """The search engine answers."""
    from wagtail.search.backends import get_search_backend  # noqa: PLC0415 -- apps are ready now

    list(get_search_backend().search("عسل", Product)[:1])
    return ALL_WELL


def tasks() -> str:
    """Mail and messages leave: no task waits longer than ten minutes. One query."""
    if settings.TASKS_BACKEND != "database":
        return ALL_WELL
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - PATIENCE).count()
    return f"{late} tasks wait for a worker: does db_worker run?" if late else ALL_WELL


def schedule() -> str:
    """What is done again and again was done, and worked. One query."""
    late = troubles(timezone.localtime())
    return f"Late or failed: {', '.join(late)}: does schedule run?" if late else ALL_WELL


PARTS: Final[dict[str, Callable[[], str]]] = {
    "database": database,
    "cache": cached,
    "files": files,
    "search": search,
    "tasks": tasks,
    "schedule": schedule,
}


def asked() -> dict[str, str]:
    """Ask every part; one that breaks says only what kind of error, the log says the rest."""
    return {name: _asked(name, part) for name, part in PARTS.items()}


def _asked(name: str, part: Callable[[], str]) -> str:
    try:
        return part()
    except Exception as error:
        log.exception("health: %s does not answer", name)
        return f"It does not answer: {type(error).__name__}."
