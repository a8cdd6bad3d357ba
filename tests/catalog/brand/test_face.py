"""The face of a shop: written at the desk, worn on its page."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from catalog.brand import actions
from catalog.models import Rack
from core.models import Photo
from sellers.models import Brand, Partner
from tests import factories as make
from tests.pictures import picture
from tests.sellers.brand.test_sound import m4a, mp3
from tests.sellers.desk.frame import asked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def seller():
    return make.seller("خانهٔ گلیم", slug="kilim")


@pytest.fixture
def owner(client, seller):
    client.force_login(make.member(seller).user)
    return client


def page(client, path="/producers/kilim/"):
    return client.get(path).content.decode()


def photo_file(colour="#9b2c23"):
    out = io.BytesIO()
    picture(colour=colour).save(out, "JPEG")
    return SimpleUploadedFile("x.jpg", out.getvalue())


def voices():
    try:
        return default_storage.listdir("voices")[1]
    except FileNotFoundError:
        return []


class TestColours:
    def test_are_worn_on_the_page(self, owner):
        owner.post(reverse("brand:colours"), {"palette": "indigo"})
        assert 'class="main wrap palette palette-indigo"' in page(owner)
        assert "css/palettes.css" in page(owner)

        owner.post(reverse("brand:colours"), {"palette": ""})
        assert "palette" not in page(owner)

    def test_no_other_set_than_ours(self, owner, seller):
        answer = owner.post(reverse("brand:colours"), {"palette": "x; } body { display: none"})

        assert answer.context["form"].errors["palette"]
        with pytest.raises(KeyError):
            actions.wear(seller, "neon")
        with pytest.raises(IntegrityError), transaction.atomic():
            Brand.objects.create(seller=seller, palette="neon")
        assert not Brand.objects.exists()


class TestPictures:
    def test_new_ones_replace_the_old_which_go(self, owner, seller):
        for _ in range(2):
            owner.post(reverse("brand:pictures"), {"portrait": photo_file(), "cover": photo_file()})

        seller.refresh_from_db()
        assert set(Photo.objects.values_list("pk", flat=True)) == {
            seller.portrait_id,
            seller.cover_id,
        }
        owner.post(reverse("brand:take_down", args=["cover"]))
        seller.refresh_from_db()
        assert seller.cover is None
        assert list(Photo.objects.values_list("pk", flat=True)) == [seller.portrait_id]

    def test_a_picture_that_another_shop_shows_stays(self, seller):
        shared = actions.hang(seller, "cover", photo_file())
        Partner.objects.filter(pk=make.seller().pk).update(cover=shared)

        actions.take_down(seller, "cover")

        assert Photo.objects.get() == shared

    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.4", m4a()])
    def test_what_is_no_picture_is_told_beside_its_field(self, owner, seller, content):
        wrong = SimpleUploadedFile("x.jpg", content)

        answer = owner.post(reverse("brand:pictures"), {"portrait": photo_file(), "cover": wrong})

        seller.refresh_from_db()
        assert list(answer.context["form"].errors) == ["cover"]
        assert (seller.portrait_id is None, seller.cover_id) == (False, None)
        assert Photo.objects.count() == 1


class TestWords:
    def test_story_and_place(self, owner, seller):
        said = {"story": "از مادرم.", "story_en": "From my mother.", "place": "کوه و بلوط",
                "place_en": ""}  # fmt: skip

        owner.post(reverse("brand:words"), said)

        text = page(owner)
        assert "از مادرم." in text
        assert "کوه و بلوط" in text
        assert "From my mother." in page(owner, "/en/producers/kilim/")


class TestVoice:
    def send(self, client, content, text="سلام"):
        upload = {"recording": SimpleUploadedFile("x.bin", content)} if content is not None else {}
        return client.post(reverse("brand:voice"), {**upload, "text": text})

    def test_is_heard_in_pieces_and_read(self, owner, django_capture_on_commit_callbacks):
        self.send(owner, m4a(7))
        with django_capture_on_commit_callbacks(execute=True):
            self.send(owner, mp3())

        brand = Brand.objects.get()
        assert (brand.voice_kind, brand.voice_seconds) == ("mp3", 3)
        assert len(voices()) == 1
        heard = owner.get("/producers/kilim/voice/", headers={"Range": "bytes=0-9"})
        assert (heard.status_code, heard.content) == (206, mp3()[:10])
        assert heard["Content-Type"] == "audio/mpeg"
        text = page(owner)
        assert "<audio controls" in text
        assert "سلام" in text

    def test_new_words_for_the_same_recording(self, owner):
        self.send(owner, m4a(7))

        self.send(owner, None, "درود")

        assert Brand.objects.get().voice_text == "درود"
        assert len(voices()) == 1

    @pytest.mark.parametrize(
        ("content", "text", "field"),
        [
            (b"", "سلام", "recording"),
            (b"\xff\xd8\xff", "سلام", "recording"),
            (m4a(121), "سلام", "recording"),
            (m4a()[:70], "سلام", "recording"),
            (None, "سلام", "recording"),
            (m4a(), " ", "text"),
        ],
    )
    def test_what_cannot_be_heard_or_read_leaves_nothing(self, owner, content, text, field):
        answer = self.send(owner, content, text)

        assert list(answer.context["form"].errors) == [field]
        assert voices() == []
        assert not Brand.objects.exclude(voice="").exists()

    def test_is_too_large(self, owner, monkeypatch):
        monkeypatch.setattr("catalog.brand.recordings.MOST_BYTES", 100)
        assert "recording" in self.send(owner, m4a()).context["form"].errors

    def test_can_be_taken_away(self, owner, django_capture_on_commit_callbacks):
        self.send(owner, m4a())
        with django_capture_on_commit_callbacks(execute=True):
            owner.post(reverse("brand:silence"))

        assert voices() == []
        assert owner.get("/producers/kilim/voice/").status_code == 404
        assert "<audio" not in page(owner)

    def test_of_a_closed_shop_is_not_heard(self, owner, seller):
        self.send(owner, m4a())
        Partner.objects.update(is_open=False)

        assert owner.get("/producers/kilim/voice/").status_code == 404

    def test_the_database_wants_it_written_down(self, seller):
        with pytest.raises(IntegrityError), transaction.atomic():
            Brand.objects.create(seller=seller, voice="voices/x.mp3", voice_kind="mp3")
        assert not Brand.objects.exists()


class TestShelves:
    def rack(self, seller, name, *goods):
        return actions.arrange(
            seller, None, name=name, name_en="", goods=[product.pk for product in goods]
        )

    def test_goods_stand_in_the_order_given_first_shelf_first(self, client, seller):
        one, two, three = (make.product(f"کالای {n}", seller) for n in "بپت")
        self.rack(seller, "دوم", one)
        first = self.rack(seller, "یکم", three, two)
        actions.move_rack(seller, first.pk, up=True)

        text = page(client)

        places = [text.index(word) for word in ("یکم", three.title, two.title, "دوم", one.title)]
        assert places == sorted(places)

    def test_only_what_is_on_sale_and_hers(self, client, seller):
        mine, foreign = make.product("مال من", seller), make.product("مال دیگری")
        hidden = make.product("پنهان", seller, is_public=False)

        rack = self.rack(seller, "قفسه", mine, foreign, hidden)

        assert set(rack.items.values_list("product", flat=True)) == {mine.pk, hidden.pk}
        text = page(client)
        assert "مال من" in text
        assert "پنهان" not in text
        assert "مال دیگری" not in text

    def test_names_and_numbers_have_limits(self, owner, seller, monkeypatch):
        product = make.product(seller=seller)
        self.rack(seller, "هدیه", product)
        said = {"name": "هديه", "goods": [product.pk]}

        again = owner.post(reverse("brand:rack_new"), said)
        assert list(again.context["form"].errors) == ["name"]
        monkeypatch.setattr(actions, "MOST_RACKS", 1)
        full = owner.post(reverse("brand:rack_new"), {**said, "name": "دیگر"})
        assert list(full.context["form"].errors) == ["__all__"]
        assert Rack.objects.count() == 1

    def test_is_changed_moved_and_taken_apart(self, owner, seller):
        one, two = make.product(seller=seller), make.product(seller=seller)
        rack = self.rack(seller, "هدیه", one)

        said = {"name": "هدیه‌ها", "name_en": "Gifts", "goods": [two.pk]}
        owner.post(reverse("brand:rack", args=[rack.pk]), said)

        assert list(Rack.objects.values_list("name", "items__product")) == [("هدیه‌ها", two.pk)]
        owner.post(reverse("brand:rack_remove", args=[rack.pk]))
        assert not Rack.objects.exists()
        assert not Brand.objects.get().has_shelves

    def test_anothers_shelf_is_not_found(self, owner):
        foreign = self.rack(make.seller(), "هدیه", make.product())

        for name in ("rack", "rack_move", "rack_remove"):
            answer = owner.post(reverse(f"brand:{name}", args=[foreign.pk]), {"name": "x"})
            assert answer.status_code == 404
        assert Rack.objects.get().name == "هدیه"

    def test_the_page_and_the_desk_ask_the_same_number_of_queries(
        self, owner, client, seller, django_assert_num_queries
    ):
        page(client)
        owner.get(reverse("brand:racks"))
        for size in (1, 3):
            for n in range(size):
                goods = [make.product(seller=seller) for _ in range(size)]
                self.rack(seller, f"قفسهٔ {size} {n}", *goods)
            with django_assert_num_queries(PAGE):
                page(client)
            assert asked(owner, reverse("brand:racks")) == DESK


# The desk's page beyond its frame.
PAGE, DESK = 7, 2


def test_the_desk_shows_what_is_missing(owner):
    text = owner.get(reverse("brand:home")).content.decode()

    assert text.count("هنوز نیست") >= 2
    assert "هنوز ضبط نشده" in text
