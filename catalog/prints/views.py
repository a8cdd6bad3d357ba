"""Paper for the shop at the desk: chosen here, given as PDF."""

from collections.abc import Iterator

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.brand.actions import face_of
from catalog.models import Card
from catalog.prints import papers
from catalog.prints.papers import Tag
from core.fields import PersianIntegerField
from core.language import either
from sellers.access import DeskRequest, desk
from sellers.models import Partner
from sellers.team.rules import Right

MOST_COPIES, MOST_TAGS = 21, 420


class TagsForm(forms.Form):
    """Which goods get a tag, and how many each."""

    goods = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Goods"),
        error_messages={
            "required": _("Tick the goods that need a tag."),
            "invalid_choice": _("Some of the goods are not yours or are gone. Tick them again."),
        },
    )
    copies = PersianIntegerField(
        label=_("Tags for each"),
        initial=1,
        min_value=1,
        max_value=MOST_COPIES,
        error_messages=dict.fromkeys(
            ("required", "min_value", "max_value"), _("Write a number from 1 to 21.")
        ),
    )


def _cards(seller: Partner) -> list[Card]:
    """Return what the seller shows, by name. One query."""
    return list(Card.objects.filter(seller=seller).order_by("title", "pk"))


@desk(Right.BRAND)
def home(request: DeskRequest) -> HttpResponse:
    """Choose what to print. One query of its own."""
    context = {"form": TagsForm(), "cards": [(card, True) for card in _cards(request.seller)]}
    return render(request, "brand/prints.html", context)


@desk(Right.BRAND)
def poster(request: DeskRequest) -> HttpResponse:
    """Give the poster. One query of its own."""
    palette = face_of(request.seller).palette
    return _pdf(papers.poster(request.seller, palette), "poster.pdf")


@desk(Right.BRAND)
def tags(request: DeskRequest) -> HttpResponse:
    """Give the tags of the ticked goods, or the page again with what is wrong. Two queries."""
    cards = _cards(request.seller)
    form = TagsForm(request.GET)
    form.fields["goods"].choices = [(card.pk, card.pk) for card in cards]  # type: ignore[attr-defined]
    if not form.is_valid():
        ticked = set(request.GET.getlist("goods"))
        rows = [(card, str(card.pk) in ticked) for card in cards]
        return render(request, "brand/prints.html", {"form": form, "cards": rows}, status=422)
    chosen, copies = set(form.cleaned_data["goods"]), form.cleaned_data["copies"]
    rows_of_tags = list(_tags([c for c in cards if c.pk in chosen], copies))[:MOST_TAGS]
    palette = face_of(request.seller).palette
    return _pdf(papers.tags(request.seller, rows_of_tags, palette), "tags.pdf")


def _tags(cards: list[Card], copies: int) -> Iterator[Tag]:
    for card in cards:
        tag = Tag(either(card.title, card.title_en), card.price, _short(card))
        yield from [tag] * copies


def _short(card: Card) -> str:
    """Return an address of few letters, which leads to the full one: a code of few squares."""
    return reverse("catalogue:detail", kwargs={"product_slug": "g", "pk": card.pk})


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
