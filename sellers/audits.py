"""What must hold of shops and their people, asked by ``manage.py audit``."""

from collections.abc import Iterator

from django.db.models import Count, Q

from core.audit import Finding, register
from core.secret import SecretLostError, keyed_hashes
from sellers.bank.actions import PURPOSE
from sellers.models import BankAccount, Partner, Role, Support

OWNERS = "every team has an owner"
ACCOUNTS = "every bank account can be read"
FITTING = "companies alone have members"


@register(OWNERS)
def shops_without_an_owner() -> Iterator[Finding]:
    """Find shops that have people and no owner among them."""
    owners = Count("team", filter=Q(team__role=Role.OWNER))
    shops = Partner.objects.annotate(people=Count("team"), owners=owners)
    for shop in shops.filter(people__gt=0, owners=0).order_by("pk"):
        yield Finding(OWNERS, f"producer {shop.pk}", "has a team and no owner")


@register(ACCOUNTS)
def accounts_nobody_can_read() -> Iterator[Finding]:
    """Find accounts that no key opens, or that their own hash does not find."""
    for account in BankAccount.objects.order_by("pk").iterator():
        try:
            found = account.iban_key in keyed_hashes(account.iban.reveal(), PURPOSE)
        except SecretLostError:
            yield Finding(ACCOUNTS, f"account {account.pk}", "no key of FIELD_KEYS opens it")
            continue
        if not found:
            yield Finding(ACCOUNTS, f"account {account.pk}", "its hash is of another number")


@register(FITTING)
def members_of_no_company() -> Iterator[Finding]:
    """Find active memberships of shops that have no members by their kind."""
    fitting = Q(company__kind__in=["support_company", "cooperative"])
    for tie in Support.objects.active().exclude(fitting).order_by("pk"):
        yield Finding(FITTING, f"membership {tie.pk}", f"producer {tie.company_id} is no company")
