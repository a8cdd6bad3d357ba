"""The audit of shops and their people finds the one broken thing."""

import pytest

from core import audit
from sellers import audits
from sellers.bank.actions import set_account
from sellers.models import BankAccount, Membership, Role, Support
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(check):
    return [f.subject for f in audit.run() if f.check == check]


def test_a_team_without_an_owner():
    sound, broken = make.member(make.seller()), make.member(make.seller())
    make.member(sound.seller, Role.PACKER)
    make.seller()  # nobody works here: staff keep it
    assert found(audits.OWNERS) == []

    Membership.objects.filter(pk=broken.pk).update(role=Role.PACKER)
    assert found(audits.OWNERS) == [f"producer {broken.seller_id}"]


def test_an_account_without_its_key(settings):
    place = make.member(make.seller())
    iban = "IR350220000000000000123456"
    account = set_account(place.seller, iban=iban, holder="مریم", by=place.user)
    assert found(audits.ACCOUNTS) == []

    settings.FIELD_KEYS = ["another"]
    assert found(audits.ACCOUNTS) == [f"account {account.pk}"]


def test_an_account_whose_hash_is_another_s():
    place = make.member(make.seller())
    iban = "IR350220000000000000123456"
    account = set_account(place.seller, iban=iban, holder="مریم", by=place.user)

    BankAccount.objects.update(iban_key="0" * 64)
    assert found(audits.ACCOUNTS) == [f"account {account.pk}"]


def test_members_of_no_company():
    tie = Support.objects.create(
        company=make.seller(kind="cooperative"), member=make.seller(), state="active"
    )
    assert found(audits.FITTING) == []

    tie.company.kind = "independent"
    tie.company.save()
    assert found(audits.FITTING) == [f"membership {tie.pk}"]
