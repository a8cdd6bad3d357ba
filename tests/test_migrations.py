"""With the real migrations: what only they make is there. Run by ``make test-migrations``."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from catalog.models import Card
from core import audit
from shop.ledger.actions import post
from shop.ledger.models import Entry, Posting
from shop.ledger.rules import Side

pytestmark = [pytest.mark.migrations, pytest.mark.django_db]


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        return {name for (name,) in cursor.fetchall()}


def test_every_constraint_of_a_model_is_in_the_database():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "order_parcel")

    assert {"one_parcel_per_seller_and_order", "parcel_amounts_are_sound"} <= set(found)


def test_lists_have_their_indexes():
    assert {index.name for index in Card._meta.indexes} <= indexes()


def test_a_small_province_can_be_searched_bought_from_and_audited(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("demo", "--products", "6", "--sellers", "3")
    card = Card.objects.first()

    page = client.get("/search/", {"q": card.title})

    assert card.title in page.content.decode()
    assert client.get("/").status_code == client.get("/en/").status_code == 200
    assert list(audit.run()) == []


def test_the_database_itself_keeps_the_ledger():
    entry = post("x", [Side("bank", 5), Side("fees", -5)], kind="sale")

    for change in (
        lambda: entry.postings.update(amount=6),
        lambda: entry.postings.all()._raw_delete("default"),
        lambda: Entry.objects.update(note="x"),
        lambda: Posting.objects.bulk_create(
            Posting(entry=entry, account_id="bank", amount=a, day=entry.at.date()) for a in (1, -1)
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert sum(entry.postings.values_list("amount", flat=True)) == 0
