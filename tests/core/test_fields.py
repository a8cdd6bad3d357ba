from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from core import fields
from core.fields import (
    JalaliDateField,
    MobileField,
    PersianCharField,
    PersianIntegerField,
    PostcodeField,
    TomanField,
)

Z = "\u200c"


def refusal(field, value):
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.error_list[0].code


@pytest.mark.parametrize(
    "typed",
    ["12500", "۱۲۵۰۰", "١٢٥٠٠", "۱۲٬۵۰۰", "12,500", "۱۲،۵۰۰", " 12 500 ", "12,500.0", 12500],
)
def test_integer_in_any_digits(typed):
    assert PersianIntegerField().clean(typed) == 12_500


@pytest.mark.parametrize("typed", ["12,5", "12.5", "12.500", "1,2500", "دو", "12a", "--3", "1/2"])
def test_integer_refuses_what_could_mean_two_things(typed):
    assert refusal(PersianIntegerField(), typed) == "invalid"


def test_integer_keeps_djangos_limits_and_emptiness():
    assert refusal(PersianIntegerField(min_value=1), "۰") == "min_value"
    assert PersianIntegerField(min_value=-5).clean("−۵") == -5
    assert PersianIntegerField(required=False).clean("") is None


def test_integer_tells_its_limit_in_the_readers_digits():
    with translation.override("fa"), pytest.raises(ValidationError) as found:
        PersianIntegerField(min_value=12).clean("۳")
    assert "۱۲" in found.value.messages[0]
    assert "12" not in found.value.messages[0]


@pytest.mark.parametrize("field", [PersianIntegerField, TomanField, JalaliDateField, PostcodeField])
def test_blanks_are_empty(field):
    assert refusal(field(), " \u200f") == "required"
    assert field(required=False).clean(" ") in {None, ""}


@pytest.mark.parametrize(
    ("typed", "rials"),
    [
        ("۴۸۰٬۰۰۰", 4_800_000),
        ("480,000 toman", 4_800_000),
        ("۴۸۰۰۰۰ تومان", 4_800_000),
        ("۴۸۰٬۰۰۰٫۵", 4_800_005),
        ("0", 0),
    ],
)
def test_toman_becomes_rials(typed, rials):
    assert TomanField().clean(typed) == rials


@pytest.mark.parametrize("typed", ["480.000", "4,80", "هزار", "1.25", "تومان"])
def test_toman_refuses_what_could_mean_two_things(typed):
    assert refusal(TomanField(), typed) == "invalid"


def test_toman_limits_are_told_in_toman():
    field = TomanField(min_toman=1000, max_toman=5000)

    assert field.clean("1000") == 10_000
    assert field.clean("5000") == 50_000
    assert refusal(field, "5001") == "too_much"
    assert refusal(TomanField(), "-1") == "too_little"
    with translation.override("en"), pytest.raises(ValidationError, match="at least 1,000 toman"):
        field.clean("999.9")


def test_toman_shows_a_stored_amount_and_notices_a_change():
    class PriceForm(forms.Form):
        price = TomanField()

    assert 'value="۴۸۰٬۰۰۰٫۵"' in str(PriceForm(initial={"price": 4_800_005})["price"])
    same = PriceForm({"price": "۴۸۰٬۰۰۰"}, initial={"price": 4_800_000})
    other = PriceForm({"price": "480,001"}, initial={"price": 4_800_000})
    assert (same.has_changed(), other.has_changed()) == (False, True)
    assert 'value="۴۸۰٬۰۰۰"' in str(same["price"])


def test_mobile_is_stored_as_e164_and_shown_as_people_write_it():
    field = MobileField()

    assert field.clean("۰۹۱۶ ۱۲۳ ۴۵۶۷") == "+989161234567"
    assert field.prepare_value("+989161234567") == "۰۹۱۶۱۲۳۴۵۶۷"
    assert field.prepare_value("09161234567") == "09161234567"
    assert field.prepare_value("+98916") == "+98916"
    assert refusal(field, "06633401234") == "invalid"
    assert MobileField(required=False).clean("") == ""


def test_postcode():
    assert PostcodeField().clean("۶۸۱۳۸-۳۳۹۴۶") == "6813833946"
    assert refusal(PostcodeField(), "1234567890") == "invalid"


@pytest.mark.parametrize(("typed", "says"), [("69138", "Write the 10"), ("6913812345", "no such")])
def test_postcode_that_cannot_be_is_told_from_a_short_one(typed, says):
    with translation.override("en"), pytest.raises(ValidationError, match=says):
        PostcodeField().clean(typed)


@pytest.mark.parametrize("typed", ["۱۴۰۵/۹/۲", "1405-09-02", "2026-11-23", date(2026, 11, 23)])
def test_date(typed):
    assert JalaliDateField().clean(typed) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1405/12/30", "no_such_day"),
        ("2026-02-30", "no_such_day"),
        ("۲ آذر", "invalid"),
        ("14050902", "invalid"),
        ("9999/01/01", "invalid"),
    ],
)
def test_date_refuses(typed, code):
    assert refusal(JalaliDateField(), typed) == code


@pytest.mark.parametrize(("language", "shown"), [("fa", "۱۴۰۵/۰۹/۰۲"), ("en", "2026-11-23")])
def test_date_is_shown_in_the_calendar_of_the_page_and_read_back(language, shown):
    field = JalaliDateField()
    with translation.override(language):
        assert field.prepare_value(date(2026, 11, 23)) == shown
    assert field.clean(shown) == date(2026, 11, 23)
    assert field.prepare_value("1405/9") == "1405/9"
    assert not field.has_changed(date(2026, 11, 23), shown)


def test_text_is_cleaned():
    assert PersianCharField().clean(f"  كشك{Z}هاي \u200f محلي ") == f"کشک{Z}های محلی"
    assert refusal(PersianCharField(), "\u200f ") == "required"
    assert refusal(PersianCharField(max_length=3), "چهار") == "max_length"
    assert PersianCharField(required=False, empty_value=None).clean("\u200f") is None


@pytest.mark.parametrize(
    ("field", "attrs"),
    [
        (PersianIntegerField(), {"dir": "ltr", "inputmode": "numeric", "type": "text"}),
        (TomanField(), {"dir": "ltr", "inputmode": "decimal", "type": "text"}),
        (MobileField(), {"dir": "ltr", "inputmode": "tel", "autocomplete": "tel", "type": "tel"}),
        (PostcodeField(), {"dir": "ltr", "inputmode": "numeric", "autocomplete": "postal-code"}),
        (JalaliDateField(), {"dir": "ltr", "inputmode": "numeric", "type": "text"}),
    ],
)
def test_widgets_help_the_phone(field, attrs):
    html = field.widget.render("x", None)
    assert [html.count(f'{name}="{value}"') for name, value in attrs.items()] == [1] * len(attrs)


def test_a_given_widget_is_kept():
    widget = forms.HiddenInput()
    for field in (fields.MobileField, fields.TomanField, fields.JalaliDateField):
        assert field(widget=widget).widget.is_hidden
