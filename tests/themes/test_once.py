"""A part that is drawn once says what it is given, in the reader's language."""

from tests.themes.test_tags import show

FOOT = '{% once "parts/foot_groups.html" foot_groups=groups contact=contact %}'


def foot(language: str, label: str, **contact: str) -> str:
    groups = [{"title": "B", "links": [{"label": label, "url": "/x/"}]}]
    return show(FOOT, language, groups=groups, contact=contact)


def test_other_words_are_drawn_at_once():
    first = [foot("fa", "قوانین <یک>"), foot("en", "Rules"), foot("fa", "قوانین <یک>")]

    assert first[0] == first[2]
    assert "قوانین &lt;یک&gt;" in first[0]
    assert "All goods" in first[1]
    assert "All goods" not in first[0]
    assert "قوانین دو" in foot("fa", "قوانین دو")
    assert "a@b.example" in foot("fa", "قوانین دو", email="a@b.example")
