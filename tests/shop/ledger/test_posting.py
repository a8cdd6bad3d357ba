"""Posting: once for each event, whole, and never changed: by the database's own refusal."""

import pytest
from django.db import DatabaseError, connection, transaction

from shop.ledger import audits, guards
from shop.ledger.actions import ReasonTaken, post
from shop.ledger.models import Account, Entry, Posting
from shop.ledger.queries import balance, balances, balances_of_kind, owed, owed_to, parts_about
from shop.ledger.rules import Kind, Side, What
from tests import factories as make
from tests.shop.order.test_races import at_once

pytestmark = pytest.mark.django_db
SALE = [Side("gateway:practice", 1000), Side("fees", -75, What.COMMISSION)]


def sale(seller, reason="sale:1", **more):
    due = Side(f"seller:{seller.pk}", -925, What.PRICE)
    return post(reason, [*SALE, due], kind="sale", reference="P-1", **more)


def test_an_event_posted_twice_is_one_entry():
    ayla = make.seller()

    assert sale(ayla) == sale(ayla)
    assert Posting.objects.count() == 3
    assert (owed(ayla.pk), balance("gateway:practice")) == (925, 1000)


def test_the_same_event_with_other_sums_is_a_mistake():
    ayla = make.seller()
    sale(ayla)
    with pytest.raises(ReasonTaken):
        post("sale:1", [Side("bank", 1), Side("fees", -1)], kind="sale")

    assert Entry.objects.count() == 1


def test_an_entry_leaves_with_its_transaction():
    with transaction.atomic():
        sale(make.seller())
        transaction.set_rollback(True)

    assert not Posting.objects.exists()


@pytest.mark.parametrize("again", [False, True])
def test_posting_asks_three_or_four_times(again, django_assert_num_queries):
    ayla = make.seller()
    if again:
        sale(ayla)
    # Savepoints aside: entry, accounts, new accounts, postings.
    with django_assert_num_queries(7 if again else 8):
        sale(ayla, "sale:2")


def test_balances():
    ayla, zari = make.seller(), make.seller()
    sale(ayla)
    sale(zari, "sale:2")
    sale(zari, "sale:3")

    assert owed_to([ayla.pk, zari.pk]) == {ayla.pk: 925, zari.pk: 1850}
    assert balances()["fees"] == -225
    assert balances_of_kind(Kind.GATEWAY) == {"gateway:practice": 3000}
    assert parts_about("P-1")["fees", What.COMMISSION] == -225
    assert balance("fees", before=make.TODAY) == 0
    assert sum(balances().values()) == 0


def broken(work):
    """Whether the database itself refuses; constraints that wait for the commit are called in."""

    def all_of_it():
        work()
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError), transaction.atomic():
        all_of_it()


def test_the_database_refuses_change_and_deletion():
    entry = sale(make.seller())
    row = entry.postings.first()

    broken(lambda: Posting.objects.filter(pk=row.pk).update(amount=row.amount + 1))
    broken(lambda: Posting.objects.filter(pk=row.pk)._raw_delete("default"))
    broken(lambda: Entry.objects.filter(pk=entry.pk).update(note="x"))
    broken(lambda: Entry.objects.filter(pk=entry.pk)._raw_delete("default"))
    assert (entry.postings.count(), Entry.objects.get().note) == (3, "")


def rows(entry, *amounts):
    Account.objects.bulk_create([Account(code="bank", kind="bank")], ignore_conflicts=True)
    return [Posting(entry=entry, account_id="bank", amount=a, day=make.TODAY) for a in amounts]


def bare(size):
    return Entry.objects.create(reason="bare", kind="sale", size=size)


@pytest.mark.parametrize("amounts", [(5, -4), (5, -5, 1), (5, -5, 1, -1)])
def test_the_database_refuses_what_is_not_whole(amounts):
    broken(lambda: Posting.objects.bulk_create(rows(bare(2), *amounts)))


def test_the_database_refuses_postings_that_come_later():
    entry = sale(make.seller())

    broken(lambda: Posting.objects.bulk_create(rows(entry, 5, -5)))


@pytest.mark.postgres
@pytest.mark.parametrize("amounts", [(), (5,)])
def test_postgresql_refuses_what_is_missing(amounts):
    broken(lambda: Posting.objects.bulk_create(rows(bare(2), *amounts)))


@pytest.mark.postgres
def test_postgresql_refuses_to_empty_the_ledger():
    sale(make.seller())

    broken(lambda: connection.cursor().execute("TRUNCATE ledger_posting, ledger_entry"))
    assert Posting.objects.exists()


def test_the_audit_sees_what_the_guards_would_have_refused():
    ayla = make.seller()
    sale(ayla)
    assert [*audits.all_postings_sum_to_zero(), *audits.entries_are_whole()] == []
    guards.drop(connection)
    try:
        Posting.objects.filter(account="fees").update(amount=-74)
        entry = bare(2)
    finally:
        guards.create(connection)

    assert [f.text for f in audits.all_postings_sum_to_zero()] == ["sum to 1 rials"]
    found = list(audits.entries_are_whole())
    assert [f.text for f in found] == ["3 postings sum to 1", "has no postings"]
    assert found[1].subject == f"entry {entry.pk}"


def test_the_audit_sees_money_that_was_not_there():
    post("x", [Side("buyers", 5), Side("bank", -5)], kind="mistake")

    assert [f.subject for f in audits.nobody_got_more_than_there_was()] == ["buyers"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_event_posted_by_many_at_once_is_one_entry():
    ayla = make.seller()
    done = at_once(*[lambda: sale(ayla).pk] * 6)

    assert len(set(done)) == 1
    assert (Entry.objects.count(), owed(ayla.pk)) == (1, 925)
