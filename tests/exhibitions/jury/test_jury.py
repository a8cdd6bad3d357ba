"""A jury at work: who is let in, what they see, what counts, and the end."""

import pytest
from django.urls import reverse

from exhibitions.jury import actions, queries
from exhibitions.jury.rules import MIDDLE
from exhibitions.models import Application, Review, Reviewer
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools

pytestmark = pytest.mark.django_db


def jury_of(fair, most=5):
    """A reviewer with an account, and one criterion."""
    person = make.user()
    reviewer = actions.appoint(fair, mobile=person.mobile, by=None)
    criterion = actions.add_criterion(fair, name_fa="کیفیت", weight=1, most=most)
    return reviewer, person, criterion


def give(reviewer, person, criterion, application, points):
    return actions.score(reviewer, application.pk, points={criterion.pk: points}, user=person)


def test_scores_replace_each_other_and_conflicts_do_not_count():
    fair = tools.fair()
    good, poor, near = (tools.sent(fair) for _ in range(3))
    reviewer, person, criterion = jury_of(fair)
    for application, points in ((good, 1), (good, 5), (poor, 1), (near, 5)):
        give(reviewer, person, criterion, application, points)

    actions.declare_conflict(reviewer, near.pk, text="خواهرم است", user=person)

    assert Review.objects.count() == 3
    given = queries.scores_of(fair)
    assert given == {good.pk: 70, poor.pk: 30, near.pk: MIDDLE}
    [line] = queries.progress(fair)
    assert (line.scored, line.conflicts, line.left) == (2, 1, 0)


def test_points_must_be_whole_and_on_the_scale():
    fair = tools.fair()
    mine = tools.sent(fair)
    reviewer, person, criterion = jury_of(fair)
    for points in ({}, {criterion.pk: 6}, {criterion.pk: -1}, {criterion.pk: 1, 999: 1}):
        with pytest.raises(actions.PointsWrong):
            actions.score(reviewer, mine.pk, points=points, user=person)
    assert not Review.objects.exists()
    give(reviewer, person, criterion, mine, 0)
    with pytest.raises(actions.AlreadyScored):
        actions.drop_criterion(fair, criterion.pk)


def test_nobody_judges_the_own_shop_a_draft_or_another_fair_s():
    fair, other = tools.fair(), tools.fair()
    reviewer, person, criterion = jury_of(fair)
    own, draft, foreign = tools.sent(fair), tools.draft(fair), tools.sent(other)
    make.member(own.seller, "manager", user=person)
    for application in (own, draft, foreign):
        with pytest.raises(Application.DoesNotExist):
            give(reviewer, person, criterion, application, 3)
    assert list(queries.left_for(reviewer, queries.own_sellers(person))) == []


def test_the_end_freezes_the_scores_and_opens_again_before_the_draw():
    fair = tools.fair()
    good, poor = (tools.sent(fair) for _ in range(2))
    reviewer, person, criterion = jury_of(fair)
    give(reviewer, person, criterion, good, 5)
    give(reviewer, person, criterion, poor, 2)

    verdict = actions.close(fair, by=None)
    assert actions.close(fair, by=None) == verdict
    late = tools.sent(fair)
    with pytest.raises(actions.JuryClosed):
        give(reviewer, person, criterion, poor, 5)
    assert queries.scores_of(fair) == {good.pk: 70, poor.pk: 30, late.pk: MIDDLE}

    actions.reopen(fair, by=None)
    give(reviewer, person, criterion, late, 0)
    actions.close(fair, by=None)
    fair.state = FairState.ALLOCATION
    fair.save()
    with pytest.raises(actions.JuryClosed):
        actions.reopen(fair, by=None)


def test_a_fair_without_a_jury_gives_nobody_anything():
    mine = tools.sent(tools.fair())
    assert queries.scores_of(mine.fair) == {}


def test_a_number_becomes_a_person_on_the_first_visit(client):
    fair = tools.fair()
    actions.appoint(fair, mobile="+989160000042", by=None)
    actions.appoint(fair, mobile="+989160000042", by=None)
    person = make.user("+989160000042")
    client.force_login(person)

    assert client.get(reverse("jury:home")).status_code == 200

    assert Reviewer.objects.get().user == person
    person.mobile = "+989160000043"
    person.save()
    newcomer = make.user("+989160000042")
    client.force_login(newcomer)
    assert client.get(reverse("jury:home")).status_code == 404


def blind_application():
    fair = tools.fair(is_blind=True)
    seller = tools.shop(name="مربای گلناز", owner="گلناز بیرانوند", name_en="Golnaz Jam",
                        county=make.county("BRJ", "بروجرد", "Borujerd"))  # fmt: skip
    make.product("مربای به گلناز", seller=seller, card=False)
    mine = tools.sent(fair, seller)
    mine.about = "من گلناز بیرانوند از مربای گلناز، ۰۹۱۶۱۲۳۴۵۶۷"
    mine.save()
    return mine


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_blind_reviewer_finds_no_trace_of_the_applicant(client, language):
    mine = blind_application()
    _reviewer, person, _criterion = jury_of(mine.fair)
    client.force_login(person)
    prefix = "" if language == "fa" else "/en"
    paths = [prefix + reverse("jury:application", args=[mine.fair.slug, mine.pk]),
             prefix + reverse("jury:fair", args=[mine.fair.slug]),
             prefix + reverse("jury:home")]  # fmt: skip

    for path in paths:
        body = client.get(path).content.decode()
        for trace in ("گلناز", "بیرانوند", "Golnaz", "golnaz", "بروجرد", "Borujerd", "۴۵۶۷",
                      mine.seller.slug, "/catalogue/", "/producers/"):  # fmt: skip
            found = body.split("<main", 1)[1].split("</main>", 1)[0]
            assert trace not in found, (path, trace)
    mine.fair.is_blind = False
    mine.fair.save()
    assert "گلناز" in client.get(paths[0]).content.decode()


def test_a_reviewer_judges_one_a_screen_and_is_led_on(client):
    fair = tools.fair()
    first, second = (tools.sent(fair) for _ in range(2))
    _reviewer, person, criterion = jury_of(fair)
    client.force_login(person)
    path = reverse("jury:application", args=[fair.slug, first.pk])

    slip = client.post(path, {"note": "خوب"})
    assert slip.status_code == 200
    assert slip.context["form"].errors.keys() == {f"points_{criterion.pk}"}
    answer = client.post(path, {f"points_{criterion.pk}": "4", "note": "خوب"})
    assert answer.url == reverse("jury:application", args=[fair.slug, second.pk])
    conflict = reverse("jury:conflict", args=[fair.slug, second.pk])
    assert client.post(conflict, {"text": "رقیب من است"}).url == reverse(
        "jury:fair", args=[fair.slug]
    )
    assert list(Review.objects.values_list("application", "has_conflict")) == [
        (first.pk, False), (second.pk, True),
    ]  # fmt: skip


def test_strangers_and_other_juries_find_nothing(client):
    fair, other = tools.fair(), tools.fair()
    mine = tools.sent(fair)
    _reviewer, person, _criterion = jury_of(other)
    names = [("jury:fair", [fair.slug]), ("jury:application", [fair.slug, mine.pk])]
    for user in (person, make.user(), tools.owner_of(mine.seller), makers.organiser(fair)):
        client.force_login(user)
        for name, args in names:
            assert client.get(reverse(name, args=args)).status_code == 404
        path = reverse("jury:conflict", args=[fair.slug, mine.pk])
        assert client.post(path, {"text": "x"}).status_code == 404
    client.logout()
    assert client.get(reverse("jury:home")).url.startswith("/sign-in/")
    assert not Review.objects.exists()


@pytest.mark.parametrize("many", [1, 4])
def test_jury_pages_cost_the_same(client, many, django_assert_max_num_queries):
    fair = tools.fair()
    sent = [tools.sent(fair) for _ in range(many)]
    reviewer, person, criterion = jury_of(fair)
    give(reviewer, person, criterion, sent[0], 3)
    client.force_login(person)
    for name, args, most in (
        ("jury:home", [], 12),
        ("jury:fair", [fair.slug], 12),
        ("jury:application", [fair.slug, sent[0].pk], 20),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(reverse(name, args=args)).status_code == 200
