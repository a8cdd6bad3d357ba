from collections.abc import Iterator

import pytest
from django.db import transaction

from core import sms


@pytest.fixture(autouse=True)
def at_once(monkeypatch) -> None:
    """Tests roll back and so never commit: what waits for the commit runs at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, using=None, robust=False: do())


@pytest.fixture(autouse=True)
def messages() -> Iterator[list[sms.Sms]]:
    """Text messages sent by the test."""
    sms.outbox.clear()
    yield sms.outbox
    sms.outbox.clear()
