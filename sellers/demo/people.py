"""Who stands behind the demo's shops: accounts to be paid to, teams, companies and members."""

from datetime import datetime, time
from typing import Final

from django.utils.timezone import make_aware

from core.demo import DemoPlan, register
from core.models import User
from core.secret import keyed_hash
from sellers.bank.actions import PURPOSE
from sellers.members.rules import HAS_MEMBERS
from sellers.members.states import SupportState
from sellers.models import BankAccount, Membership, Partner, Role, SellerKind, Support

BANKS: Final = ("016", "017", "012", "019", "060", "070")
NO_ACCOUNT_EACH: Final = 9  # every so many shops have yet to say where their money goes
TEAMS: Final = 6  # shops with more people than their owner


@register(21, "people of shops")
def demo_people_of_shops(plan: DemoPlan) -> None:
    """Add what is missing: accounts, teams, ids of companies, memberships."""
    sellers = list(Partner.objects.filter(code__regex=r"^S\d+$").order_by("code"))
    accounts = _accounts(plan, sellers)
    people = _teams(sellers[:TEAMS])
    ties = _memberships(plan, sellers)
    plan.write(f"{accounts} bank accounts, {people} helping hands, {ties} memberships (new)")


def number_of(seller: Partner) -> int:
    """Return the number in a demo shop's code: the same in every run."""
    return int(seller.code[1:])


def iban(bank: str, account: int) -> str:
    """Return an IBAN that checks, of no one's account: the numbers begin with 0000."""
    rest = f"{bank}{account:019}"
    return f"IR{98 - int(f'{rest}182700') % 97:02}{rest}"


def legal_id(number: int) -> str:
    """Return a company's id that checks, of an invented company."""
    weights = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)
    digits = f"1099{number:06}"
    shift = int(digits[9]) + 2
    total = sum((int(d) + shift) * w for d, w in zip(digits, weights, strict=True))
    return f"{digits}{total % 11 % 10}"


def _accounts(plan: DemoPlan, sellers: list[Partner]) -> int:
    known = set(BankAccount.objects.values_list("seller_id", flat=True))
    new = []
    for seller in sellers:
        number = number_of(seller)
        if seller.pk in known or number % NO_ACCOUNT_EACH == 0:
            continue
        text = iban(BANKS[number % len(BANKS)], 10**6 + number)
        since = make_aware(datetime.combine(seller.joined_on or plan.day, time(10)))
        new.append(
            BankAccount(
                seller=seller,
                iban=text,
                iban_key=keyed_hash(text, PURPOSE),
                holder=seller.owner or seller.name,
                changed_at=since,
            )
        )
    BankAccount.objects.bulk_create(new, batch_size=500)
    return len(new)


def _teams(sellers: list[Partner]) -> int:
    """Give each shop a manager and a packer, who sign in with numbers of their own."""
    made = 0
    for seller in sellers:
        for place, role in enumerate((Role.MANAGER, Role.PACKER)):
            user, _new = User.objects.get_or_create(
                username=f"{seller.code.lower()}-{role.value}",
                defaults={
                    "mobile": f"+98981{number_of(seller):04}{place:03}",
                    "mobile_verified": True,
                    "password": "!demo",
                },
            )
            _place, new = Membership.objects.get_or_create(
                seller=seller, user=user, defaults={"role": role}
            )
            made += new
    return made


def _memberships(plan: DemoPlan, sellers: list[Partner]) -> int:
    """Tie supported producers to companies, those of their county first; one in seven asks yet."""
    companies = [s for s in sellers if s.kind == SellerKind.COMPANY]
    for company in (s for s in sellers if s.kind in HAS_MEMBERS):
        if not company.legal_id:
            company.legal_id = legal_id(number_of(company))
            company.save(update_fields=["legal_id"])
    known = set(Support.objects.values_list("member_id", flat=True))
    alone = [s for s in sellers if s.kind == SellerKind.SUPPORTED and s.pk not in known]
    ties = []
    for member in alone if companies else []:
        number = number_of(member)
        near = [c for c in companies if c.county_id == member.county_id] or companies
        asks = number % 7 == 0
        ties.append(
            Support(
                company=near[number % len(near)],
                member=member,
                state=SupportState.ASKED if asks else SupportState.ACTIVE,
                since=None if asks else member.joined_on,
            )
        )
    Support.objects.bulk_create(ties, batch_size=500)
    return len(ties)
