"""Inviting, coming, going: the team's actions and pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import MoveRecord
from core.moves import MoveRefused
from core.texting.models import OutgoingSms
from sellers.models import Membership, Role, TeamInvitation
from sellers.team import actions
from sellers.team.rules import MOST_PEOPLE
from tests import factories as make
from tests.sellers.desk.frame import asked

pytestmark = pytest.mark.django_db

MOBILE = "+989161112233"


@pytest.fixture
def shop():
    return make.seller("مربای ننه")


@pytest.fixture
def owner(shop):
    return make.member(shop).user


@pytest.fixture
def at_desk(client, owner):
    client.force_login(owner)
    return client


def invited(shop, owner, role=Role.PACKER, mobile=MOBILE):
    return actions.invite(shop, mobile=mobile, role=role, by=owner)


def texts_to(mobile):
    return list(OutgoingSms.objects.filter(to=mobile).values_list("text", flat=True))


def test_an_invitation_is_told_and_accepted_by_its_number_alone(shop, owner):
    invitation = invited(shop, owner)
    [told] = texts_to(MOBILE)
    assert "مربای ننه" in told
    assert "/desk/invitations/" in told

    with pytest.raises(TeamInvitation.DoesNotExist):
        actions.accept(invitation.pk, user=make.user())
    place = actions.accept(invitation.pk, user=make.user(MOBILE))

    assert (place.seller, place.role) == (shop, Role.PACKER)
    assert texts_to(owner.mobile) != []
    with pytest.raises(MoveRefused):
        actions.accept(invitation.pk, user=place.user)


def test_an_unproven_number_accepts_nothing(shop, owner):
    invitation = invited(shop, owner)
    claimed = make.user(MOBILE)
    claimed.mobile_verified = False
    claimed.save()

    with pytest.raises(TeamInvitation.DoesNotExist):
        actions.accept(invitation.pk, user=claimed)


def test_a_second_invitation_corrects_the_first(shop, owner):
    first = invited(shop, owner)
    second = invited(shop, owner, Role.MANAGER)

    assert first.pk == second.pk
    assert TeamInvitation.objects.get().role == Role.MANAGER


def test_an_old_invitation_is_over(shop, owner):
    invitation = invited(shop, owner)
    TeamInvitation.objects.update(sent_at=timezone.now() - timedelta(days=15))

    with pytest.raises(actions.InvitationOver):
        actions.accept(invitation.pk, user=make.user(MOBILE))
    assert shop.team.count() == 1


def test_who_is_in_the_team_is_not_invited_again(shop, owner):
    with pytest.raises(actions.AlreadyInTeam):
        invited(shop, owner, mobile=owner.mobile)


def test_a_full_team_takes_nobody_more_but_corrects(shop, owner):
    for n in range(MOST_PEOPLE - 1):
        invited(shop, owner, mobile=f"+98917000{n:04}")

    with pytest.raises(actions.TeamIsFull):
        invited(shop, owner)
    invited(shop, owner, Role.MANAGER, mobile="+989170000000")


def test_accepting_never_lowers_somebody(shop, owner):
    invitation = invited(shop, owner)
    person = make.member(shop, Role.MANAGER, user=make.user(MOBILE)).user

    assert actions.accept(invitation.pk, user=person).role == Role.MANAGER


def test_declined_and_withdrawn_invitations_are_closed(shop, owner):
    first = invited(shop, owner)
    actions.decline(first.pk, user=make.user(MOBILE))
    second = invited(shop, owner)
    actions.withdraw(shop, second.pk, by=owner)

    assert first.pk != second.pk
    with pytest.raises(MoveRefused):
        actions.withdraw(shop, second.pk, by=owner)
    with pytest.raises(TeamInvitation.DoesNotExist):
        actions.withdraw(make.seller(), second.pk, by=owner)


def test_the_last_owner_neither_goes_nor_steps_down(shop, owner):
    place = shop.team.get()
    other_shop = make.member(make.seller())

    with pytest.raises(actions.LastOwner):
        actions.change_role(shop, place.pk, Role.MANAGER, by=owner)
    with pytest.raises(actions.LastOwner):
        actions.remove(shop, place.pk, by=owner)
    with pytest.raises(Membership.DoesNotExist):
        actions.remove(shop, other_shop.pk, by=owner)

    make.member(shop)
    actions.change_role(shop, place.pk, Role.MANAGER, by=owner)
    assert shop.team.get(pk=place.pk).role == Role.MANAGER


def test_roles_and_leaving_are_remembered_and_told(shop, owner):
    place = make.member(shop, Role.PACKER)
    actions.change_role(shop, place.pk, Role.MANAGER, by=owner)
    actions.remove(shop, place.pk, by=owner)

    history = MoveRecord.objects.filter(model="partner.membership", object_id=place.pk)
    assert [(m.from_state, m.to_state, m.by) for m in history] == [
        ("packer", "manager", owner),
        ("manager", "gone", owner),
    ]
    assert len(texts_to(place.user.mobile)) == 2


def test_an_owner_invites_at_the_desk_and_a_slip_is_kept(at_desk, shop):
    page = at_desk.post("/desk/team/invite/", {"mobile": "۰۹۱۶", "role": "packer"})
    assert page.status_code == 200
    assert "۰۹۱۶" in page.content.decode()
    assert page.context["form"].errors.keys() == {"mobile"}

    answer = at_desk.post("/desk/team/invite/", {"mobile": "۰۹۱۶۱۱۱۲۲۳۳", "role": "manager"})
    assert answer.url == "/desk/team/"
    assert TeamInvitation.objects.get().mobile == MOBILE


def test_who_is_invited_says_yes_at_once_without_a_shop(client, shop, owner):
    invitation = invited(shop, owner)
    client.force_login(make.user(MOBILE))
    assert "مربای ننه" in client.get("/desk/invitations/").content.decode()

    answer = client.post(f"/desk/invitations/team/{invitation.pk}/", {"yes": "1"})

    assert answer.url == "/desk/"
    assert client.get("/desk/").wsgi_request.seller == shop


def test_no_is_no(client, shop, owner):
    invitation = invited(shop, owner)
    client.force_login(make.user(MOBILE))

    client.post(f"/desk/invitations/team/{invitation.pk}/")

    assert shop.team.count() == 1
    assert TeamInvitation.objects.get().state == "declined"
    again = client.post(f"/desk/invitations/team/{invitation.pk}/", {"yes": "1"}, follow=True)
    assert shop.team.count() == 1
    assert again.status_code == 200


def test_the_last_owner_hears_why_they_stay(at_desk, shop):
    place = shop.team.get()

    page = at_desk.post(f"/desk/team/{place.pk}/remove/", follow=True)
    form = at_desk.post(f"/desk/team/{place.pk}/", {"role": "packer"})

    assert shop.team.get().role == Role.OWNER
    assert page.status_code == 200 or page.redirect_chain
    assert form.context["form"].errors.keys() == {"role"}


def test_a_member_leaves_by_themselves(client, shop, owner):
    place = make.member(shop, Role.PACKER)
    client.force_login(place.user)
    page = client.get("/desk/menu/").content.decode()

    assert 'action="/desk/team/leave/"' in page
    assert client.post("/desk/team/leave/").url == "/account/"
    assert not shop.team.filter(pk=place.pk).exists()
    assert texts_to(place.user.mobile) == []


def test_an_owner_leaves_by_the_team_s_page_alone(at_desk):
    assert "/desk/team/leave/" not in at_desk.get("/desk/menu/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_team_s_page_costs_the_same(at_desk, shop, owner, people):
    for n in range(people):
        make.member(shop, Role.PACKER)
        invited(shop, owner, mobile=f"+98916000{n:04}")
    at_desk.get("/desk/team/")

    assert asked(at_desk, "/desk/team/") == 2
