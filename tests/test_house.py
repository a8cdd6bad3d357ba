"""The house itself stands."""

from io import StringIO

import pytest
from django.core.management import call_command


def test_models_and_migrations_agree(db):
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert "No changes detected" in out.getvalue()


@pytest.mark.django_db
def test_health_answers(client):
    assert client.get("/health/").json() == {"status": "ok"}
