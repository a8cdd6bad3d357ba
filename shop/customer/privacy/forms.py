"""The word that says that somebody means it."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from core.persian import clean

WORD: Final = _("erase")


class EraseForm(forms.Form):
    """Typed, not ticked: nothing brings an account back."""

    word = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the word in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["word"].label = _("Write “%(word)s” to go on") % {"word": WORD}

    def clean_word(self) -> str:
        """Return the word; another is refused."""
        said = clean(self.cleaned_data["word"]).strip().lower()
        if said != str(WORD):
            raise forms.ValidationError(_("Write “%(word)s”, nothing else.") % {"word": WORD})
        return said
