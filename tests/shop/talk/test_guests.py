"""A guest and a producer write to each other about a parcel, without an account."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from core.models import OutgoingSms, PrivateFile
from shop.order.links import key_of
from shop.talk import actions
from shop.talk.models import Block, Conversation, TalkReport
from shop.talk.rules import MESSAGES_AN_HOUR, Refusal, Side
from tests import factories as make
from tests.shop.order.test_races import at_once
from tests.shop.order.tools import MOBILE, paid_for
from tests.shop.talk.test_talk import sent, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make.seller("نمد لر")


@pytest.fixture
def owner(shop):
    return make.member(shop).user


@pytest.fixture
def parcel(shop):
    return paid_for(make.product(seller=shop)).parcels.get()


@pytest.fixture
def at_desk(owner):
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def guest(client, parcel):
    """Somebody who holds the order's link."""
    client.get(page(parcel), {"key": key_of(parcel.order.number)})
    return client


def page(parcel, name="thread"):
    return reverse(f"guest_talk:{name}", args=[parcel.number])


def test_the_desk_writes_and_the_guest_answers_by_the_link(client, at_desk, parcel, owner):
    words = sent("قرمز یا آبی؟ ۰۹۱۶۱۱۱۲۲۳۳")
    at_desk.post(reverse("desk_talk:parcel", args=[parcel.number]), words)
    talk = Conversation.objects.get()
    assert (talk.buyer, talk.parcel, talk.unread_by_buyer) == (None, parcel, 1)
    told = OutgoingSms.objects.get(to=MOBILE, key__endswith=":guest").text
    path = re.search(r"https?://[^/]+(/messages/\S+)", told)[1]

    assert client.get(page(parcel)).status_code == 404
    assert client.get(path).url == page(parcel)
    seen = client.get(page(parcel)).content.decode()
    assert "۰۹۱۶۱۱۱۲۲۳۳" in seen  # they have an order: nothing is hidden
    assert client.post(page(parcel), sent("آبی")).url == page(parcel) + "#end"
    assert "آبی" in at_desk.get(reverse("desk_talk:thread", args=[talk.pk])).content.decode()
    assert OutgoingSms.objects.filter(to=owner.mobile, key__startswith="message").exists()
    assert client.get(page(parcel, "fresh")).status_code == 200


def test_the_guest_may_write_first(guest, parcel):
    assert guest.get(page(parcel)).status_code == 200
    assert guest.post(page(parcel), sent("کی می‌فرستید؟")).url == page(parcel)
    talk = Conversation.objects.get()
    assert (talk.buyer, talk.unread_by_seller) == (None, 1)
    assert reverse("guest_talk:thread", args=[parcel.number]) in (
        guest.get(reverse("orders:detail", args=[parcel.order.number])).content.decode()
    )


def test_nobody_else_opens_it(guest, parcel, owner):
    guest.post(page(parcel), sent("سلام", photos=[upload()]))
    photo = reverse("guest_talk:photo", args=[parcel.number, PrivateFile.objects.get().pk])
    assert guest.get(photo).status_code == 200
    other = paid_for(make.product()).parcels.get()
    bought = paid_for(make.product(), user=make.user()).parcels.get()
    foreign = reverse("guest_talk:photo", args=[other.number, PrivateFile.objects.get().pk])
    assert guest.get(foreign).status_code == 404
    stranger = Client()
    stranger.get(page(parcel), {"key": key_of(other.order.number)})
    with_link = Client()
    with_link.get(page(bought), {"key": key_of(bought.order.number)})
    assert with_link.get(page(bought)).status_code == 404  # its buyer has an account
    signed_in = Client()
    signed_in.force_login(make.user())
    for client in (stranger, signed_in):
        assert client.get(photo).status_code == 404
        for name in ("thread", "fresh", "report"):
            assert client.get(page(parcel, name)).status_code == 404
        for name in ("thread", "block", "report"):
            assert client.post(page(parcel, name), sent("x")).status_code == 404
    assert Conversation.objects.get().messages.count() == 1


def test_whoever_proves_the_number_goes_on_in_the_account(guest, parcel):
    guest.post(page(parcel), sent("سلام"))
    talk = Conversation.objects.get()
    client, buyer = Client(), make.user(mobile=MOBILE)
    client.force_login(buyer)
    assert client.get(page(parcel)).url == reverse("talk:parcel", args=[parcel.number])
    thread = reverse("talk:thread", args=[talk.pk])
    assert client.get(reverse("talk:parcel", args=[parcel.number])).url == thread
    assert client.post(thread, sent("باز هم سلام")).status_code == 302
    assert client.get(reverse("talk:inbox")).context["page"].object_list[0] == talk
    unproven = make.user()
    type(unproven).objects.filter(pk=unproven.pk).update(mobile=None)
    client.force_login(unproven)
    assert client.get(thread).status_code == 404


def test_either_end_stops_it_and_only_that_end_opens_it_again(guest, at_desk, parcel):
    guest.post(page(parcel), sent("سلام"))
    talk = Conversation.objects.get()
    at_block = reverse("desk_talk:block", args=[talk.pk])
    guest.post(page(parcel, "block"))
    at_desk.post(at_block, {"open": "1"})
    with pytest.raises(actions.MayNot) as no:
        actions.send(talk.pk, "نه", side=Side.SELLER, author=make.user(), key="k")
    assert no.value.why == Refusal.BLOCKED
    guest.post(page(parcel, "block"), {"open": "1"})
    actions.send(talk.pk, "بله", side=Side.SELLER, author=make.user(), key="k")
    assert not Block.objects.exists()


def test_a_guest_reports_once_and_writes_no_flood(guest, parcel):
    guest.post(page(parcel), sent("سلام"))
    for _ in range(2):
        guest.post(page(parcel, "report"), {"reason": "بی‌ادب بود"})
    assert TalkReport.objects.get().by is None
    talk = Conversation.objects.get()
    for n in range(MESSAGES_AN_HOUR - 1):
        actions.send(talk.pk, "x", side=Side.BUYER, author=None, key=str(n))
    with pytest.raises(actions.MayNot):
        actions.send(talk.pk, "x", side=Side.BUYER, author=None, key="one too many")
    other = paid_for(make.product()).parcels.get()
    ends = {"side": Side.BUYER, "author": None, "key": "k", "about": other}
    assert actions.begin(None, other.seller, "سلام", **ends).pk


@pytest.mark.parametrize("n", [1, 3])
def test_a_guests_page_costs_the_same_for_one_message_or_three(
    guest, parcel, n, django_assert_num_queries
):
    for number in range(n):
        guest.post(page(parcel), sent(f"{number}"))
    guest.get(page(parcel))
    with django_assert_num_queries(5):
        assert guest.get(page(parcel)).status_code == 200


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_first_messages_at_once_are_one_conversation(parcel, owner):
    def write(side, author):
        ends = {"side": side, "author": author, "key": side, "about": parcel}
        return actions.begin(None, parcel.seller, "سلام", **ends)

    answers = at_once(lambda: write(Side.BUYER, None), lambda: write(Side.SELLER, owner))

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert Conversation.objects.get().messages.count() == 2
