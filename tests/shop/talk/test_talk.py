"""Conversations from both sides: who reads what, once, masked, stopped, reported."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from core.models import OutgoingSms, PrivateFile
from shop.order.models import Parcel
from shop.talk import actions
from shop.talk.models import Block, Conversation, Message, SavedReply, TalkReport
from shop.talk.rules import Side
from tests import factories as make
from tests.catalog.voices.tools import upload
from tests.shop.order.tools import paid_for
from tests.shop.talk.tools import answered, page_of, sent, wrote

pytestmark = pytest.mark.django_db
NUMBER = "شماره‌ام ۰۹۱۶۱۲۳۴۵۶۷ است"


def test_a_buyer_begins_the_shop_answers_both_read(client, felt, shop, owner, buyer):
    client.force_login(buyer)
    begun = client.post(reverse("talk:about", args=[felt.pk]), sent("چند رنگ دارد؟"))
    conversation = Conversation.objects.get()
    assert begun.url == reverse("talk:thread", args=[conversation.pk])
    assert OutgoingSms.objects.get().to == owner.mobile
    assert "چند رنگ" not in OutgoingSms.objects.get().text

    assert conversation.unread_by_seller == 1
    assert "چند رنگ دارد؟" in page_of(client, owner, "desk_talk:thread", conversation.pk)
    conversation.refresh_from_db()
    assert conversation.unread_by_seller == 0
    client.post(reverse("desk_talk:thread", args=[conversation.pk]), sent("سه رنگ"))
    conversation.refresh_from_db()
    assert conversation.unread_by_buyer == 1
    assert "سه رنگ" in page_of(client, buyer, "talk:thread", conversation.pk)
    assert [m.side for m in Message.objects.order_by("pk")] == ["buyer", "seller"]


def test_writing_again_about_the_same_goods_goes_on(client, felt, buyer):
    first = wrote(buyer, felt)
    assert wrote(buyer, felt).conversation == first.conversation
    client.force_login(buyer)
    answer = client.get(reverse("talk:about", args=[felt.pk]))
    assert answer.url == reverse("talk:thread", args=[first.conversation_id])


def test_a_form_sent_twice_is_one_message(client, felt, owner, buyer):
    conversation = wrote(buyer, felt).conversation
    client.force_login(buyer)
    form = sent("دوباره")
    for _n in range(2):
        assert client.post(reverse("talk:thread", args=[conversation.pk]), form).status_code == 302
    assert Message.objects.filter(text="دوباره").count() == 1
    conversation.refresh_from_db()
    assert conversation.unread_by_seller == 2


def test_the_other_end_is_told_once_until_it_looks(felt, owner, buyer):
    first = wrote(buyer, felt)
    wrote(buyer, felt)
    assert OutgoingSms.objects.filter(to=owner.mobile).count() == 1
    actions.read(first.conversation_id, Side.SELLER)
    wrote(buyer, felt)
    assert OutgoingSms.objects.filter(to=owner.mobile).count() == 2


class TestMasking:
    def test_numbers_are_hidden_until_there_is_an_order(self, client, felt, owner, buyer):
        conversation = wrote(buyer, felt, NUMBER).conversation
        at_desk = page_of(client, owner, "desk_talk:thread", conversation.pk)
        assert "۰۹۱۶۱۲۳۴۵۶۷" not in at_desk
        assert "•••" in at_desk
        assert "۰۹۱۶۱۲۳۴۵۶۷" in page_of(client, buyer, "talk:thread", conversation.pk)

        paid_for(felt, user=buyer)
        assert "۰۹۱۶۱۲۳۴۵۶۷" in page_of(client, owner, "desk_talk:thread", conversation.pk)

    @pytest.mark.parametrize("state", ["awaiting_payment", "expired", "cancelled", "refused"])
    def test_an_order_that_never_came_to_be_opens_nothing(self, client, felt, owner, buyer, state):
        conversation = wrote(buyer, felt, NUMBER).conversation
        paid_for(felt, user=buyer)
        Parcel.objects.update(state=state)
        assert "۰۹۱۶" not in page_of(client, owner, "desk_talk:thread", conversation.pk)

    def test_another_shop_s_order_opens_nothing(self, client, felt, owner, buyer):
        conversation = wrote(buyer, felt, NUMBER).conversation
        paid_for(make.product(), user=buyer)
        assert "۰۹۱۶" not in page_of(client, owner, "desk_talk:thread", conversation.pk)

    def test_lists_and_what_htmx_fetches_are_masked_too(self, client, felt, owner, buyer):
        conversation = wrote(buyer, felt, NUMBER).conversation
        assert "۰۹۱۶" not in page_of(client, owner, "desk_talk:inbox")
        assert "۰۹۱۶" not in page_of(client, owner, "desk_talk:fresh", conversation.pk)


class TestOthers:
    def test_foreign_conversations_are_not_found(self, client, felt, shop, owner, buyer):
        conversation = wrote(buyer, felt).conversation
        for person, space in (
            (make.user(), "talk"),
            (owner, "talk"),
            (buyer, "desk_talk"),
            (make.member(make.seller()).user, "desk_talk"),
            (make.member(shop, "packer").user, "desk_talk"),
        ):
            client.force_login(person)
            for name in ("thread", "fresh", "report"):
                assert (
                    client.get(reverse(f"{space}:{name}", args=[conversation.pk])).status_code
                    == 404
                )
            for name in ("thread", "block", "report"):
                url = reverse(f"{space}:{name}", args=[conversation.pk])
                assert client.post(url, sent(reason="x")).status_code == 404
        assert Message.objects.count() == 1
        assert not Block.objects.exists()
        assert not TalkReport.objects.exists()

    def test_strangers_sign_in_first(self, client, felt, buyer):
        conversation = wrote(buyer, felt).conversation
        for name, args in (("inbox", []), ("thread", [conversation.pk]), ("about", [felt.pk])):
            assert client.get(reverse(f"talk:{name}", args=args)).url.startswith("/sign-in/")

    def test_another_s_parcel_is_not_found(self, client, felt, buyer):
        parcel = paid_for(felt, user=make.user()).parcels.get()
        client.force_login(buyer)
        assert client.get(reverse("talk:parcel", args=[parcel.number])).status_code == 404
        assert client.post(reverse("talk:parcel", args=[parcel.number]), sent()).status_code == 404
        assert not Conversation.objects.exists()

    def test_nobody_writes_to_their_own_shop(self, client, felt, owner):
        client.force_login(owner)
        answer = client.post(reverse("talk:about", args=[felt.pk]), sent("سلام خودم"))
        assert "text" in answer.context["form"].errors
        assert answer.context["form"]["text"].value() == "سلام خودم"
        assert not Conversation.objects.exists()


class TestParcels:
    def test_both_ends_begin_about_a_parcel(self, client, felt, owner, buyer):
        parcel = paid_for(felt, user=buyer).parcels.get()
        client.force_login(owner)
        client.post(reverse("desk_talk:parcel", args=[parcel.number]), sent("فردا می‌فرستم"))
        conversation = Conversation.objects.get()
        assert (conversation.parcel, conversation.buyer) == (parcel, buyer)
        assert OutgoingSms.objects.filter(to=buyer.mobile, key__startswith="message").count() == 1
        client.force_login(buyer)
        answer = client.get(reverse("talk:parcel", args=[parcel.number]))
        assert answer.url == reverse("talk:thread", args=[conversation.pk])

    def test_a_guest_who_signs_in_by_the_number_finds_the_parcel(self, client, felt):
        parcel = paid_for(felt).parcels.get()
        client.force_login(make.user(mobile="+989161234567"))
        assert client.get(reverse("talk:parcel", args=[parcel.number])).status_code == 200


class TestPhotos:
    def test_only_those_who_talk_see_a_photo(self, client, felt, shop, owner, buyer):
        client.force_login(buyer)
        client.post(reverse("talk:about", args=[felt.pk]), sent("", photos=[upload()]))
        photo = PrivateFile.objects.get()
        url = reverse("talk:photo", args=[photo.pk])
        for person, status in (
            (buyer, 200),
            (owner, 200),
            (make.user(), 404),
            (make.member(shop, "packer").user, 404),
            (make.member(make.seller()).user, 404),
            (boss := make.user(is_staff=True, is_superuser=True), 404),
        ):
            client.force_login(person)
            assert client.get(url).status_code == status
        TalkReport.objects.create(
            conversation=Conversation.objects.get(), by=buyer, by_side="buyer", reason="x"
        )
        client.force_login(boss)
        assert client.get(url).status_code == 200

    def test_private_files_of_other_kinds_are_not_shown_here(self, client, buyer):
        paper = PrivateFile.objects.create(kind="image", size=1, sha256="0" * 64, by=buyer)
        client.force_login(buyer)
        assert client.get(reverse("talk:photo", args=[paper.pk])).status_code == 404

    def test_what_is_no_picture_is_refused_and_the_words_stay(self, client, felt, buyer):
        pdf = upload("a.pdf")
        pdf.file.seek(0)
        pdf.file.truncate()
        pdf.file.write(b"%PDF-1.4 no picture")
        pdf.file.seek(0)
        client.force_login(buyer)
        for photos in ([pdf], [upload(f"{n}.png") for n in range(5)]):
            answer = client.post(
                reverse("talk:about", args=[felt.pk]), sent("ببینید", photos=photos)
            )
            assert "photos" in answer.context["form"].errors
            assert answer.context["form"]["text"].value() == "ببینید"
        assert not PrivateFile.objects.exists()
        assert not Conversation.objects.exists()


class TestSavedReplies:
    def test_kept_chosen_and_taken_away(self, client, felt, shop, owner, buyer):
        client.force_login(owner)
        client.post(reverse("desk_talk:replies"), {"text": "فردا می‌فرستم"})
        client.post(reverse("desk_talk:replies"), {"text": "فردا می‌فرستم"})
        reply = SavedReply.objects.get()
        conversation = wrote(buyer, felt).conversation
        page = client.get(reverse("desk_talk:thread", args=[conversation.pk]), {"reply": reply.pk})
        assert page.context["form"]["text"].value() == "فردا می‌فرستم"
        theirs = SavedReply.objects.create(seller=make.seller(), text="دیگری")
        page = client.get(reverse("desk_talk:thread", args=[conversation.pk]), {"reply": theirs.pk})
        assert page.context["form"]["text"].value() == ""
        assert client.post(reverse("desk_talk:drop-reply", args=[theirs.pk])).status_code == 404
        client.post(reverse("desk_talk:drop-reply", args=[reply.pk]))
        assert list(SavedReply.objects.all()) == [theirs]

    def test_twenty_are_enough(self, client, shop, owner):
        SavedReply.objects.bulk_create(SavedReply(seller=shop, text=str(n)) for n in range(20))
        client.force_login(owner)
        answer = client.post(reverse("desk_talk:replies"), {"text": "بیست و یکم"})
        assert "text" in answer.context["form"].errors
        assert SavedReply.objects.count() == 20


class TestPolling:
    def test_nothing_new_is_nothing(self, client, felt, buyer):
        message = wrote(buyer, felt)
        client.force_login(buyer)
        url = reverse("talk:fresh", args=[message.conversation_id])
        assert client.get(url, {"after": message.pk}).status_code == 204
        assert client.get(url, {"after": "x'"}).status_code == 200

    def test_what_is_new_comes_with_the_next_question(self, client, felt, owner, buyer):
        message = wrote(buyer, felt)
        last = answered(message, owner, "سه رنگ")
        client.force_login(buyer)
        url = reverse("talk:fresh", args=[message.conversation_id])
        page = client.get(url, {"after": message.pk}).content.decode()
        assert "سه رنگ" in page
        assert "چند رنگ" not in page
        assert f"after={last.pk}" in page
        message.conversation.refresh_from_db()
        assert message.conversation.unread_by_buyer == 0


def test_markup_is_shown_as_text(client, felt, owner, buyer):
    conversation = wrote(buyer, felt, "<script>alert(1)</script>").conversation
    for person, name in ((owner, "desk_talk"), (buyer, "talk")):
        for page in ("thread", "inbox"):
            args = [conversation.pk] if page == "thread" else []
            shown = page_of(client, person, f"{name}:{page}", *args)
            assert "<script>alert" not in shown
            assert "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize("space", ["talk", "desk_talk"])
@pytest.mark.parametrize("page", ["inbox", "thread"])
def test_pages_cost_the_same_for_few_and_many(
    client, felt, shop, owner, buyer, space, page, django_assert_max_num_queries
):
    conversation = wrote(buyer, felt, photos=[]).conversation
    client.force_login(buyer if space == "talk" else owner)
    url = reverse(f"{space}:{page}", args=[conversation.pk] if page == "thread" else [])
    client.get(url)
    counted = []
    for number in (1, 3):
        for _n in range(number):
            wrote(buyer, make.product(seller=shop))
            answered(wrote(buyer, felt), owner)
        client.get(url)
        with django_assert_max_num_queries(13) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_unread_messages_are_counted_in_account_and_desk(client, felt, owner, buyer):
    message = wrote(buyer, felt)
    assert '<b class="count">۱' in page_of(client, owner, "desk:home")
    answered(message, owner)
    assert '<b class="count">۱' in page_of(client, buyer, "customer:summary")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_first_messages_at_once_are_one_conversation():
    felt = make.product(seller=make.seller())
    buyer, start = make.user(), Barrier(4)

    def work():
        start.wait()
        try:
            wrote(buyer, felt)
        finally:
            connection.close()

    workers = [Thread(target=work) for _n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert Conversation.objects.get().unread_by_seller == 4
    assert Message.objects.count() == 4
