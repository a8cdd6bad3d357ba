"""One form for each question of joining; a form knows how its answer is kept and shown again."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from core.fields import LegalIdField, PersianCharField
from core.language import either
from core.persian import search_key, to_latin_digits
from sellers.bank.forms import BankForm
from sellers.joining.rules import MOST_TRADES, Step
from sellers.licensing.forms import LicenceForm
from sellers.members.forms import company_cards
from sellers.members.queries import find_companies
from sellers.members.rules import COMPANY
from sellers.models import County, Partner, SellerKind, Trade
from sellers.trade_search import find_trades

FOUND = 4
PHONE = re.compile(r"(?:\d[\s().-]*){7,}")
KINDS = {
    SellerKind.INDEPENDENT: (_("I work on my own"), _("with a licence in my own name"), "user"),
    SellerKind.SUPPORTED: (
        _("I work with a support company"),
        _("the company stands behind my licence"),
        "people",
    ),
    SellerKind.COMPANY: (
        _("We are a support company"),
        _("we sell for many who work at home"),
        "shop",
    ),
    SellerKind.COOPERATIVE: (_("We are a cooperative"), _("members with shares"), "leaf"),
}


class Question(forms.Form):
    """One question; ``value`` is what is kept, ``initial_of`` what is shown again of it."""

    def value(self) -> Any:
        """Return the answer as plain data."""
        raise NotImplementedError

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """Return the fields' initial values for a kept answer."""
        raise NotImplementedError


class KindForm(Question):
    """Which of the four kinds of the Home Business Act."""

    kind = forms.ChoiceField(
        label=_("How do you work?"),
        choices=SellerKind.choices,
        error_messages={
            "required": _("Choose one of the four."),
            "invalid_choice": _("Choose one of the four."),
        },
    )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The kinds in the words of those who are asked."""
        chosen = self["kind"].value()
        return [
            {"value": kind.value, "label": label, "note": note, "checked": kind.value == chosen}
            for kind, (label, note, _sign) in KINDS.items()
        ]

    def value(self) -> str:
        """The kind."""
        return str(self.cleaned_data["kind"])

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """The kind."""
        return {"kind": kept}


class LegalIdForm(Question):
    """The company's national id, by which the state's register knows it."""

    legal_id = LegalIdField(
        label=_("National id of the company"),
        help_text=_("11 digits; they stand in the company's papers."),
        error_messages={"required": _("Write the 11 digits of the company's national id.")},
    )

    def value(self) -> str:
        """Eleven digits."""
        return str(self.cleaned_data["legal_id"])

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """Eleven digits."""
        return {"legal_id": kept}


class CountyForm(Question):
    """In which county one works: the only thing buyers learn of where."""

    county = forms.ModelChoiceField(
        County.objects.all(),
        label=_("In which county do you work?"),
        error_messages={
            "required": _("Choose your county."),
            "invalid_choice": _("Choose your county."),
        },
    )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The counties, as cards. One query."""
        chosen = self["county"].value()
        return [
            {
                "value": county.code,
                "label": either(county.name_fa, county.name_en),
                "checked": county.code == chosen,
            }
            for county in self.fields["county"].queryset  # type: ignore[attr-defined]  # a model's
        ]

    def value(self) -> str:
        """The county's code."""
        return str(self.cleaned_data["county"].pk)

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """The county's code."""
        return {"county": kept}


def no_phone(text: str) -> None:
    """Refuse a telephone number within a name: names are read by everyone."""
    if PHONE.search(to_latin_digits(text)):
        raise ValidationError(
            _("Everyone reads this name: leave telephone numbers out."), code="phone"
        )


class ShopNameField(PersianCharField):
    """The name buyers read."""

    def __init__(self, **kwargs: Any) -> None:
        """A nickname is welcome, a telephone number is not."""
        kwargs.setdefault("label", _("What shall buyers call your shop?"))
        super().__init__(
            max_length=60,
            validators=[MinLengthValidator(3, _("Write at least three letters.")), no_phone],
            error_messages={"required": _("Write a name for your shop.")},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            **kwargs,
        )


def is_taken(name: str, but: int | None) -> bool:
    """Whether another open shop is called so, however it is written. One query."""
    key = search_key(name)
    like = Partner.objects.filter(is_open=True, search_text__startswith=key).exclude(pk=but)
    return any(search_key(shop.name) == key for shop in like.only("name"))


class NameForm(Question):
    """The name shown to buyers."""

    name = ShopNameField()
    seller_id: int | None = None

    def clean_name(self) -> str:
        """Refuse the name of another shop: buyers would take one for the other."""
        name = str(self.cleaned_data["name"])
        if is_taken(name, self.seller_id):
            raise ValidationError(_("Another shop is called so. Add a word of your own."))
        return name

    def value(self) -> str:
        """The name."""
        return str(self.cleaned_data["name"])

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """The name."""
        return {"name": kept}


class CompanyForm(Question):
    """Which support company: found by a part of its name."""

    q = PersianCharField(label=_("Name of the company"), max_length=60, required=False)
    company = forms.ModelChoiceField(
        Partner.objects.filter(kind=COMPANY, is_open=True),
        error_messages={
            "required": _("Choose the company, or go on without it."),
            "invalid_choice": _("Choose one of the companies found."),
        },
    )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The company chosen before, and those that fit what was typed."""
        chosen, typed = str(self["company"].value() or ""), str(self["q"].value() or "")
        offered: Any = self.fields["company"]
        known = list(offered.queryset.filter(pk=chosen)) if chosen.isdecimal() else []
        found = find_companies(typed, kinds=frozenset({COMPANY}))
        return company_cards([*known, *(c for c in found if c not in known)], chosen)

    def value(self) -> int:
        """The company's key."""
        return int(self.cleaned_data["company"].pk)

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """The company's key."""
        return {"company": kept}


class TradesForm(Question):
    """What one makes: trades of the state's table, found by any word."""

    q = PersianCharField(
        label=_("What do you make?"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
    trades = forms.ModelMultipleChoiceField(
        Trade.objects.filter(retired=False),
        error_messages={
            "required": _("Write what you make, and choose it from the list."),
            "invalid_choice": _("Choose from the list."),
            "invalid_pk_value": _("Choose from the list."),
        },
    )

    def clean_trades(self) -> Any:
        """Refuse more than a newcomer has on one licence."""
        trades = self.cleaned_data["trades"]
        if len(trades) > MOST_TRADES:
            raise ValidationError(_("Choose at most six; more can follow later."))
        return trades

    @property
    def chosen(self) -> list[Trade]:
        """The trades chosen so far. One query."""
        codes = [str(code) for code in self["trades"].value() or []]
        return list(self.fields["trades"].queryset.filter(pk__in=codes))  # type: ignore[attr-defined]  # a model's

    @property
    def found(self) -> list[Trade]:
        """Trades that fit what was typed and are not chosen yet. One query."""
        chosen = {str(code) for code in self["trades"].value() or []}
        fitting = find_trades(str(self["q"].value() or ""))
        return [trade for trade in fitting if trade.code not in chosen][:FOUND]

    def value(self) -> list[str]:
        """The trades' codes."""
        return sorted(trade.pk for trade in self.cleaned_data["trades"])

    @staticmethod
    def initial_of(kept: Any) -> dict[str, Any]:
        """The trades' codes."""
        return {"trades": kept}


QUESTIONS: dict[Step, type[Question]] = {
    Step.KIND: KindForm,
    Step.LEGAL_ID: LegalIdForm,
    Step.COUNTY: CountyForm,
    Step.NAME: NameForm,
    Step.COMPANY: CompanyForm,
    Step.TRADES: TradesForm,
}


class PaperForm(LicenceForm):
    """The licence's unique id and a photo of it: either is enough to send."""

    photo = forms.FileField(
        label=_("Photo of the licence"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )
    at_hand: ClassVar[tuple[str, ...]] = ("uid", "photo")

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:
        """Ask for two things only; the office reads the rest off the photo."""
        super().__init__(*args, only=self.at_hand, **kwargs)
        self.has_photo = has_photo

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean()
        if not (cleaned.get("uid") or cleaned.get("photo") or self.has_photo or self.errors):
            raise ValidationError(_("Write the unique id or add a photo. Or leave it for later."))
        return cleaned


__all__ = ["QUESTIONS", "BankForm", "PaperForm", "Question", "ShopNameField", "is_taken"]
