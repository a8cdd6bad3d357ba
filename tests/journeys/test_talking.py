"""A buyer asks, writes and reviews; the producer answers; nobody is shut out on the way."""

from io import BytesIO

import pytest
from playwright.sync_api import expect

from catalog.models import Question
from sellers.models import Partner
from shop.talk.models import Conversation, Message
from tests import factories as make
from tests.catalog.voices.tools import receives
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View
from tests.pictures import picture
from tests.shop.talk.tools import answered, wrote

ASKED = "با نام روی آن هم می‌سازید؟"
NUMBER = "۰۹۱۶ ۱۲۳ ۴۵۶۷"


@pytest.fixture
def world(shop):
    """Goods of a shop with an owner, and a buyer who received them."""
    seller = Partner.objects.get(code="S001")
    felt = make.product(
        "دمپایی نمدی آزمایشی", seller=seller, trade=seller.licences.first().trades.first()
    )
    buyer = make.user(first_name="زهرا")
    return seller, make.member(seller).user, buyer, felt


def test_a_question_a_talk_and_a_photo_review(visit: Visit, world):
    _seller, owner, buyer, felt = world
    phone, desk = visit(PHONE_FA), visit(WIDE_FA)
    enter(desk, owner)
    enter(phone, buyer)

    phone.go("catalogue:detail", felt.card.slug, felt.pk)
    phone.page.locator(".ask summary").click()
    phone.page.fill("#ask-text", ASKED)
    phone.page.locator(".ask button[type=submit]").click()
    expect(phone.page.locator("#questions")).to_contain_text(ASKED)
    question = Question.objects.get(text=ASKED)

    desk.go("desk-voices:questions")
    card = desk.page.locator(f"#voice-{question.pk}")
    card.locator("textarea").fill("بله، رایگان است.")
    card.locator("button[type=submit]").click()
    phone.page.reload()
    expect(phone.page.locator("#questions")).to_contain_text("بله، رایگان است.")

    phone.go("talk:about", felt.pk)
    phone.page.fill("#id_text", f"زنگ بزنید {NUMBER}")
    phone.page.locator(".talk-write button[type=submit]").click()
    expect(phone.page.locator(".said")).to_contain_text(NUMBER)
    conversation = Conversation.objects.get(buyer=buyer)
    desk.go("desk_talk:thread", conversation.pk)
    expect(desk.page.locator(".said")).to_contain_text("•••")
    expect(desk.page.locator(".said")).not_to_contain_text("۴۵۶۷")

    answered(Message.objects.get(conversation=conversation), owner, "چشم")
    fresh = phone.page.evaluate(
        "async (url) => (await fetch(url)).text()", phone.address("talk:fresh", conversation.pk)
    )
    assert "چشم" in fresh

    receives(buyer, felt)
    phone.go("my-reviews")
    phone.page.locator(".received-one .button").first.click()
    phone.page.locator("label[for=id_score_0]").click()
    phone.page.fill("#id_body", "خیلی نرم و گرم است")
    file = BytesIO()
    picture(300, 400).save(file, "JPEG")
    photo = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
    phone.page.set_input_files("#id_pictures", photo)
    phone.page.locator("main form button[type=submit]").click()
    expect(phone.page.locator("#toasts")).to_contain_text(
        phone.says("Thank you. We look at it, and then it stands here.")
    )


PAGES = {
    "buyer": (
        "talk:inbox",
        "talk:thread",
        "talk:report",
        "my-reviews",
        "catalogue:review",
        "catalogue:ask",
        "customer:sms",
    ),
    "owner": (
        "desk_talk:inbox",
        "desk_talk:thread",
        "desk_talk:replies",
        "desk-voices:reviews",
        "desk-voices:questions",
    ),
}


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_EN, PHONE_EN, WIDE_FA], ids=str)
def test_nothing_shuts_anybody_out(visit: Visit, world, view: View):
    _seller, owner, buyer, felt = world
    message = wrote(buyer, felt, f"زنگ بزنید {NUMBER}")
    answered(message, owner)
    receives(buyer, felt)
    about = {
        "talk:thread": message.conversation_id, "talk:report": message.conversation_id,
        "desk_talk:thread": message.conversation_id, "catalogue:review": felt.pk,
        "catalogue:ask": felt.pk,
    }  # fmt: skip
    found = []
    for who, person in (("buyer", buyer), ("owner", owner)):
        visitor = visit(view)
        enter(visitor, person)
        for name in PAGES[who]:
            visitor.go(name, *([about[name]] if name in about else []))
            found += [(name, barrier) for barrier in tour.barriers(visitor.page)]
            found += [(name, wide) for wide in visitor.page.evaluate(tour.TOO_WIDE)]

    assert found == []
