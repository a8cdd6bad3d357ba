"""New keys: every account is locked anew, found by its new hash, and the old key may go."""

from io import StringIO

import pytest
from django.core.management import call_command

from core.management.commands import renew_secrets
from core.secret import keyed_hashes
from sellers.bank.actions import set_account
from sellers.models import BankAccount
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_all_accounts_are_renewed_in_parts(settings, monkeypatch):
    monkeypatch.setattr(renew_secrets, "AT_ONCE", 2)
    # Other tests declare a model that has no table.
    monkeypatch.setattr(renew_secrets.apps, "get_models", lambda: [BankAccount])
    settings.FIELD_KEYS = ["old"]
    ibans = [f"IR35022000000000000012345{n}" for n in range(5)]
    for text in ibans:
        place = make.member(make.seller())
        set_account(place.seller, iban=text, holder="مریم", by=place.user)

    settings.FIELD_KEYS = ["new", "old"]
    said = StringIO()
    call_command("renew_secrets", stdout=said)
    settings.FIELD_KEYS = ["new"]

    assert "partner.BankAccount: 5 rows" in said.getvalue()
    assert [a.iban.reveal() for a in BankAccount.objects.order_by("pk")] == ibans
    found = BankAccount.objects.get(iban_key__in=keyed_hashes(ibans[3], "iban"))
    assert found.iban.reveal() == ibans[3]
