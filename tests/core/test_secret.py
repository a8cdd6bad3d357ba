"""What lies encrypted, how it shows itself, and that keys can change."""

import copy
import pickle

import pytest
from django.db import models

from core.secret import (
    Secret,
    SecretLostError,
    SecretText,
    keyed_hash,
    keyed_hashes,
    mask_tail,
)

IBAN = "IR350220000000000000123456"


class Vault(models.Model):
    """A model that is never stored; its field is looked at."""

    iban = SecretText()

    class Meta:
        app_label = "core"
        managed = False

    def __str__(self) -> str:
        return "vault"


FIELD = Vault._meta.get_field("iban")


def test_a_stored_secret_is_told_again_and_only_on_asking():
    column = FIELD.get_prep_value(Secret(IBAN))
    secret = FIELD.from_db_value(column, None, None)

    assert IBAN not in column
    assert (str(secret), repr(secret), f"{secret}") == ("•••", "•••", "•••")
    assert secret.reveal() == IBAN


def test_the_same_text_never_lies_twice_the_same():
    assert Secret(IBAN).column() != Secret(IBAN).column()
    assert Secret(IBAN) == Secret.stored(Secret(IBAN).column())
    assert Secret(IBAN) != Secret(IBAN[:-1] + "7")


def test_whatever_is_assigned_becomes_a_secret():
    vault = Vault(iban=IBAN)
    assert isinstance(vault.iban, Secret)

    vault.iban = "another"
    assert repr(vault.__dict__["iban"]) == "•••"
    assert vault.iban.reveal() == "another"


def test_nothing_stays_nothing():
    assert FIELD.get_prep_value(Secret("")) == ""
    assert FIELD.get_prep_value(None) is None
    assert not FIELD.from_db_value("", None, None)
    assert str(Secret("")) == ""


def test_copies_and_pickles_carry_no_clear_text():
    secret = Secret(IBAN)

    packed = pickle.dumps(secret)

    assert IBAN.encode() not in packed
    assert pickle.loads(packed).reveal() == IBAN
    assert copy.deepcopy(secret).reveal() == IBAN
    assert not copy.copy(Secret(""))


def test_a_dump_tells_nothing_and_is_read_back():
    dumped = FIELD.value_to_string(Vault(iban=IBAN))

    assert IBAN not in dumped
    assert FIELD.to_python(dumped).reveal() == IBAN


@pytest.mark.parametrize("lookup", ["exact", "in", "contains", "startswith"])
def test_locked_text_is_never_compared(lookup):
    assert FIELD.get_lookup(lookup) is None
    assert FIELD.get_lookup("isnull") is not None


def test_keys_change_and_the_old_one_goes(settings):
    settings.FIELD_KEYS = ["old"]
    column, old_hash = Secret(IBAN).column(), keyed_hash(IBAN, "iban")

    settings.FIELD_KEYS = ["new", "old"]
    assert Secret.stored(column).reveal() == IBAN
    assert old_hash in keyed_hashes(IBAN, "iban")
    assert old_hash != keyed_hash(IBAN, "iban")
    renewed = Secret.stored(column).renewed().column()

    settings.FIELD_KEYS = ["new"]
    assert Secret.stored(renewed).reveal() == IBAN
    with pytest.raises(SecretLostError):
        Secret.stored(column).reveal()


def test_a_changed_column_is_refused():
    column = Secret(IBAN).column()
    with pytest.raises(SecretLostError):
        # In the middle: the last letters before the padding may spell the same bytes twice.
        Secret.stored(f"{column[:20]}{'A' if column[20] != 'A' else 'B'}{column[21:]}").reveal()


def test_hashes_differ_by_purpose():
    assert keyed_hash(IBAN, "iban") != keyed_hash(IBAN, "card")
    assert keyed_hash(IBAN, "iban") == keyed_hash(IBAN, "iban")
    assert len(keyed_hash(IBAN, "iban")) == 64


def test_masks_leave_an_end_to_compare():
    assert mask_tail(IBAN) == "•••3456"
    assert mask_tail("1234567") == "•••"


def test_renewing_makes_the_hash_anew_too(settings):
    field = SecretText(hashed_in="iban_key", purpose="iban")
    field.set_attributes_from_name("iban")
    row = Vault(iban=IBAN)
    settings.FIELD_KEYS = ["new"]

    assert field.renew(row) == ["iban", "iban_key"]
    assert row.iban_key == keyed_hash(IBAN, "iban")
    assert field.renew(Vault(iban="")) == []
