"""The bank account: encrypted, masked, told of, and nobody's business."""

import logging

import pytest
from django.db import connection

from core.secret import keyed_hashes
from core.texting.models import OutgoingSms
from sellers.bank.actions import set_account
from sellers.bank.banks import bank_name
from sellers.bank.rules import bank_code, grouped, masked
from sellers.models import BankAccount, BankChange, Role
from tests import factories as make

pytestmark = pytest.mark.django_db

FIRST = "IR350220000000000000123456"
TYPED = {"iban": "۳۵۰۲۲۰۰۰۰۰۰۰۰۰۰۰۰۰۱۲۳۴۵۶", "holder": "مریم لک"}


def second_iban():
    digits = "0170000000000000654321"
    check = 98 - int(digits + "182700") % 97
    return f"IR{check:02}{digits}"


@pytest.fixture
def owner():
    return make.member(make.seller("مربای ننه")).user


@pytest.fixture
def shop(owner):
    return owner.partners.get()


def raw_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM partner_bankaccount")
        return str(cursor.fetchall())


def test_an_iban_is_read_and_shown_by_its_parts():
    assert (bank_code(FIRST), masked(FIRST)) == ("022", "IR35 •••• 3456")
    assert grouped(FIRST) == "IR35 0220 0000 0000 0000 1234 56"
    assert masked("") == ""
    assert bank_name(FIRST) == "توسعه تعاون"
    assert bank_name("IR000990") == ""


def test_it_lies_encrypted_and_is_found_by_its_hash(shop, owner):
    set_account(shop, iban=FIRST, holder="مریم لک", by=owner)

    assert FIRST not in raw_rows()
    assert FIRST[-12:] not in raw_rows()
    found = BankAccount.objects.get(iban_key__in=keyed_hashes(FIRST, "iban"))
    assert found.iban.reveal() == FIRST
    assert str(found) == "IR35 •••• 3456"
    assert FIRST not in repr(found.__dict__)


def test_a_change_is_kept_masked_and_every_owner_hears_of_it(shop, owner):
    other = make.member(shop).user
    manager = make.member(shop, Role.MANAGER).user
    set_account(shop, iban=FIRST, holder="مریم لک", by=owner)
    assert not OutgoingSms.objects.exists()

    set_account(shop, iban=second_iban(), holder="علی لک", by=other)

    change = BankChange.objects.first()
    assert (change.by, change.before) == (other, "IR35 •••• 3456")
    assert change.after.endswith("•••• 4321")
    told = OutgoingSms.objects.filter(text__contains=change.after)
    assert set(told.values_list("to", flat=True)) == {owner.mobile, other.mobile}
    assert manager.mobile not in {sms.to for sms in told}
    assert not OutgoingSms.objects.filter(text__contains="0000000").exists()


def test_the_same_account_twice_is_one_change(shop, owner):
    for _ in range(2):
        set_account(shop, iban=FIRST, holder="مریم لک", by=owner)

    assert BankChange.objects.count() == 1


def test_the_desk_never_shows_it_whole(client, shop, owner):
    client.force_login(owner)
    assert client.post("/desk/bank/change/", TYPED).url == "/desk/bank/"

    for path in ("/desk/bank/", "/desk/bank/change/", "/desk/"):
        page = client.get(path).content.decode()
        assert FIRST not in page
        assert "000000012345" not in page
    assert "IR35 •••• 3456" in client.get("/desk/bank/").content.decode()


def test_a_slip_is_named_and_what_was_typed_stays(client, owner):
    client.force_login(owner)

    page = client.post("/desk/bank/change/", {**TYPED, "iban": "IR350220000000000000123457"})

    assert page.status_code == 200
    assert "IR350220000000000000123457" in page.content.decode()
    assert "مریم لک" in page.content.decode()
    assert not BankAccount.objects.exists()


def test_logs_hold_no_account(client, owner, caplog):
    client.force_login(owner)
    with caplog.at_level(logging.DEBUG):
        client.post("/desk/bank/change/", TYPED)
        client.get("/desk/bank/")

    assert "123456" not in caplog.text


def test_the_desk_reminds_until_there_is_one(client, shop, owner):
    client.force_login(owner)
    assert "/desk/bank/change/" in client.get("/desk/").content.decode()

    set_account(shop, iban=FIRST, holder="مریم لک", by=owner)
    assert "/desk/bank/change/" not in client.get("/desk/").content.decode()
