"""Whom a company invites, and which company a producer asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField, PersianCharField
from core.language import either
from sellers.members.queries import find_companies
from sellers.members.rules import HAS_MEMBERS
from sellers.models import Partner


class InviteMemberForm(forms.Form):
    """The number of a producer."""

    mobile = MobileField(
        label=_("The producer's mobile number"),
        error_messages={"required": _("Write their mobile number.")},
        help_text=_("We send an invitation there. They become a member when they say yes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the browser's own number out: it is somebody else's that is asked for."""
        super().__init__(*args, **kwargs)
        self.fields["mobile"].widget.attrs["autocomplete"] = "off"


class AskForm(forms.Form):
    """A company, found by a part of its name."""

    q = PersianCharField(label=_("Name of the company"), max_length=60, required=False)
    company = forms.ModelChoiceField(
        Partner.objects.filter(kind__in=sorted(HAS_MEMBERS), is_open=True),
        error_messages={
            "required": _("Search for the company and choose it."),
            "invalid_choice": _("Choose one of the companies found."),
        },
    )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The companies that fit what was typed. One query."""
        return company_cards(
            find_companies(str(self["q"].value() or "")), str(self["company"].value())
        )


def company_cards(companies: list[Partner], chosen: str) -> list[dict[str, Any]]:
    """Return companies as ``parts/radio_cards.html`` draws them."""
    return [
        {
            "value": company.pk,
            "label": either(company.name, company.name_en),
            "note": either(company.county.name_fa, company.county.name_en)
            if company.county
            else "",
            "checked": str(company.pk) == chosen,
        }
        for company in companies
    ]
