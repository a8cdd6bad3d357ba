"""The questions of an application, a screen each."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import PersianCharField, PersianIntegerField
from core.language import either, spoken
from core.persian import search_key
from exhibitions.applying import queries
from exhibitions.applying.rules import MOST_WISHES, in_order
from exhibitions.models import Application
from sellers.models import Partner

FOUND = 6
ABOUT_LENGTH = 1500


class StepForm(forms.Form):
    """Questions about one application."""

    def __init__(self, application: Application, *args: Any, **kwargs: Any) -> None:
        """Keep whose questions they are."""
        super().__init__(*args, **kwargs)
        self.application = application
        self.fair = application.fair
        self.seller = application.seller
        self.prepare()

    def prepare(self) -> None:
        """Add what depends on the fair and the shop."""


class NamedChoice(forms.ModelChoiceField):
    """One of a few things with names in two languages."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name in the reader's language."""
        return either(obj.name_fa, obj.name_en)


class GoodsForm(StepForm):
    """What is shown: the trade, goods from the shop, a few words."""

    trade = NamedChoice(
        label=gettext_lazy("Trade"), queryset=None, required=False, empty_label=None,
        widget=forms.RadioSelect, help_text=gettext_lazy("These trades are on your licence."),
    )  # fmt: skip
    goods: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Your goods"), queryset=None, required=False
    )
    about = PersianCharField(
        label=gettext_lazy("A few words about it"), required=False, max_length=ABOUT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What is it, how do you make it, what shall visitors see?"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the own trades and goods alone."""
        trade: Any = self.fields["trade"]
        trade.queryset = queries.trades_for(self.seller)
        goods: Any = self.fields["goods"]
        goods.queryset = queries.goods_for(self.seller)

    def values(self) -> dict[str, Any]:
        """Return what ``save_goods`` takes."""
        trade = self.cleaned_data["trade"]
        return {
            "trade": trade.pk if trade else None,
            "about": self.cleaned_data["about"],
            "goods": [product.pk for product in self.cleaned_data["goods"]],
        }


class StandForm(StepForm):
    """How many stalls, with whom, beside whom, and a socket."""

    size = PersianIntegerField(
        label=gettext_lazy("How many stalls side by side?"), min_value=1, required=False
    )
    members: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who stands there?"), queryset=None, required=False
    )
    needs_socket = forms.BooleanField(label=gettext_lazy("I need a socket"), required=False)
    q = PersianCharField(label=gettext_lazy("Beside whom?"), required=False, max_length=60)
    beside: Any = forms.ModelChoiceField(queryset=None, required=False, widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Leave the questions of a pavilion to companies."""
        members: Any = self.fields["members"]
        members.queryset = queries.members_of(self.seller)
        beside: Any = self.fields["beside"]
        beside.queryset = Partner.objects.filter(is_open=True).exclude(pk=self.seller.pk)
        self.is_pavilion = queries.is_pavilion_of(self.seller) and self.fair.most_stalls > 1
        if not self.is_pavilion:
            del self.fields["size"], self.fields["members"]
        else:
            most = min(self.fair.most_stalls, max(1, members.queryset.count()))
            self.fields["size"].help_text = _("At most %(most)s; one for each member.") % {
                "most": spoken(most)
            }

    @property
    def member_rows(self) -> list[tuple[Partner, bool]]:
        """Return the members to choose from, each with whether it is ticked."""
        members: Any = self.fields["members"]
        ticked = {str(value) for value in self["members"].value() or ()}
        return [(one, str(one.pk) in ticked) for one in members.queryset]

    @property
    def found(self) -> list[Partner]:
        """Return the shops to choose the neighbour from: the chosen one, and those found."""
        chosen = self["beside"].value()
        known = list(self._shops().filter(pk=chosen)) if str(chosen or "").isdigit() else []
        asked = search_key(str(self["q"].value() or "")).split()[:5]
        if not asked:
            return known
        shops = self._shops()
        for word in asked:
            shops = shops.filter(search_text__contains=word)
        names = {shop.pk for shop in known}
        return known + [s for s in shops.order_by("name", "pk")[:FOUND] if s.pk not in names]

    def _shops(self) -> Any:
        field: Any = self.fields["beside"]
        return field.queryset.select_related("county")

    def values(self) -> dict[str, Any]:
        """Return what ``save_stand`` takes."""
        beside = self.cleaned_data["beside"]
        return {
            "size": self.cleaned_data.get("size") or 1,
            "members": [member.pk for member in self.cleaned_data.get("members") or ()],
            "beside": beside.pk if beside else None,
            "needs_socket": self.cleaned_data["needs_socket"],
        }


class WishesForm(StepForm):
    """Up to five places, the best first: stalls, or any stall of a zone."""

    anywhere = forms.BooleanField(
        label=gettext_lazy("Any other stall is welcome, too"), required=False,
        help_text=gettext_lazy("Without it you get one of your wishes or no stall at all."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the places of the fair's plans."""
        choices = places(self.application)
        for rank in range(1, MOST_WISHES + 1):
            label = _("Wish %(rank)s") % {"rank": spoken(rank)}
            self.fields[f"wish_{rank}"] = forms.ChoiceField(
                label=label, choices=choices, required=False
            )

    @property
    def ranked(self) -> list[Any]:
        """Return the fields of the wishes, in order."""
        return [self[f"wish_{rank}"] for rank in range(1, MOST_WISHES + 1)]

    def values(self) -> dict[str, Any]:
        """Return what ``save_wishes`` takes."""
        typed = [self.cleaned_data[f"wish_{rank}"] for rank in range(1, MOST_WISHES + 1)]
        return {"wishes": in_order(typed), "anywhere": self.cleaned_data["anywhere"]}


def places(application: Application) -> list[Any]:
    """Return what can be wished for, as choices in groups: zones, then the stalls by aisle."""
    zones = [
        (f"z{zone.pk}", _("Any stall for %(zone)s") % {"zone": either(zone.name_fa, zone.name_en)})
        for zone in queries.zones_of(application.fair)
    ]
    aisles: dict[str, list[tuple[str, str]]] = {}
    for stall in queries.stalls_of(application.fair):
        heading = _("Aisle %(aisle)s") % {"aisle": stall.aisle}
        aisles.setdefault(heading, []).append((f"s{stall.pk}", _stall_words(stall)))
    groups: list[Any] = [("", _("No wish"))]
    if zones:
        groups.append((_("Parts of the fair"), zones))
    return groups + list(aisles.items())


def _stall_words(stall: Any) -> str:
    words = [_("Stall %(code)s") % {"code": spoken(stall.code)}]
    if stall.has_socket:
        words.append(_("with a socket"))
    if stall.zone:
        words.append(either(stall.zone.name_fa, stall.zone.name_en))
    return " · ".join(words)


class ExtrasForm(StepForm):
    """How many of each add-on."""

    def prepare(self) -> None:
        """Ask for each add-on that the fair has."""
        self.add_ons = list(self.fair.add_ons.order_by("pk"))
        for add_on in self.add_ons:
            left = queries.left_of(add_on)
            self.fields[f"add_on_{add_on.pk}"] = PersianIntegerField(
                label=either(add_on.name_fa, add_on.name_en), required=False, min_value=0,
                max_value=99 if left is None else left,
                error_messages={"max_value": _("There are %(limit_value)s left.")},
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[Any, int | None, Any]]:
        """Return each add-on with how many are left and its field."""
        return [(one, queries.left_of(one), self[f"add_on_{one.pk}"]) for one in self.add_ons]

    def values(self) -> dict[str, Any]:
        """Return what ``save_extras`` takes."""
        return {
            "wanted": {one.pk: self.cleaned_data[f"add_on_{one.pk}"] or 0 for one in self.add_ons}
        }


class PapersForm(StepForm):
    """A file for each document."""

    def prepare(self) -> None:
        """Ask for each document of the fair."""
        self.papers = list(self.fair.papers.order_by("pk"))
        self.sent = {row.paper_id: row for row in self.application.papers.select_related("file")}
        for paper in self.papers:
            self.fields[f"paper_{paper.pk}"] = forms.FileField(
                label=either(paper.name_fa, paper.name_en), required=False,
                widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Return each document with what was sent of it and its field."""
        return [(one, self.sent.get(one.pk), self[f"paper_{one.pk}"]) for one in self.papers]

    def uploads(self) -> list[tuple[int, Any]]:
        """Return the files that came, by document."""
        found = ((one.pk, self.cleaned_data[f"paper_{one.pk}"]) for one in self.papers)
        return [(pk, upload) for pk, upload in found if upload]


class AnswerForm(forms.Form):
    """The answer to the organiser's question."""

    answer = PersianCharField(
        label=gettext_lazy("Your answer"), max_length=ABOUT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


def first_fault(form: forms.Form) -> str:
    """Return the first thing that is wrong with a form, in a sentence."""
    faults: Sequence[str] = [str(text) for texts in form.errors.values() for text in texts]
    return faults[0] if faults else ""


def add_refusals(form: forms.Form, refused: ValidationError) -> None:
    """Show what an action refused above the form."""
    for text in refused.messages:
        form.add_error(None, text)
