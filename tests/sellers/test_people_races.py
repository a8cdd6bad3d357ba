"""Many hands at once on teams, ties, joining and accounts: on PostgreSQL, with real connections."""

from collections import Counter

import pytest

from core import audit
from core.models import OutgoingSms
from sellers.bank.actions import set_account
from sellers.helping import actions as helping
from sellers.joining import actions as joining
from sellers.joining.rules import Step
from sellers.members import actions as members
from sellers.models import BankChange, Helping, Joining, Membership, Partner, Role, Support
from sellers.team import actions as team
from tests import factories as make
from tests.shop.order.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

MOBILE = "+989161112233"


def kinds(answers):
    return Counter(type(answer) for answer in answers)


def test_of_two_owners_who_leave_at_once_one_stays():
    shop = make.seller()
    places = [make.member(shop), make.member(shop)]

    answers = at_once(*(lambda p=p: team.remove(shop, p.pk, by=p.user) for p in places))

    assert kinds(answers) == {type(None): 1, team.LastOwner: 1}
    assert list(audit.run()) == []
    assert shop.team.get().role == Role.OWNER


def test_an_invitation_pressed_five_times_is_one_place():
    shop = make.seller()
    owner = make.member(shop).user
    invitation = team.invite(shop, mobile=MOBILE, role=Role.PACKER, by=owner)
    person = make.user(MOBILE)

    at_once(*(lambda: team.accept(invitation.pk, user=person) for _ in range(5)))

    assert Membership.objects.filter(user=person).count() == 1


def test_two_companies_that_say_yes_at_once_get_one_member():
    shop = make.seller(kind="supported_member")
    companies = [make.seller(kind="support_company") for _ in range(2)]
    boss = make.user()
    ties = [members.ask(shop, company, by=boss) for company in companies]

    answers = at_once(
        *(
            lambda c=c, t=t: members.answer(c, t.pk, yes=True, by=boss)
            for c, t in zip(companies, ties, strict=True)
        )
    )

    assert kinds(answers) == {Support: 1, members.SupportedAlready: 1}
    assert Support.objects.active().count() == 1


def test_yes_of_both_sides_at_once_does_not_wait_for_each_other():
    company, shop = make.seller(kind="cooperative"), make.seller()
    boss = make.user()
    person = make.member(shop, user=make.user(MOBILE)).user
    asked = members.ask(shop, company, by=person)
    invited = members.invite(company, mobile=MOBILE, by=boss)

    at_once(
        lambda: members.answer(company, asked.pk, yes=True, by=boss),
        lambda: members.accept_invitation(invited.pk, member=shop, by=person),
    )

    assert Support.objects.active().get().member == shop


def test_a_name_pressed_five_times_founds_one_shop():
    make.county()
    person = make.user()
    joining.answer(person, Step.KIND, "independent")
    joining.answer(person, Step.COUNTY, "KHR")

    answers = at_once(*(lambda: joining.answer(person, Step.NAME, "مربای ننه") for _ in range(5)))

    assert kinds(answers) == {Joining: 5}
    assert Partner.objects.filter(team__user=person).count() == 1


def test_strangers_found_shops_of_one_name_at_once():
    make.county()
    people = [make.user() for _ in range(6)]
    for person in people:
        joining.answer(person, Step.KIND, "independent")
        joining.answer(person, Step.COUNTY, "KHR")

    answers = at_once(*(lambda p=p: joining.answer(p, Step.NAME, "مربای ننه") for p in people))

    assert kinds(answers) == {Joining: 6}
    assert Partner.objects.filter(name="مربای ننه").count() == 6


def test_an_account_pressed_five_times_is_one_change():
    place = make.member(make.seller())
    iban = "IR350220000000000000123456"

    answers = at_once(
        *(
            lambda: set_account(place.seller, iban=iban, holder="مریم", by=place.user)
            for _ in range(5)
        )
    )

    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert BankChange.objects.count() == 1


def test_a_code_used_by_two_at_once_lets_one_of_them_help():
    shop = make.seller()
    owner = make.member(shop).user
    leave, _code = helping.offer(shop, areas=["orders"], last_day=make.TODAY, by=owner)
    people = [make.user() for _ in range(4)]

    answers = at_once(*(lambda p=p: helping.accept(leave.pk, user=p) for p in people))

    assert kinds(answers) == {Helping: 1, helping.CodeOver: 3}
    assert OutgoingSms.objects.filter(to=owner.mobile).count() == 1


def test_codes_used_by_one_person_at_once_are_one_leave():
    shop = make.seller()
    owner = make.member(shop).user
    leaves = [
        helping.offer(shop, areas=["orders"], last_day=make.TODAY, by=owner)[0] for _ in range(3)
    ]
    person = make.user()

    at_once(*(lambda o=o: helping.accept(o.pk, user=person) for o in leaves))

    assert Helping.objects.filter(helper=person, state="active").count() == 1
    assert Helping.objects.filter(helper=person, state="ended").count() == 2


def test_used_and_taken_back_at_once_is_one_of_both():
    shop = make.seller()
    owner = make.member(shop).user
    leave, _code = helping.offer(shop, areas=["orders"], last_day=make.TODAY, by=owner)
    person = make.user()

    answers = at_once(
        lambda: helping.accept(leave.pk, user=person),
        lambda: helping.withdraw(shop, leave.pk, by=owner),
    )

    assert sum(isinstance(answer, Exception) for answer in answers) == 1
    leave.refresh_from_db()
    assert leave.state in ("active", "withdrawn")
