"""The demo's steps of this floor: producers' bank accounts, a year of entries and payouts."""

from django.contrib.auth.models import Permission
from django.utils import timezone

from core.demo import DemoPlan, register
from core.models import User
from core.secret import keyed_hash
from sellers.bank.actions import PURPOSE
from sellers.models import BankAccount, Partner
from shop.ledger.bulk import write_many
from shop.ledger.models import Entry
from shop.payouts.demo import orders, weeks
from shop.payouts.demo.ibans import iban

RIGHTS = ("view_batch", "change_batch", "view_entry", "view_commissionrule")


@register(25, "bank accounts")
def demo_accounts(plan: DemoPlan) -> None:
    """Give all but a few producers an account; a few have not said yet where to pay them."""
    known = set(BankAccount.objects.values_list("seller", flat=True))
    sellers = Partner.objects.filter(code__startswith="S").exclude(pk__in=known).order_by("code")
    told = (seller for seller in sellers if plan.chance("bank", seller.code).random() < 0.94)
    rows = [_account(plan, seller) for seller in told]
    BankAccount.objects.bulk_create(rows, batch_size=500)
    plan.write(f"{len(rows)} bank accounts")


def _account(plan: DemoPlan, seller: Partner) -> BankAccount:
    number = iban(plan.chance("iban", seller.code))
    return BankAccount(
        seller=seller,
        iban=number,
        iban_key=keyed_hash(number, PURPOSE),
        holder=seller.owner or seller.name,
        changed_at=timezone.now(),
    )


@register(75, "ledger")
def demo_ledger(plan: DemoPlan) -> None:
    """Post what payments and parcels of the year did, and pay each Saturday, unless it is done."""
    accountant = User.objects.filter(username="accountant").first()
    if accountant:
        accountant.user_permissions.add(*Permission.objects.filter(codename__in=RIGHTS))
    if Entry.objects.exists():
        return
    operator = User.objects.filter(username="operator").first()
    events = orders.events(plan.day)
    drafts, count = weeks.with_payouts(plan.day, events, operator, accountant)
    plan.write(f"{write_many(drafts)} entries of the year and {count} payouts")
