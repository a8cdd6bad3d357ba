"""Forms for words in public; their limits are ``catalog.voices.rules``."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.voices.fields import PicturesField
from catalog.voices.rules import (
    LONGEST,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_PHOTOS,
    says_something,
)
from core.contacts import has_contact
from core.fields import PersianCharField

SCORES = [
    (5, _("★★★★★ Very good")),
    (4, _("★★★★ Good")),
    (3, _("★★★ Middling")),
    (2, _("★★ Not good")),
    (1, _("★ Bad")),
]
REASONS = [
    ("rude", _("It is rude or hurts somebody")),
    ("false", _("It is not true")),
    ("private", _("It gives away a number, an address or a name")),
    ("advert", _("It is an advertisement")),
    ("other", _("Something else")),
]
NO_CONTACTS = _("Leave out telephone numbers, links and card numbers: everybody reads this.")


def public_text(text: str) -> str:
    """Return the text; raise a sentence when it says nothing or holds a way to reach somebody."""
    if not says_something(text):
        raise ValidationError(_("Write a few words."), code="too_short")
    if has_contact(text):
        raise ValidationError(NO_CONTACTS, code="contact")
    return text


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReviewForm(forms.Form):
    """Stars, words and photographs."""

    score = forms.TypedChoiceField(
        label=_("Your stars"),
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one to five stars.")},
    )
    title = PersianCharField(label=_("In a few words"), max_length=LONGEST_TITLE, required=False)
    body = PersianCharField(
        label=_("What should others know?"),
        max_length=LONGEST,
        widget=_area(5),
        help_text=_("How it is made, how it arrived, for whom it is good. Everybody reads this."),
        error_messages={"required": _("Write a few words.")},
    )
    pictures = PicturesField(
        label=_("Photos"),
        most=MOST_PHOTOS,
        help_text=_("Up to four. A person looks at photos before they are shown."),
    )

    def __init__(self, *args: Any, photos: Any = (), **kwargs: Any) -> None:
        """Offer to take away the photos a review has already."""
        super().__init__(*args, **kwargs)
        if photos:
            self.fields["drop"] = forms.MultipleChoiceField(
                label=_("Take these photos away"),
                choices=[(str(photo.pk), photo.pk) for photo in photos],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean_body(self) -> str:
        """Ask for words, and for no contacts."""
        return public_text(self.cleaned_data["body"])

    def clean_title(self) -> str:
        """Ask for no contacts."""
        title: str = self.cleaned_data["title"]
        if has_contact(title):
            raise ValidationError(NO_CONTACTS, code="contact")
        return title


class QuestionForm(forms.Form):
    """One question."""

    text = PersianCharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=_area(3),
        help_text=_("The question and its answer stand on this page for everybody."),
    )

    def clean_text(self) -> str:
        """Ask for words, and for no contacts."""
        return public_text(self.cleaned_data["text"])


class AnswerForm(forms.Form):
    """What a producer answers, to a question or a review."""

    text = PersianCharField(label=_("Your answer"), max_length=LONGEST, widget=_area(3))

    def clean_text(self) -> str:
        """Ask for words, and for no contacts."""
        return public_text(self.cleaned_data["text"])


class ReportForm(forms.Form):
    """Why something should not stand."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=REASONS, widget=forms.RadioSelect
    )
    words = PersianCharField(label=_("In your words"), max_length=200, required=False)

    def said(self) -> str:
        """Return the reason as staff read it."""
        label = str(dict(REASONS)[self.cleaned_data["reason"]])
        words = self.cleaned_data["words"]
        return f"{label}: {words}" if words else label
