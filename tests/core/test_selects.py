"""A select drawn by hand is Django's, to the letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.selects import LongSelect

CHOICES = [("", _("Choose one")), ("Near <by>", [("A", "آ & ب"), ("B", 'ب "پ"')]), (3, "ج")]


def drawn(widget: type[forms.Select], value: object) -> str:
    form = type("F", (forms.Form,), {"to": forms.ChoiceField(choices=CHOICES, widget=widget)})
    field = form(initial={"to": value})["to"]
    return field.as_widget(attrs={"aria-label": 'Where "to"?', "data-off": False, "hidden": True})


def test_it_is_the_same_whatever_is_chosen():
    shown = [drawn(LongSelect, value) for value in (None, "", "B", 3, "unknown")]

    assert shown == [drawn(forms.Select, value) for value in (None, "", "B", 3, "unknown")]
    assert shown[2].count(" selected") == 1
