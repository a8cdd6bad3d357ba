"""Search finds what people mean, on SQLite and on PostgreSQL alike."""

import pytest
from wagtail.search.backends import get_search_backend

from catalog.actions import refresh_cards
from catalog.listing.queries import Scope, goods
from catalog.listing.rules import Listing
from catalog.models import Card, CardWords, ShopWord
from catalog.search import spell
from catalog.search.match import Match, match
from catalog.search.terms import query_of
from catalog.search.views import find
from tests import factories as make
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def titles(q: str) -> list[str]:
    return [card.title for card in goods(Listing(q=q, sort="relevance"), Scope(), TODAY).cards]


@pytest.mark.parametrize("q", ["كشك هاي محلي", "کشک‌های محلی", "کشک محلی", "کشکهای محلّی"])
def test_spellings_of_one_word_find_the_same(q):
    make.product("کشک محلی لرستان")
    make.product("کشک شهری")
    assert titles(q) == ["کشک محلی لرستان"]


@pytest.mark.parametrize("q", ["دستباف", "دست‌باف", "دست باف"])
@pytest.mark.parametrize("title", ["گلیم دستباف", "گلیم دست‌باف", "گلیم دست باف"])
def test_compounds_find_each_other(q, title):
    make.product(title)
    make.product("گلیم ماشینی")
    assert titles(q) == [title]


@pytest.mark.parametrize("q", ["گلیم 120", "گلیم ۱۲۰", "گلیم ١٢٠"])
def test_all_digits_are_one(q):
    make.product("گلیم ۱۲۰ سانتی")
    make.product("گلیم ۸۰ سانتی")
    assert titles(q) == ["گلیم ۱۲۰ سانتی"]


def test_titles_outrank_names_and_names_outrank_descriptions():
    told = make.product("شال پشمی", description="از نخ کشک‌رنگ، کنار کشک")
    made = make.product("دوغ", make.seller("خانهٔ کشک"))
    called = make.product("کشک")
    Card.objects.filter(pk=told.pk).update(sold=99)
    CardWords.objects.filter(pk=told.pk).update(sold=99)
    assert titles("کشک") == [called.title, made.title, told.title]


def test_pages_of_a_search_hold_each_match_once():
    seller = make.seller("خانهٔ کشک")
    for title in ["کشک"] * 3 + ["دوغ"] * 3:
        make.product(title, seller)
    found = match(query_of("کشک"))
    rows = CardWords.objects.all()
    ids = [pk for start in (0, 2, 4) for pk in found.best(rows, start, start + 2)]
    titles = dict(Card.objects.values_list("pk", "title"))
    assert [titles[pk] for pk in ids] == ["کشک"] * 3 + ["دوغ"] * 3
    assert set(ids) == set(titles)


def test_english_finds_too():
    make.product("مربای به", title_en="Quince jam")
    make.product("مربای سیب", title_en="Apple jam")
    assert titles("quince JAM") == ["مربای به"]


@pytest.mark.parametrize("q", ["'", '"', "a' & b", "* OR *", "(", ":A", "\\", "%", "NOT", "''':*"])
def test_marks_of_query_languages_are_harmless(q):
    make.product("مربا")
    assert titles(q) == []


def test_a_new_name_of_the_seller_is_found():
    seller = make.seller("گل‌نار")
    jam = make.product("مربا", seller)
    seller.name = "بهارنارنج"
    seller.save()
    refresh_cards([jam.pk])
    assert (titles("بهارنارنج"), titles("گلنار")) == (["مربا"], [])


def test_a_changed_description_is_found():
    jam = make.product("مربا")
    type(jam).objects.filter(pk=jam.pk).update(description="با دارچین")
    assert refresh_cards([jam.pk]) == 1
    assert titles("دارچین") == ["مربا"]


def test_goods_that_are_gone_are_not_found():
    jam = make.product("مربا")
    jam.delete()
    assert (titles("مربا"), CardWords.objects.count()) == ([], 0)


@pytest.mark.parametrize(("q", "meant"), [("گیلم", "گلیم"), ("مریا", "مربا"), ("varshu", "Varsho")])
def test_a_slip_still_finds(q, meant):
    make.product("گلیم", title_en="Kilim")
    make.product("مربا", title_en="Jam")
    make.product("سماور ورشو", title_en="Varsho")
    found = find(Listing(q=q, sort="relevance"))
    assert found.corrected == meant
    assert len(found.goods.cards) == 1


@pytest.mark.parametrize("q", ["assal", "asal"])
def test_a_persian_word_in_latin_letters_is_not_mistaken_for_english(q):
    make.product("مهر سنگی", title_en="Animal seal")
    found = find(Listing(q=q, sort="relevance"))
    assert (found.goods.cards, found.corrected, found.words) == ([], "", ())


def test_nothing_offers_the_nearest_words_and_goods():
    make.product("گلیم سنه")
    make.product("مربای انجیر")
    found = find(Listing(q="گلیم انجیر", sort="relevance"))
    assert (found.goods.cards, found.corrected) == ([], "")
    assert {card.title for card in found.nearest} == {"گلیم سنه", "مربای انجیر"}


def test_nothing_near_offers_what_others_buy():
    jam = make.product("مربا")
    found = find(Listing(q="zzqqxx", sort="relevance"))
    assert (found.words, found.is_popular, [c.pk for c in found.nearest]) == ((), True, [jam.pk])


def test_a_choice_that_leaves_nothing_is_no_slip():
    make.product("گلیم")
    found = find(Listing(q="گلیم", sort="relevance", availability=("made_to_order",)))
    assert (found.corrected, found.nearest, found.goods.found_any) == ("", (), True)


def test_words_that_no_card_holds_are_forgotten():
    jam = make.product("مربا")
    make.product("گلیم")
    assert ShopWord.objects.filter(key="مربا").exists()
    jam.delete()
    spell.relearn()
    assert not ShopWord.objects.filter(key="مربا").exists()
    assert ShopWord.objects.filter(key="گلیم").exists()


def test_modelsearch_answers_from_the_same_rows():
    make.product("گلیم سنه")
    make.product("مربا", description="روی گلیم")
    backend = get_search_backend()
    found = backend.search("گلیم", Card.objects.for_sale(TODAY))
    assert [card.title for card in found] == ["گلیم سنه", "مربا"]
    assert found.count() == 2


def test_rebuilding_brings_rows_back():
    make.product("گلیم")
    CardWords.objects.all().delete()
    assert titles("گلیم") == []
    backend = get_search_backend()
    backend.get_index_for_model(Card).add_items(Card, list(Card.get_indexed_objects()))
    assert titles("گلیم") == ["گلیم"]


def test_what_a_cluster_found_keeps_its_order():
    first, second = make.product("گلیم"), make.product("گلیم")
    found = Match(query_of("گلیم"), [first.pk, second.pk])
    assert found.best(CardWords.objects.all(), 0, 10) == [first.pk, second.pk]
    assert found.among(CardWords.objects.all()).count() == 2
