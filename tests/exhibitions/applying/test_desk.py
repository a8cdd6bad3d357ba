"""Fairs at the desk, by requests."""

import pytest
from django.urls import reverse

from exhibitions.applying import actions
from exhibitions.applying.rules import MOST_WISHES
from exhibitions.models import Application, Fair
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools
from tests.sellers.desk.frame import asked

pytestmark = pytest.mark.django_db
NOW = tools.NOW


def at_desk(client, seller):
    client.force_login(tools.owner_of(seller))
    return seller


def step(application, name):
    return reverse("desk_fairs:step", args=[application.pk, name])


def page(application):
    return reverse("desk_fairs:application", args=[application.pk])


def close(fair):
    Fair.objects.filter(pk=fair.pk).update(apply_until=NOW - tools.HOUR)


def test_open_fairs_stand_near_first_and_only_those(client):
    brj = make.county("BRJ", "بروجرد", "Borujerd")
    brj.latitude, brj.longitude = 33.9, 48.75
    brj.save()
    far = tools.fair(at=makers.plan(of=makers.hall(makers.venue(county=brj))))
    near = tools.fair()
    tools.fair(apply_until=NOW - tools.HOUR)
    tools.fair(apply_from=NOW + tools.HOUR)
    tools.fair(giving="booking")
    tools.fair(state="announced")
    at_desk(client, tools.shop())

    assert client.get(reverse("desk_fairs:index")).context["fairs"] == [near, far]


def test_a_draft_is_led_from_question_to_question_and_sent(client):
    fair = tools.fair()
    add_on, paper = tools.add_on_of(fair), tools.paper_of(fair)
    seller = at_desk(client, tools.shop())
    goods = seller.stockrecords.get().product_id
    begun = client.post(reverse("desk_fairs:begin"), {"fair": fair.slug})
    mine = Application.objects.get()
    stall = fair.hall_uses.first().plan.stalls.first()

    assert begun.url == step(mine, "goods")
    answers = [
        ("goods", {"trade": make.trade().pk, "goods": [goods], "about": "مربای آلبالو"}),
        ("stand", {"needs_socket": "on"}),
        ("wishes", {"wish_1": f"s{stall.pk}", "anywhere": "on"}),
        ("extras", {f"add_on_{add_on.pk}": "۲"}),
        ("papers", {f"paper_{paper.pk}": tools.upload()}),
    ]
    following = [*(step(mine, name) for name, _ in answers[1:]), page(mine)]
    for (name, typed), onward in zip(answers, following, strict=True):
        assert client.post(step(mine, name), typed).url == onward
    shown = client.get(page(mine)).context["shown"]
    assert shown.may_send
    assert shown.fee.total_most == (5_000_000 + 200_000) * make.TOMAN
    client.post(reverse("desk_fairs:send", args=[mine.pk]))

    assert tools.state_of(mine) == "submitted"
    assert client.get(reverse("desk_fairs:paper", args=[mine.pk, paper.pk])).status_code == 200


def test_what_is_typed_is_kept_at_once_and_when_the_window_closes(client):
    fair = tools.fair()
    mine = tools.draft(fair, at_desk(client, tools.shop()))
    typed = {"trade": make.trade().pk, "about": "تازه", "autosave": "1"}

    assert client.post(step(mine, "goods"), typed).json()["kept"] is True
    close(fair)
    late = client.post(step(mine, "goods"), {**typed, "about": "دیر"}).json()
    assert (late["kept"], late["late"]) == (True, True)
    onward = client.post(step(mine, "goods"), {"about": "خیلی دیر"}, follow=True)
    assert onward.context["shown"].is_closed
    client.post(reverse("desk_fairs:send", args=[mine.pk]))

    mine.refresh_from_db()
    assert (mine.state, mine.about) == ("draft", "خیلی دیر")


def test_a_change_that_comes_too_late_shows_what_was_typed(client):
    fair = tools.fair()
    mine = tools.sent(fair, at_desk(client, tools.shop()))
    close(fair)

    answer = client.post(step(mine, "goods"), {"trade": make.trade().pk, "about": "نوشتهٔ دیر"})

    assert answer.status_code == 200
    assert "نوشتهٔ دیر" in answer.content.decode()
    mine.refresh_from_db()
    assert mine.about == "مربای خانگی"


def test_wishes_move_without_script(client):
    fair = tools.fair()
    mine = tools.draft(fair, at_desk(client, tools.shop()))
    one, two = (f"s{s.pk}" for s in fair.hall_uses.first().plan.stalls.all()[:2])

    moved = client.post(step(mine, "wishes"), {"wish_1": one, "wish_2": two, "move": "2-up"})

    values = [field.value() for field in moved.context["form"].ranked]
    assert values[:2] == [two, one]
    assert len(values) == MOST_WISHES
    assert not mine.wishes.exists()


def test_a_neighbour_is_found_by_name_without_script(client):
    fair = tools.fair()
    mine = tools.draft(fair, at_desk(client, tools.shop()))
    other = tools.shop(name="نمدمالی گلبهار")
    tools.shop(name="گلیم بافی")

    found = client.post(step(mine, "stand"), {"q": "گلبهار", "find": "1"})
    assert found.context["form"].found == [other]
    assert client.post(step(mine, "stand"), {"beside": other.pk}).status_code == 302
    mine.refresh_from_db()
    assert mine.beside == other


def test_things_of_others_are_refused_in_the_form(client):
    fair, other = tools.fair(), tools.fair()
    mine = tools.draft(fair, at_desk(client, tools.shop()))
    goods = tools.shop().stockrecords.get().product_id
    stall = other.hall_uses.first().plan.stalls.first()
    add_on, paper = tools.add_on_of(other), tools.paper_of(other)
    for name, typed in [
        ("goods", {"trade": make.trade().pk, "goods": [goods]}),
        ("wishes", {"wish_1": f"s{stall.pk}"}),
    ]:
        assert client.post(step(mine, name), typed).status_code == 200
    for name, typed in [
        ("extras", {f"add_on_{add_on.pk}": "1"}),
        ("papers", {f"paper_{paper.pk}": tools.upload()}),
    ]:
        assert client.post(step(mine, name), typed).status_code == 404  # not asked at this fair
    assert mine.goods.get().pk != goods
    assert not mine.wishes.exists()


def test_the_organiser_s_question_stands_at_the_desk_and_is_answered(client):
    fair = tools.fair()
    mine = tools.sent(fair, at_desk(client, tools.shop()))
    actions.ask(fair, mine.pk, question="از چه میوه‌ای؟", by=None)

    tasks = client.get(reverse("desk:home")).context["tasks"]
    assert [task.note for task in tasks if task.url == page(mine)] == ["از چه میوه‌ای؟"]
    slip = client.post(reverse("desk_fairs:answer", args=[mine.pk]), {"answer": " "})
    assert slip.context["form"].errors
    client.post(reverse("desk_fairs:answer", args=[mine.pk]), {"answer": "آلبالو"})

    assert tools.state_of(mine) == "submitted"


def test_withdrawing_asks_once_more(client):
    mine = tools.sent(tools.fair(), at_desk(client, tools.shop()))
    path = reverse("desk_fairs:withdraw", args=[mine.pk])

    assert client.get(path).status_code == 200
    assert tools.state_of(mine) == "submitted"
    client.post(path)
    assert tools.state_of(mine) == "withdrawn"


@pytest.mark.parametrize("many", [1, 4])
def test_pages_cost_the_same_for_one_or_many(client, many):
    seller = at_desk(client, tools.shop())
    mine = tools.draft(tools.fair(at=makers.plan(stalls=4 * many)), seller)
    for _ in range(many):
        tools.sent(tools.fair(), seller)
        tools.fair()
        make.product(seller=seller, card=False)
    goods = list(seller.stockrecords.values_list("product", flat=True))
    actions.save_goods(mine.pk, seller, trade=make.trade().pk, about="", goods=goods, now=NOW)
    stalls = [f"s{s.pk}" for s in mine.fair.hall_uses.first().plan.stalls.all()[:many]]
    actions.save_wishes(mine.pk, seller, wishes=stalls, anywhere=True, now=NOW)

    client.get(page(mine))
    costs = {
        name: asked(client, path)
        for name, path in [
            ("index", reverse("desk_fairs:index")),
            ("page", page(mine)),
            ("goods", step(mine, "goods")),
            ("wishes", step(mine, "wishes")),
        ]
    }
    assert costs == {"index": 3, "page": 16, "goods": 10, "wishes": 12}
