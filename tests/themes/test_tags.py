"""The tag library speaks the reader's language and escapes what it is given."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from core.models import User
from themes import charts
from themes.templatetags import people

PHOTO = {
    "alt": 'a "quoted" rug',
    "w": 640,
    "h": 800,
    "src": "/media/rug.webp",
    "srcset": {"webp": "/media/rug.webp 640w", "avif": "/media/rug.avif 640w"},
}
RUG = SimpleNamespace(title="گلیم <نو>", title_en="")


def show(source: str, language: str = "fa", address: str = "/", **values: object) -> str:
    """Return what a template says in a language, on a page with an address."""
    request = RequestFactory().get(address)
    with override(language):
        return Template("{% load face %}" + source).render(Context({"request": request, **values}))


@pytest.mark.parametrize(
    ("source", "persian", "english"),
    [
        ("{{ 4800000|toman }}", "۴۸۰٬۰۰۰ تومان", "480,000 toman"),
        ("{{ 4800000|rials_toman_number }}", "۴۸۰٬۰۰۰", "480,000"),
        ("{{ 0|toman }}", "۰ تومان", "0 toman"),
        ("{{ nothing|toman }}", "", ""),
        ("{{ 1234|number }}", "۱٬۲۳۴", "1,234"),
        ("{{ 4.6|number }}", "۴٫۶", "4.6"),
        ("{{ 5.0|number }}", "۵", "5"),
        ("{{ '12'|number }}", "۱۲", "12"),
        ("{{ 'twelve'|number }}", "twelve", "twelve"),
        ("{{ 'A12'|digits }}", "A۱۲", "A12"),
        ("{{ day|jdate }}", "۲ آذر ۱۴۰۵", "23 November 2026"),
        ("{{ day|jdate:'weekday' }}", "دوشنبه ۲ آذر ۱۴۰۵", "Mon 23 Nov 2026"),
        ("{{ nothing|jdate }}", "", ""),
    ],
)
def test_numbers_and_dates_in_both_languages(source: str, persian: str, english: str) -> None:
    """Each filter has one answer per language."""
    day = date(2026, 11, 23)
    assert show(source, "fa", day=day, nothing=None) == persian
    assert show(source, "en", day=day, nothing=None) == english


def test_a_moment_is_dated_by_the_clock_of_iran() -> None:
    """21:00 UTC on the 22nd is half past midnight on the 23rd in Iran; 20:00 is not."""
    late, early = (datetime(2026, 11, 22, hour, tzinfo=UTC) for hour in (21, 20))
    assert show("{{ late|jdate }}", late=late) == "۲ آذر ۱۴۰۵"
    assert show("{{ early|jdate }}", early=early) == "۱ آذر ۱۴۰۵"


def test_a_persian_name_on_an_english_page_says_so() -> None:
    """The fallback is marked by language and direction, and escaped; on its own page it is bare."""
    source = '{% text_of rug "title" %}'
    assert show(source, "fa", rug=RUG) == "گلیم &lt;نو&gt;"
    assert show(source, "en", rug=RUG) == '<span lang="fa" dir="rtl">گلیم &lt;نو&gt;</span>'
    named = SimpleNamespace(title="گلیم", title_en="Rug")
    assert show(source, "en", rug=named) == "Rug"


def test_a_picture_offers_the_best_format_first_and_escapes() -> None:
    """AVIF stands before WebP whatever the dictionary's order; size is reserved."""
    drawn = show('{% picture photo sizes="50vw" %}', photo=PHOTO)
    assert drawn.index("image/avif") < drawn.index("image/webp") < drawn.index("<img")
    assert 'alt="a &quot;quoted&quot; rug" width="640" height="800" loading="lazy"' in drawn
    first = show("{% picture photo priority=True alt='' %}", photo=PHOTO)
    assert 'alt=""' in first
    assert 'fetchpriority="high"' in first
    assert "loading" not in first


def test_a_phone_of_three_pixels_a_point_asks_for_fewer() -> None:
    """What wide screens are told stands first; phones of two pixels a point are told as before."""
    drawn = show('{% picture photo sizes="(min-width: 48em) 30vw, 44vw" %}', photo=PHOTO)
    wanted = "(min-width: 48em) 30vw, (min-resolution: 2.5dppx) calc(44vw * .6), 44vw"
    assert drawn.count(f'sizes="{wanted}"') == drawn.count("<source") > 0


def test_stars_can_be_read_aloud() -> None:
    """The label tells rating and count; nothing is drawn without a rating."""
    assert 'aria-label="Rated 4.6 of 5, 24 reviews"' in show("{% stars 4.62 24 %}", "en")
    assert show("{% stars none 0 %}", "en", none=None) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% with_query page=2 %}", "?county=KHR&county=BRJ&page=2"),
        ("{% with_query county=None %}", "?page=7"),
        ('{% without_query "county" "KHR" %}', "?county=BRJ"),
        ('{% without_query "county" %}', "?"),
    ],
)
def test_the_query_keeps_its_other_values(source: str, expected: str) -> None:
    """Changing a filter goes back to page one; changing the page keeps the filters."""
    written = show(source, address="/c/?county=KHR&county=BRJ&page=7")
    assert written.replace("&amp;", "&") == expected


@pytest.mark.parametrize(
    ("address", "fa", "en"),
    [
        ("/", "/", "/en/"),
        ("/en/", "/", "/en/"),
        ("/en/basket/", "/basket/", "/en/basket/"),
        ("/english-lace/", "/english-lace/", "/en/english-lace/"),
        ("/en", "/", "/en/"),
        ("/en//evil.example/", "/evil.example/", "/en/evil.example/"),
    ],
)
def test_this_page_in_the_other_language(address: str, fa: str, en: str) -> None:
    """English pages stand under /en/; a slug that merely begins so is left alone."""
    both = show('{% path_in "fa" %} {% path_in "en" %}', address=address)
    assert both == f"{fa} {en}"


def test_only_the_two_themes_are_taken_from_the_cookie() -> None:
    """A foreign value never reaches the page."""
    for chosen, expected in (("dark", "dark"), ('"><script>', "")):
        request = RequestFactory(headers={"cookie": f"theme={chosen}"}).get("/")
        written = Template("{% load face %}{% chosen_theme %}").render(
            Context({"request": request})
        )
        assert written == expected


def test_a_long_label_does_not_run_into_its_bar():
    rows = [{"label": "سیستان و بلوچستان", "value": 1, "text": "۱"}]

    drawn = charts.bars(rows, "کجا", right_to_left=True)

    assert ">سیستان و بلوچ…</text>" in drawn


@pytest.mark.parametrize(
    ("about", "named"),
    [
        ({"first_name": "زهرا", "last_name": "بازوند", "mobile": "+989161234567"}, "زهرا بازوند"),
        ({"mobile": "+989161234567"}, "۰۹۱۶ ••• ۴۵۶۷"),
        ({"email": "zahra@example.com"}, "zahra@example.com"),
    ],
)
def test_who_came_with_a_mobile_alone_is_not_called_by_a_made_up_name(about, named):
    with override("fa"):
        assert people.person(User(username="u-kpsapest6ayr", **about)) == named
