"""Scores that are comparable: no database."""

import pytest

from exhibitions.jury.rules import (
    HIDDEN,
    MIDDLE,
    Mark,
    masked,
    raw_score,
    scores,
    telling_words,
)


def test_a_raw_score_is_the_weighted_share():
    assert raw_score([Mark(5, 5, 1), Mark(0, 10, 1)]) == 0.5
    assert raw_score([Mark(5, 5, 3), Mark(0, 10, 1)]) == 0.75
    assert raw_score([]) == 0


def test_a_strict_and_a_generous_reviewer_count_alike():
    strict = {(1, n): value for n, value in enumerate((0.1, 0.2, 0.3))}
    generous = {(2, n): value for n, value in enumerate((0.7, 0.8, 0.9))}

    alone, both = scores(strict), scores(strict | generous)

    assert alone == both == {0: 26, 1: MIDDLE, 2: 74}


def test_one_who_gives_all_the_same_moves_nobody():
    same = {(1, 0): 0.9, (1, 1): 0.9}
    assert scores(same) == {0: MIDDLE, 1: MIDDLE}
    other = {(2, 0): 0.2, (2, 1): 0.4}
    given = scores(same | other)
    assert given[0] < MIDDLE < given[1]


def test_a_single_review_is_measured_by_all_reviewers():
    given = scores({(1, 0): 0.2, (1, 1): 0.4, (2, 2): 0.9})
    assert given[2] > MIDDLE
    assert scores({(1, 0): 0.9}) == {0: MIDDLE}
    assert scores({}) == {}


def test_scores_stay_on_the_scale():
    raw = {(1, n): 0.5 for n in range(40)} | {(1, 99): 1.0, (1, 98): 0.0}
    assert {scores(raw)[99], scores(raw)[98]} == {100, 0}


@pytest.mark.parametrize(
    "text",
    [
        "ما مربای ننه‌گلاب هستیم",
        "ما مربای ننه گلاب هستیم",
        "Nane Golab makes jam",
        "nane-golab",
        "تلفن ۰۹۱۶ ۱۲۳ ۴۵۶۷",
        "+98 916 123 4567",
        "https://example.ir/me",
        "اینستاگرام @golab_jam",
        "me@example.ir",
    ],
)
def test_names_and_contacts_are_hidden_however_they_are_written(text):
    hidden = masked(text, ["مربای ننه گلاب", "Nane Golab", "گلاب"])
    assert HIDDEN in hidden
    for trace in ("گلاب", "olab", "۴۵۶۷", "4567", "example"):
        assert trace not in hidden


def test_other_words_stay():
    text = "گلابی و ۱۲ شیشه مربا، سال ۱۳۹۸"
    assert masked(text, ["گلاب", "", "آب"]) == text


def test_a_shop_s_name_tells_by_the_words_that_are_not_its_trade():
    assert telling_words("مربای خانگی گلناز", "مرباسازی صنایع غذایی") == ["گلناز"]
    assert telling_words("Golnaz's Jam House", "Jam making") == ["Golnaz"]
