"""Share cards, poster and price tags."""

import io
import re
import zlib
from contextlib import suppress

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from PIL import Image

from catalog import photos
from catalog.brand import actions
from catalog.prints import papers
from catalog.prints.papers import Tag
from catalog.share.drawing import Words, draw
from tests import factories as make
from tests.factories import DAY, TODAY
from tests.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def seller():
    return make.seller("خانهٔ گلیم", slug="kilim", tagline="گره به گره")


@pytest.fixture
def owner(client, seller):
    client.force_login(make.member(seller).user)
    return client


def words(**more):
    said = {
        "kind": "goods", "language": "fa", "name": "گلیم", "line": "خانهٔ گلیم", "place": "لرستان",
        "market": "بازارچه", "market_line": "ساختهٔ خانه", "accent": "#9b2c23",
        "ground": "#f8e9e3", "dye": "#e9c9be",
    }  # fmt: skip
    return Words(**{**said, **more})


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


class TestShareCards:
    @pytest.mark.parametrize("kind", ["goods", "shop"])
    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_the_photograph_lies_beside_the_words(self, kind, language):
        red = Image.new("RGB", (300, 300), "#c01010")

        content = draw(words(kind=kind, language=language), red, red)

        card = opened(content)
        assert card.size == (1200, 630)
        assert len(content) < 300_000
        left, right = card.getpixel((20, 20)), card.getpixel((1180, 20))
        beside = left if language == "fa" or kind == "shop" else right
        assert beside[0] > 150 > beside[1]

    def test_no_photograph_no_place_for_it(self):
        card = opened(draw(words(), None))

        assert all(channel >= 235 for channel in card.getpixel((20, 20)))

    def test_nothing_that_people_write_is_run(self):
        nasty = '#panic("x") $ \\ ]} "; #read("/etc/hostname") ' + "خ" * 200

        assert opened(draw(words(name=nasty, line=nasty[:60]), None)).size == (1200, 630)

    def test_is_drawn_once_and_anew_with_a_new_name(self, client, seller, monkeypatch):
        drawn = []
        monkeypatch.setattr(
            "catalog.share.cards.draw", lambda *said: drawn.append(said[0].name) or b"png"
        )
        address = reverse("share:shop", args=["kilim"])

        for _ in range(2):
            assert client.get(address).content == b"png"
        seller.name = "گلیم نو"
        seller.save()
        client.get(address)

        assert drawn == ["خانهٔ گلیم", "گلیم نو"]
        assert len(default_storage.listdir(f"share/shop/{seller.pk}")[1]) == 1

    def test_pages_name_their_card_and_it_may_be_kept(self, client, seller):
        goods = make.product("گلیم", seller)
        photos.attach(goods, picture())
        for path in ("/producers/kilim/", goods.card.get_absolute_url()):
            text = client.get(path).content.decode()
            card = text.partition('og:image" content="')[2].partition('"')[0]
            assert "/share/" in card
            answer = client.get(card.partition("testserver")[2] or card[card.index("/share/") :])
            assert answer["Content-Type"] == "image/png"
            assert "max-age=604800" in answer["Cache-Control"]
            assert 'og:image:width" content="1200"' in text

    def test_what_is_not_shown_has_no_card(self, client, seller):
        gone = make.product(seller=make.seller(until=TODAY - DAY))
        seller.is_open = False
        seller.save()

        assert client.get(reverse("share:shop", args=["kilim"])).status_code == 404
        assert client.get(reverse("share:goods", args=[gone.pk])).status_code == 404

    def test_query_count(self, client, seller, django_assert_num_queries):
        goods = make.product(seller=seller)
        actions.wear(seller, "indigo")
        for name, args, number in (("shop", ["kilim"], 1), ("goods", [goods.pk], 2)):
            client.get(reverse(f"share:{name}", args=args))
            with django_assert_num_queries(number):
                client.get(reverse(f"share:{name}", args=args))


class TestPaper:
    def test_the_poster_is_a_sheet_in_both_languages(self, owner):
        for prefix in ("", "/en"):
            answer = owner.get(f"{prefix}/desk/brand/prints/poster.pdf")
            assert answer["Content-Type"] == "application/pdf"
            assert pages(answer.content) == 1

    def test_tags_fill_sheets_of_21(self, seller):
        rows = [Tag("گلیم #[x]", 1_200_000, "/catalogue/g_1/")]

        assert pages(papers.tags(seller, rows * 21, "indigo")) == 1
        assert pages(papers.tags(seller, rows * 22, "")) == 2

    def test_a_price_is_in_toman_and_a_code_leads_to_the_goods(self, owner, seller, monkeypatch):
        goods = make.product("گلیم", seller, price=1_200_000)
        seen = []
        monkeypatch.setattr(papers.typeset, "pdf", lambda _source, data: seen.append(data) or b"")
        monkeypatch.setattr(papers, "code_of", lambda address: address)

        owner.get(reverse("brand:tags"), {"goods": [goods.pk], "copies": "۲"})

        tags = seen[0]["tags"]
        assert [(tag["name"], tag["price"]) for tag in tags] == [("گلیم", "۱۲۰٬۰۰۰")] * 2
        path = tags[0]["qr"].partition("8000")[2]
        assert owner.get(path).url == goods.card.get_absolute_url()

    @pytest.mark.parametrize("said", [{}, {"copies": "0"}, {"copies": "22"}, {"goods": ["x"]}])
    def test_what_cannot_be_printed_is_told(self, owner, seller, said):
        goods = make.product(seller=seller)
        asked = {"goods": [goods.pk], "copies": 1, **said} if said else {}

        answer = owner.get(reverse("brand:tags"), asked)

        assert answer.status_code == 422
        assert answer.context["form"].errors

    def test_anothers_goods_get_no_tag(self, owner, seller):
        make.product(seller=seller)

        answer = owner.get(reverse("brand:tags"), {"goods": [make.product().pk], "copies": 1})

        assert list(answer.context["form"].errors) == ["goods"]

    def test_paper_speaks_the_readers_language(self, seller):
        with translation.override("en"):
            data = papers._frame("#000000", "#ffffff")

        assert (data["language"], data["market"]) == ("en", "Bazarche")


def pages(content):
    """How many pages a PDF has; its objects may lie packed in streams."""
    assert content.startswith(b"%PDF")
    parts = [content]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(stream))
    return len(re.findall(rb"/Type\s*/Page\b", b"\n".join(parts)))
