"""The frame of the desk: its door, its menu, today's tasks."""

import pytest
from django.urls import reverse

from sellers.desk import registry
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Role
from sellers.team.rules import Right
from tests import factories as make

pytestmark = pytest.mark.django_db

HOME, MENU, SWITCH = "/desk/", "/desk/menu/", "/desk/switch/"


@pytest.fixture
def mine(client):
    place = make.member(make.seller("مربای ننه"))
    client.force_login(place.user)
    return place.seller


@pytest.fixture
def hung(monkeypatch):
    """A registry of our own, beginning as the real one."""
    monkeypatch.setattr(registry, "_menu", dict(registry._menu))
    monkeypatch.setattr(registry, "_tasks", [])


def card(text, **more):
    return TaskCard("box", text, "/desk/x/", "برو", **more)


def test_the_desk_bears_the_shop_s_name_and_is_nobody_else_s_business(client, mine):
    page = client.get(HOME)

    assert page.status_code == 200
    assert "مربای ننه" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert 'name="robots" content="noindex"' in page.content.decode()


def test_tasks_stand_as_cards_urgent_ones_first(client, mine, hung):
    register_tasks(lambda seller, day: [card("عکس بگیرید", order=1), card("بفرستید", number=3)])
    register_tasks(lambda seller, day: [card("مجوز را تازه کنید", urgent=True)])

    tasks = client.get(HOME).context["tasks"]

    assert [task.text for task in tasks] == ["مجوز را تازه کنید", "عکس بگیرید", "بفرستید"]
    assert "۳" in client.get(HOME).content.decode()


def test_tasks_are_asked_for_those_who_may_do_them(client, mine, hung):
    register_tasks(lambda seller, day: [card("حساب را کامل کنید")], Right.BANK)
    register_tasks(lambda seller, day: [card("بفرستید")], Right.SHIP)
    client.force_login(make.member(mine, Role.PACKER).user)

    assert [task.text for task in client.get(HOME).context["tasks"]] == ["بفرستید"]


def test_tasks_are_those_of_the_shop_and_day(client, mine, hung):
    asked = []
    register_tasks(lambda seller, day: asked.append((seller, day)) or [])

    client.get(HOME)

    assert asked == [(mine, make.TODAY)]


def test_the_menu_shows_what_one_may_open_in_order(client, mine, hung):
    register_menu(
        MenuEntry("b", "صندوق خانه", "bank", "home", 90, Right.BANK),
        MenuEntry("a", "فرستادن", "truck", "home", 10, Right.SHIP, thumb=True, count=lambda s: 7),
    )

    def shown():
        return [entry.label for entry in client.get(MENU).wsgi_request.desk_menu.entries]

    assert [w for w in shown() if w in ("صندوق خانه", "فرستادن")] == ["فرستادن", "صندوق خانه"]
    assert "۷" in client.get(MENU).content.decode()
    client.force_login(make.member(mine, Role.PACKER).user)
    assert "صندوق خانه" not in shown()
    assert "فرستادن" in shown()


def test_a_key_of_the_menu_is_taken_once(hung):
    with pytest.raises(ValueError, match="today"):
        register_menu(MenuEntry("today", "x", "box", "home", 1))


def test_a_second_shop_is_chosen_and_remembered(client, mine):
    second = make.seller("نمد")
    make.member(second, Role.PACKER, user=mine.users.get())

    assert SWITCH in client.get(HOME).content.decode()
    answer = client.post(SWITCH, {"seller": second.pk})

    assert answer.url == HOME
    assert client.get(HOME).wsgi_request.seller == second


@pytest.mark.parametrize("sent", ["foreign", "x", "۰", "-1"])
def test_another_s_shop_is_not_found(client, mine, sent):
    foreign = make.member(make.seller()).seller

    assert (
        client.post(SWITCH, {"seller": foreign.pk if sent == "foreign" else sent}).status_code
        == 404
    )
    assert client.get(HOME).wsgi_request.seller == mine
    assert client.get(SWITCH).url == HOME


@pytest.mark.parametrize("path", [HOME, MENU, "/en/desk/"])
def test_strangers_find_no_desk(client, path):
    make.member(make.seller())
    assert client.get(path).url == f"{'/en' if path.startswith('/en') else ''}/sign-in/?next={path}"

    client.force_login(make.user())
    answer = client.get(path)
    if path == MENU:
        assert answer.status_code == 404
    else:  # the front door of the desk leads to where shops are opened
        assert answer.url == f"{path}join/"


@pytest.mark.parametrize("shops", [1, 3])
def test_the_desk_costs_the_same_for_one_shop_or_three(
    client, shops, django_assert_max_num_queries
):
    person = make.user()
    for _ in range(shops):
        make.product(seller=make.member(make.seller(), user=person).seller)
    client.force_login(person)
    client.get(reverse("desk:home"))

    with django_assert_max_num_queries(15):
        assert client.get(reverse("desk:home")).status_code == 200
