"""Reviews: only of what was received, once, looked at where needed, with one reply."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import ReviewNote, VoiceReport
from catalog.voices import actions, queries
from core import sms
from core.models import OutgoingSms, Photo
from shop.order.models import Parcel
from tests import factories as make
from tests.catalog.voices.tools import owner_of, receives, review_of, upload
from tests.pictures import photo

pytestmark = pytest.mark.django_db
WORDS = {"score": "5", "title": "عالی", "body": "خیلی نرم و گرم است"}


@pytest.fixture
def felt():
    return make.product("دمپایی نمدی", seller=make.seller())


@pytest.fixture
def buyer(client, felt):
    person = make.user(first_name="زهرا")
    receives(person, felt)
    client.force_login(person)
    return person


def path(product):
    return reverse("catalogue:review", args=[product.pk])


def stored():
    return ProductReview.objects.get()


def test_who_received_it_writes_and_everybody_reads(client, felt, buyer):
    answer = client.post(path(felt), WORDS)

    assert answer.url == f"{felt.get_absolute_url()}#reviews"
    assert (stored().status, stored().note.verified) == (ProductReview.APPROVED, True)
    felt.refresh_from_db()
    assert felt.rating == 5
    client.logout()
    page = client.get(felt.get_absolute_url()).content.decode()
    assert "خیلی نرم و گرم است" in page
    assert "زهرا" in page
    assert gettext("Bought here") in page


@pytest.mark.parametrize("state", ["new", "preparing", "posted", "cancelled"])
def test_before_it_arrives_nobody_writes(client, felt, buyer, state):
    Parcel.objects.update(state=state)

    assert client.get(path(felt)).status_code == 403
    assert client.post(path(felt), WORDS).status_code == 403
    assert not ProductReview.objects.exists()


def test_who_received_other_goods_writes_nothing(client, felt, buyer):
    other = make.product(seller=felt.stockrecords.get().partner)
    with pytest.raises(actions.MayNot, match="not_received"):
        actions.write_review(buyer, other, score=5, title="", body="خوب بود")
    assert client.post(path(other), WORDS).status_code == 403


def test_a_guest_who_later_signs_in_by_the_same_number_may_write(felt):
    guest = make.user(mobile="+989161234567")
    receives(None, felt)  # ordered without an account, by this number
    assert actions.write_review(guest, felt, score=4, title="", body="خوب بود").pk


def test_a_number_that_is_not_proven_proves_nothing(felt):
    guest = make.user(mobile="+989161234567")
    type(guest).objects.update(mobile_verified=False)
    guest.refresh_from_db()
    receives(None, felt)
    with pytest.raises(actions.MayNot):
        actions.write_review(guest, felt, score=4, title="", body="خوب بود")


def test_strangers_sign_in_first(client, felt):
    assert client.post(path(felt), WORDS).url.startswith("/sign-in/")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"score": "0"}, "score"),
        ({"score": "6"}, "score"),
        ({"body": ""}, "body"),
        ({"body": "۱۲۳"}, "body"),
        ({"body": "زنگ بزنید ۰۹۱۶۱۲۳۴۵۶۷"}, "body"),
        ({"title": "example.com"}, "title"),
        ({"body": "خ" * 2001}, "body"),
    ],
)
def test_what_cannot_stand_is_said_and_kept_in_the_form(client, felt, buyer, changed, field):
    answer = client.post(path(felt), {**WORDS, **changed})

    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["title"].value() == changed.get("title", "عالی")
    assert not ProductReview.objects.exists()


def test_an_empty_review_is_told_what_to_write(client, felt, buyer):
    errors = client.post(path(felt), {"score": "", "body": ""}).context["form"].errors

    assert errors["score"] == [gettext("Choose one to five stars.")]
    assert errors["body"] == [gettext("Write a few words.")]
    assert not ProductReview.objects.exists()


def test_harsh_words_and_photos_wait_for_staff(client, felt, buyer):
    client.post(path(felt), {**WORDS, "pictures": [upload(), upload("b.png", "blue")]})
    assert stored().status == ProductReview.FOR_MODERATION
    assert len(stored().note.shown_photos) == 2
    page = client.get(felt.get_absolute_url()).content.decode()
    assert "خیلی نرم" not in page

    review = stored()
    review.status = ProductReview.APPROVED  # as Oscar's dashboard does
    review.save()
    page = client.get(felt.get_absolute_url()).content.decode()
    assert page.count('class="voice-photos"') == 1
    assert review.note.shown_photos[0]["src"] in page


def test_photos_are_limited_judged_and_can_be_taken_away(client, felt, buyer):
    five = [upload(f"{n}.png") for n in range(5)]
    assert "pictures" in client.post(path(felt), {**WORDS, "pictures": five}).context["form"].errors
    bad = upload()
    bad.file.seek(0)
    bad.file.write(b"no picture at all")
    bad.file.seek(0)
    assert (
        "pictures" in client.post(path(felt), {**WORDS, "pictures": [bad]}).context["form"].errors
    )
    assert not Photo.objects.exists()

    client.post(path(felt), {**WORDS, "pictures": [upload(f"{n}.png") for n in range(3)]})
    first = stored().note.photos.order_by("pk").first()
    client.post(
        path(felt),
        {**WORDS, "drop": [first.pk], "pictures": [upload(f"{n}.png") for n in range(4)]},
    )
    assert stored().note.photos.count() == 4
    assert first not in stored().note.photos.all()
    assert len(stored().note.shown_photos) == 4


def test_photos_of_another_s_review_stay(felt, buyer):
    mine = review_of(felt)
    ReviewNote.objects.get(pk=mine.pk).photos.add(taken := photo())
    actions.write_review(buyer, felt, score=4, title="", body="خوب بود", drop=[taken.pk])
    assert ReviewNote.objects.get(pk=mine.pk).photos.count() == 1


def test_one_review_each_changed_for_14_days(client, felt, buyer):
    client.post(path(felt), WORDS)
    client.post(path(felt), {**WORDS, "score": "2", "body": "زود خراب شد"})
    assert (stored().score, stored().note.edited_at is not None) == (2, True)

    ProductReview.objects.update(date_created=timezone.now() - timedelta(days=15))
    assert client.post(path(felt), {**WORDS, "body": "دیگر دیر است"}).status_code == 403
    assert stored().body == "زود خراب شد"


def test_what_staff_refused_does_not_come_back_by_itself(client, felt, buyer):
    client.post(path(felt), WORDS)
    ProductReview.objects.update(status=ProductReview.REJECTED)
    client.post(path(felt), {**WORDS, "body": "دوباره نوشتم"})
    assert stored().status == ProductReview.FOR_MODERATION


def test_markup_is_shown_as_text(client, felt, buyer):
    client.post(path(felt), {**WORDS, "title": "<b>x</b>", "body": "<script>alert(1)</script> خوب"})
    page = client.get(felt.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


class TestReplies:
    @pytest.fixture
    def shop(self, felt):
        return felt.stockrecords.get().partner

    def test_the_producer_replies_once_and_the_buyer_hears_of_it(
        self, client, felt, shop, django_capture_on_commit_callbacks
    ):
        review = review_of(felt, make.user(first_name="زهرا", email="z@example.org"))
        owner = owner_of(shop)
        client.force_login(owner)
        sms.outbox.clear()
        OutgoingSms.objects.all().delete()
        url = reverse("desk-voices:reply", args=[review.pk])

        with django_capture_on_commit_callbacks(execute=True):
            client.post(url, {"text": "ممنونم"})
            client.post(url, {"text": "ممنونم زهرا جان"})

        note = ReviewNote.objects.get()
        assert (note.reply, note.replied_by) == ("ممنونم زهرا جان", owner)
        assert OutgoingSms.objects.filter(to=review.user.mobile).count() == 1
        assert [m.to for m in mail.outbox] == [["z@example.org"]]
        assert "ممنونم زهرا جان" in client.get(felt.get_absolute_url()).content.decode()

    def test_an_old_reply_stays(self, client, felt, shop):
        review = review_of(felt)
        actions.reply_to_review(shop, review.pk, "ممنونم", by=owner_of(shop))
        ReviewNote.objects.update(replied_at=timezone.now() - timedelta(days=15))
        client.force_login(owner_of(shop))
        answer = client.post(reverse("desk-voices:reply", args=[review.pk]), {"text": "نه"})
        assert "text" in answer.context["rows"][0][1].errors
        assert ReviewNote.objects.get().reply == "ممنونم"

    def test_contacts_in_a_reply_are_refused_and_kept_in_the_form(self, client, felt, shop):
        review = review_of(felt)
        client.force_login(owner_of(shop))
        answer = client.post(
            reverse("desk-voices:reply", args=[review.pk]), {"text": "زنگ بزنید ۰۹۱۶۱۲۳۴۵۶۷"}
        )
        form = answer.context["rows"][0][1]
        assert form["text"].value() == "زنگ بزنید ۰۹۱۶۱۲۳۴۵۶۷"
        assert ReviewNote.objects.get().reply == ""

    def test_other_shops_packers_and_hidden_reviews_are_not_found(self, client, felt, shop):
        review = review_of(felt)
        url = reverse("desk-voices:reply", args=[review.pk])
        for person in (owner_of(make.seller()), owner_of(shop, "packer"), make.user()):
            client.force_login(person)
            assert client.post(url, {"text": "ممنونم"}).status_code == 404
        client.force_login(owner_of(shop))
        ProductReview.objects.update(status=ProductReview.FOR_MODERATION)
        assert client.post(url, {"text": "ممنونم"}).status_code == 404
        assert ReviewNote.objects.get().reply == ""

    def test_the_shop_hears_of_a_new_review_once(
        self, felt, shop, django_capture_on_commit_callbacks
    ):
        owner, packer = owner_of(shop), owner_of(shop, "packer")
        with django_capture_on_commit_callbacks(execute=True):
            review = review_of(felt)
            actions.write_review(review.user, felt, score=4, title="", body="خوب بود")
        assert OutgoingSms.objects.filter(to=owner.mobile, key__startswith="review").count() == 1
        assert not OutgoingSms.objects.filter(to=packer.mobile, key__startswith="review").exists()


def test_reports_count_once_each_and_staff_settle_them(client, felt):
    review = review_of(felt)
    url = reverse("catalogue:report", args=["review", review.pk])
    assert client.post(url, {"reason": "rude"}).url.startswith("/sign-in/")
    person, boss = make.user(), make.user(is_staff=True, is_superuser=True)
    client.force_login(person)
    for _n in range(2):
        assert client.post(url, {"reason": "rude", "words": "توهین"}).status_code == 302
    report = VoiceReport.objects.get()
    assert (report.by, "توهین" in report.reason) == (person, True)

    client.force_login(boss)
    admin = reverse("admin:catalogue_voicereport_changelist")
    client.post(admin, {"action": "hide_it", "_selected_action": [report.pk]})
    assert stored().status == ProductReview.REJECTED
    report.refresh_from_db()
    assert report.settled_by == boss
    assert client.post(url, {"reason": "rude"}).status_code == 404  # it is not public any more


def test_letting_it_stand_settles_too(felt):
    review = review_of(felt)
    actions.report(make.user(), "نه", review=review)
    actions.settle(VoiceReport.objects.get().pk, hide=False, by=make.user())
    assert stored().status == ProductReview.APPROVED
    assert VoiceReport.objects.get().settled_at


def test_unknown_reasons_and_kinds(client, felt):
    review = review_of(felt)
    client.force_login(make.user())
    assert (
        client.post(
            reverse("catalogue:report", args=["review", review.pk]), {"reason": "x"}
        ).status_code
        == 200
    )
    assert client.get(reverse("catalogue:report", args=["order", review.pk])).status_code == 404
    assert not VoiceReport.objects.exists()


def test_one_query_reads_all_voices(felt, django_assert_num_queries):
    counts = []
    for _n in range(2):
        review_of(felt)
        actions.ask(make.user(), felt, f"چند سایز دارد {_n} تا؟")
        with django_assert_num_queries(1):
            voices = queries.voices_of(felt)
        counts.append((len(voices.reviews), len(voices.questions)))
    assert counts == [(1, 1), (2, 2)]


@pytest.mark.parametrize("kind", ["reviews", "questions"])
def test_lists_cost_the_same_for_few_and_many(client, felt, kind, django_assert_max_num_queries):
    url = reverse(f"catalogue:{kind}", args=[felt.card.slug, felt.pk])
    client.get(url)
    counted = []
    for n in (1, 3):
        for m in range(n):
            review_of(felt)
            actions.ask(make.user(), felt, f"پرسش {n}{m}؟")
        with django_assert_max_num_queries(9) as asked:
            assert client.get(url).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("kind", ["reviews", "questions"])
def test_desk_lists_cost_the_same_for_few_and_many(
    client, felt, kind, django_assert_max_num_queries
):
    client.force_login(owner_of(felt.stockrecords.get().partner))
    client.get(reverse(f"desk-voices:{kind}"))
    counted = []
    for n in (1, 3):
        for m in range(n):
            review_of(felt)
            actions.ask(make.user(), felt, f"پرسش {n}{m}؟")
        with django_assert_max_num_queries(14) as asked:
            assert client.get(reverse(f"desk-voices:{kind}")).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
