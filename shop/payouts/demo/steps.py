"""The demo's steps of this floor: producers' bank accounts, a year of entries and payouts."""

from datetime import timedelta

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
from shop.payouts.models import Report
from shop.payouts.reports.actions import settle, take_in
from shop.payouts.reports.known import known

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


@register(79, "reports", by_hand=True)
def demo_report(plan: DemoPlan) -> None:
    """Compare a month of a gateway's report that differs in three lines; one is settled."""
    accountant = User.objects.filter(username="accountant").first()
    since = plan.day - timedelta(days=30)
    mine = sorted(known("practice", since, plan.day), key=lambda one: (-one.rials, one.reference))
    if accountant is None or len(mine) < 3 or Report.objects.exists():
        return
    rows = [(one.reference, one.rials) for one in mine[1:]]
    rows[0] = (rows[0][0], rows[0][1] - 10_000)
    rows.append(("P-" + str(plan.chance("report").randrange(10**9)), 1_250_000))
    lines = ["شماره پیگیری,مبلغ (ریال)", *(f"{name},{rials}" for name, rials in rows)]
    report, _new = take_in(
        "\n".join(lines).encode(), name="gateway-month.csv", source="practice",
        since=since, until=plan.day, by=accountant,
    )  # fmt: skip
    odd = report.differences.get(kind="amount")
    settle(odd.pk, resolution="درگاه مبلغ درست را تأیید کرد", by=accountant)
    plan.write("A gateway's report with three differences")
