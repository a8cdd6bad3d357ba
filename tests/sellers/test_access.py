"""Who stands at which desk."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from sellers import access
from sellers.access import DeskMixin, Standing, desk, sellers_of, standings_of
from sellers.models import Membership, Role
from sellers.team.rules import Right
from tests import factories as make

pytestmark = pytest.mark.django_db


@desk(Right.PRICE)
def price_page(request):
    return HttpResponse(f"{request.seller.name} {request.membership.role}")


class TeamPage(DeskMixin):
    right = Right.TEAM

    def get(self, request):
        return HttpResponse(request.seller.name)


def ask(user, view=price_page, chosen=None):
    request = RequestFactory().get("/desk/prices/")
    request.user, request.session = user, {access.CHOSEN: chosen} if chosen else {}
    return view(request)


def member(seller, role=Role.OWNER):
    return make.member(seller, role).user


def test_a_member_with_the_right_stands_at_their_own_desk():
    mine, other = make.seller("مربای ننه"), make.seller("نمد لر")
    manager = member(mine, Role.MANAGER)
    member(other, Role.MANAGER)

    page = ask(manager)

    assert page.content.decode() == "مربای ننه manager"
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert list(sellers_of(manager)) == [mine]


def test_a_member_without_the_right_finds_nothing():
    packer = member(make.seller(), Role.PACKER)

    with pytest.raises(Http404):
        ask(packer)


def test_a_stranger_finds_nothing():
    make.member(make.seller())

    with pytest.raises(Http404):
        ask(make.user())
    assert standings_of(make.user()) == []


def test_who_is_not_signed_in_is_led_to_the_door():
    assert ask(AnonymousUser()).url == "/sign-in/?next=/desk/prices/"
    assert not sellers_of(AnonymousUser()).exists()


def test_view_classes_stand_behind_the_same_door():
    mine = make.seller("قالی")
    page = TeamPage.as_view()

    assert page.desk_right == Right.TEAM
    assert ask(member(mine), page).content.decode() == "قالی"
    with pytest.raises(Http404):
        ask(member(mine, Role.MANAGER), page)


def test_one_person_in_two_shops_chooses_between_them():
    first, second, foreign = make.seller("یک"), make.seller("دو"), make.seller("سه")
    person = member(first)
    make.member(second, Role.MANAGER, user=person)

    assert ask(person).content.decode() == "یک owner"
    assert ask(person, chosen=second.pk).content.decode() == "دو manager"
    assert ask(person, chosen=foreign.pk).content.decode() == "یک owner"


def test_another_door_opens_a_desk_with_its_own_rights(monkeypatch):
    mine, helped = make.seller("خودم"), make.seller("همسایه")
    person = member(mine)

    def door(user):
        yield Standing(
            helped, user, "helper", frozenset({Right.PRICE, Right.TEAM}), "به خواست همسایه"
        )
        yield Standing(mine, user, "helper", frozenset())

    monkeypatch.setattr(access, "_doors", [door])

    assert ask(person, chosen=helped.pk).content.decode() == "همسایه helper"
    assert [s.role for s in standings_of(person)] == ["owner", "helper"]
    with pytest.raises(Http404):
        ask(person, TeamPage.as_view(), chosen=helped.pk)


def test_standings_cost_one_query(django_assert_num_queries):
    person = make.user()
    for _ in range(3):
        make.member(make.seller(), user=person)

    with django_assert_num_queries(1):
        assert [s.seller.county.code for s in standings_of(person)] == ["KHR"] * 3


def test_one_place_for_one_person_in_one_shop():
    place = make.member(make.seller())
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(seller=place.seller, user=place.user, role=Role.PACKER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=place.pk).update(role="boss")


def test_whom_oscar_links_owns_the_shop():
    mine, user = make.seller(), make.user()
    mine.users.add(user)

    assert mine.team.get().role == Role.OWNER
