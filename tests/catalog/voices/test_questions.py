"""Questions: asked in public, a stranger's kept while they sign in, answered from the desk."""

import json
import re

import pytest
from django.urls import reverse

from catalog.models import Question, VoiceReport
from catalog.voices import actions
from core.models import MoveRecord, OutgoingSms
from core.moves import MoveRefused
from tests import factories as make
from tests.catalog.voices.tools import owner_of

pytestmark = pytest.mark.django_db
ASKED = "این دمپایی چند سایز دارد؟"


@pytest.fixture
def felt():
    return make.product("دمپایی نمدی", seller=make.seller())


@pytest.fixture
def shop(felt):
    return felt.stockrecords.get().partner


def path(product):
    return reverse("catalogue:ask", args=[product.pk])


def test_a_clean_question_stands_and_the_shop_hears_of_it(client, felt, shop):
    owner, person = owner_of(shop), make.user(first_name="مریم")
    client.force_login(person)

    answer = client.post(path(felt), {"text": ASKED})

    assert answer.url == f"{felt.get_absolute_url()}#questions"
    assert Question.objects.get().state == "public"
    assert ASKED in client.get(felt.get_absolute_url()).content.decode()
    assert OutgoingSms.objects.get().to == owner.mobile


def test_pressing_twice_asks_once(client, felt):
    client.force_login(make.user())
    for _n in range(2):
        client.post(path(felt), {"text": ASKED})
    assert Question.objects.count() == 1


def test_a_stranger_s_question_waits_while_they_sign_in(client, felt):
    answer = client.post(path(felt), {"text": ASKED})

    assert answer.url == f"/sign-in/?next={path(felt)}"
    assert not Question.objects.exists()
    client.force_login(make.user())
    session = client.session
    session["asking"] = {str(felt.pk): ASKED}
    session.save()
    assert ASKED in client.get(path(felt)).content.decode()


@pytest.mark.parametrize("text", ["", "؟؟", "شماره‌تان؟ ۰۹۱۶۱۲۳۴۵۶۷", "س" * 501])
def test_what_cannot_stand_is_said(client, felt, text):
    client.force_login(make.user())
    answer = client.post(path(felt), {"text": text})
    assert "text" in answer.context["form"].errors
    assert not Question.objects.exists()


def test_harsh_questions_wait_for_staff(client, felt, shop):
    owner_of(shop)
    client.force_login(make.user())
    client.post(path(felt), {"text": "چرا کلاهبردار هستید؟"})
    question = Question.objects.get()
    assert question.state == "waiting"
    assert not OutgoingSms.objects.exists()
    assert "کلاهبردار" not in client.get(felt.get_absolute_url()).content.decode()

    boss = make.user(is_staff=True, is_superuser=True)
    client.force_login(boss)
    admin = reverse("admin:catalogue_question_changelist")
    client.post(admin, {"action": "publish", "_selected_action": [question.pk]})
    question.refresh_from_db()
    assert question.state == "public"
    record = MoveRecord.objects.get(model="catalogue.question")
    assert (record.by, record.to_state) == (boss, "public")


def test_staff_without_the_right_judge_nothing(client, felt):
    question = actions.ask(make.user(), felt, ASKED)
    clerk = make.user(is_staff=True)
    client.force_login(clerk)
    admin = reverse("admin:catalogue_question_changelist")
    client.post(admin, {"action": "hide", "_selected_action": [question.pk]})
    question.refresh_from_db()
    assert question.state == "public"


def test_hidden_is_for_good(felt):
    question = actions.ask(make.user(), felt, ASKED)
    actions.hide_question(question.pk, by=None)
    with pytest.raises(MoveRefused):
        actions.publish_question(question.pk, by=None)


def test_ten_a_day_are_enough(client, felt):
    person = make.user()
    for n in range(10):
        actions.ask(person, felt, f"{ASKED} {n}")
    client.force_login(person)
    answer = client.post(path(felt), {"text": ASKED})
    assert "text" in answer.context["form"].errors
    assert Question.objects.count() == 10


def test_the_answer_stands_with_the_question_and_the_asker_hears_once(client, felt, shop):
    person = make.user()
    question = actions.ask(person, felt, ASKED)
    owner = owner_of(shop)
    client.force_login(owner)
    url = reverse("desk-voices:answer", args=[question.pk])

    for text in ("از ۳۷ تا ۴۲", "از ۳۷ تا ۴۳"):
        assert client.post(url, {"text": text}).url == reverse("desk-voices:questions")

    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("از ۳۷ تا ۴۳", owner)
    assert OutgoingSms.objects.filter(to=person.mobile).count() == 1
    page = client.get(felt.get_absolute_url()).content.decode()
    assert "از ۳۷ تا ۴۳" in page
    listed = client.get(reverse("catalogue:questions", args=[felt.card.slug, felt.pk]))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', listed.content.decode(), re.S)[1])
    assert data["@type"] == "FAQPage"
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == "از ۳۷ تا ۴۳"


def test_others_answer_nothing(client, felt, shop):
    question = actions.ask(make.user(), felt, ASKED)
    url = reverse("desk-voices:answer", args=[question.pk])
    for person in (owner_of(make.seller()), owner_of(shop, "packer"), make.user()):
        client.force_login(person)
        assert client.post(url, {"text": "نه"}).status_code == 404
        assert client.get(url).status_code == 404
    assert Question.objects.get().answer == ""


def test_the_desk_names_what_waits(client, felt, shop):
    actions.ask(make.user(), felt, ASKED)
    client.force_login(owner_of(shop))
    page = client.get(reverse("desk:home")).content.decode()
    assert reverse("desk-voices:questions") in page
    assert ASKED in client.get(reverse("desk-voices:questions")).content.decode()


def test_questions_can_be_reported(client, felt):
    question = actions.ask(make.user(), felt, ASKED)
    client.force_login(make.user())
    client.post(reverse("catalogue:report", args=["question", question.pk]), {"reason": "advert"})
    actions.settle(VoiceReport.objects.get().pk, hide=True, by=make.user())
    question.refresh_from_db()
    assert question.state == "hidden"
