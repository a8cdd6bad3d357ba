"""What a seller tells us before Stripe asks the rest."""

from django import forms
from django.utils.translation import gettext_lazy as _

# Countries of Stripe where sellers of ours may live; Iran is none of them.
COUNTRIES = [
    ("AE", _("United Arab Emirates")),
    ("AT", _("Austria")),
    ("CA", _("Canada")),
    ("DE", _("Germany")),
    ("FR", _("France")),
    ("GB", _("United Kingdom")),
    ("NL", _("Netherlands")),
    ("SE", _("Sweden")),
    ("US", _("United States")),
]


class CountryForm(forms.Form):
    """Where the seller's bank account is."""

    country = forms.ChoiceField(
        label=_("Country of your bank account"),
        choices=[("", _("Choose a country")), *COUNTRIES],
        help_text=_("Stripe serves no account in Iran."),
    )
