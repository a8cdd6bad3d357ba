"""The one writer of bank accounts."""

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.secret import Secret, keyed_hash
from sellers.bank.notices import tell_account_changed
from sellers.bank.rules import masked
from sellers.models import BankAccount, BankChange, Partner

PURPOSE = "iban"


@transaction.atomic
def set_account(seller: Partner, *, iban: str, holder: str, by: User) -> BankAccount:
    """Store where the seller is paid to (``iban`` is clean); keep the change and tell the owners.

    The same account once more changes nothing and tells nobody.
    """
    Partner.objects.select_for_update().get(pk=seller.pk)
    account = BankAccount.objects.filter(seller=seller).first()
    before = account.iban.reveal() if account else ""
    if account and (before, account.holder) == (iban, holder):
        return account
    account = account or BankAccount(seller=seller)
    account.iban, account.iban_key = Secret(iban), keyed_hash(iban, PURPOSE)
    account.holder, account.changed_at = holder, timezone.now()
    account.save()
    change = BankChange.objects.create(
        seller=seller, by=by, before=masked(before), after=masked(iban), holder=holder
    )
    if before:
        tell_account_changed(change)
    return account
