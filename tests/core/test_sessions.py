"""A session that cannot be written: signed out elsewhere, or no database; two different pages."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError, OperationalError
from django.db.models import Model

from core.sessions import SessionStore


@pytest.fixture
def session(db):
    made = SessionStore()
    made["a"] = 1
    made.create()
    return made


@pytest.mark.parametrize(
    ("raised", "heard"), [(OperationalError, OperationalError), (DatabaseError, UpdateError)]
)
def test_a_database_that_is_away_is_no_sign_out(session, monkeypatch, raised, heard):
    def fail(*_args, **_more):
        raise raised("refused")

    monkeypatch.setattr(Model, "save", fail)

    with pytest.raises(heard):
        session.save()


def test_a_session_that_was_deleted_stays_deleted(session):
    SessionStore(session.session_key).delete()

    with pytest.raises(UpdateError):
        session.save()


def test_it_reads_what_djangos_own_wrote(session):
    assert SessionStore(session.session_key)["a"] == 1
