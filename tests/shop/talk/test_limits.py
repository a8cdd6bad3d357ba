"""How much may be written, by whom, and how either side stops it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.talk import actions
from shop.talk.models import Block, Conversation, Message, TalkReport
from shop.talk.rules import MESSAGES_AN_HOUR, NEW_A_DAY
from tests import factories as make
from tests.shop.talk.tools import answered, sent, wrote

pytestmark = pytest.mark.django_db


class TestLimits:
    def test_thirty_messages_an_hour(self, client, felt, buyer):
        conversation = wrote(buyer, felt).conversation
        now = timezone.now()
        Message.objects.bulk_create(
            Message(
                conversation=conversation,
                side="buyer",
                author=buyer,
                text="x",
                key=str(n),
                sent_at=now,
            )
            for n in range(MESSAGES_AN_HOUR - 1)
        )
        client.force_login(buyer)
        answer = client.post(reverse("talk:thread", args=[conversation.pk]), sent("یکی دیگر"))
        assert "text" in answer.context["form"].errors
        assert Message.objects.count() == MESSAGES_AN_HOUR

    def test_ten_new_conversations_a_day(self, buyer):
        for _n in range(NEW_A_DAY):
            wrote(buyer, make.product(seller=make.seller()))
        with pytest.raises(actions.MayNot, match="too_many_new"):
            wrote(buyer, make.product(seller=make.seller()))
        assert Conversation.objects.count() == NEW_A_DAY

    @pytest.mark.parametrize(
        "form", [{"text": ""}, {"text": "x" * 1001}, {"key": "x"}, {"key": ""}]
    )
    def test_what_is_no_message_is_said(self, client, felt, buyer, form):
        conversation = wrote(buyer, felt).conversation
        client.force_login(buyer)
        answer = client.post(reverse("talk:thread", args=[conversation.pk]), sent() | form)
        assert answer.status_code == 200
        assert Message.objects.count() == 1


class TestStopping:
    def test_a_block_holds_in_all_conversations_until_it_is_taken_back(
        self, client, felt, shop, owner, buyer
    ):
        one = wrote(buyer, felt).conversation
        two = wrote(buyer, make.product(seller=shop)).conversation
        client.force_login(buyer)
        client.post(reverse("talk:block", args=[one.pk]))
        for conversation in (one, two):
            client.force_login(owner)
            answer = client.post(
                reverse("desk_talk:thread", args=[conversation.pk]), sent("هستید؟")
            )
            assert "text" in answer.context["form"].errors
            client.post(reverse("desk_talk:block", args=[conversation.pk]), {"open": "1"})
        assert Message.objects.count() == 2
        client.force_login(buyer)
        client.post(reverse("talk:block", args=[one.pk]), {"open": "1"})
        client.force_login(owner)
        assert (
            client.post(reverse("desk_talk:thread", args=[two.pk]), sent("هستید؟")).status_code
            == 302
        )

    def test_reports_are_read_by_operators_alone_and_settled_once(self, client, felt, owner, buyer):
        conversation = wrote(buyer, felt).conversation
        answered(wrote(buyer, felt), owner, "به ۰۹۱۶۱۲۳۴۵۶۷ زنگ بزن <b>")
        client.force_login(buyer)
        for _n in range(2):
            client.post(reverse("talk:report", args=[conversation.pk]), {"reason": "توهین کرد"})
        told = TalkReport.objects.get()
        admin = reverse("admin:talk_talkreport_changelist")
        client.force_login(make.user(is_staff=True))
        assert (
            client.get(reverse("admin:talk_talkreport_change", args=[told.pk])).status_code == 403
        )
        boss = make.user(is_staff=True, is_superuser=True)
        client.force_login(boss)
        page = client.get(reverse("admin:talk_talkreport_change", args=[told.pk])).content.decode()
        assert "۰۹۱۶۱۲۳۴۵۶۷" in page
        assert "&lt;b&gt;" in page
        client.post(admin, {"action": "close", "_selected_action": [told.pk]})
        told.refresh_from_db()
        assert told.settled_by == boss
        block = Block.objects.get()
        assert (block.by_side, block.buyer) == ("buyer", buyer)
