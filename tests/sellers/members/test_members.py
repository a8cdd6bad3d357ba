"""Companies and members: both say yes, each may end it, nobody else has a say."""

import pytest
from django.db import IntegrityError, transaction

from core.models import MoveRecord
from core.moves import MoveRefused
from core.texting.models import OutgoingSms
from sellers.members import actions
from sellers.members.queries import find_companies
from sellers.members.rules import kind_within, may_belong
from sellers.models import Role, Support
from tests import factories as make
from tests.sellers.desk.frame import asked

pytestmark = pytest.mark.django_db

MOBILE = "+989161112233"


@pytest.fixture
def company():
    made = make.seller("شرکت پشتیبان زاگرس", kind="support_company")
    make.member(made)
    return made


@pytest.fixture
def member():
    made = make.seller("نمد لر", kind="supported_member")
    make.member(made)
    return made


def boss(seller):
    return seller.users.first()


def told(seller):
    return OutgoingSms.objects.filter(to=boss(seller).mobile).count()


@pytest.mark.parametrize(
    ("member_kind", "company_kind", "may", "then"),
    [
        ("independent", "support_company", True, "supported_member"),
        ("independent", "cooperative", True, "independent"),
        ("supported_member", "cooperative", True, "supported_member"),
        ("cooperative", "support_company", False, None),
        ("support_company", "cooperative", False, None),
        ("independent", "independent", False, None),
    ],
)
def test_who_may_belong_to_whom(member_kind, company_kind, may, then):
    assert may_belong(member_kind, company_kind) is may
    if may:
        assert kind_within(member_kind, company_kind) == then


def test_asked_and_taken(company, member):
    support = actions.ask(member, company, by=boss(member))
    assert (support.state, told(company)) == ("asked", 1)
    assert actions.ask(member, company, by=boss(member)) == support

    actions.answer(company, support.pk, yes=True, by=boss(company))

    support.refresh_from_db()
    assert (support.state, support.since) == ("active", make.TODAY)
    assert told(member) == 1
    with pytest.raises(MoveRefused):
        actions.answer(company, support.pk, yes=True, by=boss(company))


def test_invited_by_number_and_agreed(company, member):
    person = make.user(MOBILE)
    make.member(member, user=person)
    support = actions.invite(company, mobile=MOBILE, by=boss(company))
    assert actions.invite(company, mobile=MOBILE, by=boss(company)) == support

    with pytest.raises(Support.DoesNotExist):
        actions.accept_invitation(support.pk, member=member, by=boss(member))
    actions.accept_invitation(support.pk, member=member, by=person)

    support.refresh_from_db()
    assert (support.state, support.member) == ("active", member)


def test_a_support_company_makes_a_supported_member_and_it_is_remembered(company):
    shop = make.seller(kind="independent")
    make.member(shop, user=make.user(MOBILE))
    support = actions.invite(company, mobile=MOBILE, by=boss(company))

    actions.accept_invitation(support.pk, member=shop, by=boss(shop))

    shop.refresh_from_db()
    assert shop.kind == "supported_member"
    assert MoveRecord.objects.filter(to_state="supported_member", object_id=shop.pk).exists()


def test_nobody_has_two_companies(company, member):
    other = make.seller(kind="cooperative")
    first = actions.ask(member, company, by=boss(member))
    second = actions.ask(member, other, by=boss(member))
    actions.answer(company, first.pk, yes=True, by=boss(company))

    with pytest.raises(actions.SupportedAlready):
        actions.answer(other, second.pk, yes=True, by=boss(member))
    with pytest.raises(actions.SupportedAlready):
        actions.ask(member, make.seller(kind="cooperative"), by=boss(member))
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.filter(pk=second.pk).update(state="active")


def test_who_does_not_fit_is_refused(company, member):
    with pytest.raises(actions.NotFitting):
        actions.ask(company, make.seller(kind="cooperative"), by=boss(company))
    with pytest.raises(actions.NotFitting):
        actions.ask(member, make.seller(), by=boss(member))
    with pytest.raises(actions.NotFitting):
        actions.invite(member, mobile=MOBILE, by=boss(member))
    assert not Support.objects.exists()


def test_each_side_may_end_it_and_nobody_else(company, member):
    support = actions.ask(member, company, by=boss(member))
    actions.answer(company, support.pk, yes=True, by=boss(company))

    with pytest.raises(Support.DoesNotExist):
        actions.end(make.seller(), support.pk, by=boss(member))
    actions.end(member, support.pk, by=boss(member))

    support.refresh_from_db()
    assert (support.state, support.until) == ("ended", make.TODAY)
    assert told(company) == 2
    with pytest.raises(MoveRefused):
        actions.end(company, support.pk, by=boss(company))


def test_the_company_answers_at_its_desk(client, company, member):
    support = actions.ask(member, company, by=boss(member))
    client.force_login(boss(company))
    assert "نمد لر" in client.get("/desk/members/").content.decode()
    assert "/desk/members/" in client.get("/desk/").content.decode()

    client.post(f"/desk/members/{support.pk}/answer/", {"yes": "1"})

    support.refresh_from_db()
    assert support.state == "active"
    client.post(f"/desk/members/{support.pk}/end/")
    support.refresh_from_db()
    assert support.state == "ended"


def test_the_member_finds_and_asks_a_company_at_the_desk(client, company, member):
    client.force_login(boss(member))
    found = client.post("/desk/company/", {"q": "زاگرس", "find": "1"})
    assert "شرکت پشتیبان زاگرس" in found.content.decode()

    answer = client.post("/desk/company/", {"q": "زاگرس", "company": company.pk})

    assert answer.url == "/desk/company/"
    support = Support.objects.get()
    assert (support.state, support.member) == ("asked", member)
    client.post(f"/desk/company/{support.pk}/end/")
    support.refresh_from_db()
    assert support.state == "ended"


def test_an_invitation_is_answered_with_one_s_own_shop_alone(client, company):
    shop, foreign = make.seller(kind="independent"), make.seller(kind="independent")
    person = make.member(shop, user=make.user(MOBILE)).user
    make.member(foreign)
    make.member(foreign, Role.MANAGER, user=person)
    support = actions.invite(company, mobile=MOBILE, by=boss(company))
    client.force_login(person)

    client.post(f"/desk/invitations/company/{support.pk}/", {"yes": "1", "shop": foreign.pk})

    support.refresh_from_db()
    assert support.member == shop


def test_who_has_no_shop_opens_one_first(client, company):
    support = actions.invite(company, mobile=MOBILE, by=boss(company))
    client.force_login(make.user(MOBILE))

    assert (
        client.post(f"/desk/invitations/company/{support.pk}/", {"yes": "1"}).url == "/desk/join/"
    )
    support.refresh_from_db()
    assert support.state == "invited"


def test_companies_are_found_however_they_are_written(company):
    make.seller("زاگرس بافت")

    assert find_companies("زاگرس") == find_companies("شركت پشتيبان") == [company]
    assert find_companies("") == []
    company.is_open = False
    company.save()
    assert find_companies("زاگرس") == []


@pytest.mark.parametrize("count", [1, 3])
def test_members_cost_the_same(client, company, count):
    for _ in range(count):
        actions.ask(make.seller(kind="supported_member"), company, by=boss(company))
    client.force_login(boss(company))
    client.get("/desk/members/")

    assert asked(client, "/desk/members/") == 1
