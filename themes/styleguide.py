"""Every part of the face on one page, with sample data; for development only."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Sample
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import either
from themes import samples


def swatch(ground: str, thread: str, seed: int) -> dict[str, Any]:
    """Return a photo dictionary whose picture is a drawn cloth (4:5)."""
    steps = "".join(
        f'<rect x="{320 - w * 40}" y="{400 + i * 40 - 20}" width="{w * 80}" height="40"/>'
        for i in range(-5, 6)
        if (w := 6 - abs(i)) > 0
    )
    turn = ("", 'transform="scale(.5) translate(320 400)"', 'transform="translate(-320 -400)"')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 800"><rect width="640" '
        f'height="800" fill="{ground}"/><g fill="{thread}" {turn[seed % 3]}>{steps}</g></svg>'
    )
    src = "data:image/svg+xml," + quote(svg)
    return {"alt": _("A drawn cloth"), "w": 640, "h": 800, "src": src, "srcset": {}}


def card(index: int, row: samples.Row) -> Sample:
    """Return an object with the fields of ``catalogue.Card``."""
    seller = samples.SELLERS[index % len(samples.SELLERS)]
    return Sample(
        title=row.title, title_en=row.title_en, price=row.price, price_from=index == 3,
        seller_name=seller[0], seller_title=either(*seller),
        county_id="", stock=row.stock, lead_days=row.lead_days, rating=row.rating,
        reviews=row.reviews, photo=swatch(row.ground, row.thread, index),
        back_on=None, get_absolute_url=lambda: "#product-card",
    )  # fmt: skip


class SampleForm(forms.Form):
    """Fields of every kind, one of them wrong."""

    name = forms.CharField(label=gettext_lazy("Your name"))
    mobile = forms.CharField(
        label=gettext_lazy("Mobile number"),
        help_text=gettext_lazy("The code comes to this number. Persian or Latin digits."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "tel"}),
    )
    county = forms.ChoiceField(
        label=gettext_lazy("County"),
        choices=[("KHR", "خرم‌آباد"), ("BRJ", "بروجرد"), ("DRD", "دورود")],
    )
    note = forms.CharField(
        label=gettext_lazy("A word to the producer"), required=False, widget=forms.Textarea
    )
    agree = forms.BooleanField(
        label=gettext_lazy("Tell me by SMS when it is on its way"), required=False
    )


def icon_names() -> list[str]:
    """Return the names in the sprite."""
    sprite = finders.find("icons.svg")
    return re.findall(r'symbol id="([a-z]+)"', Path(sprite).read_text()) if sprite else []


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the parts in the language of the address."""
    cards = [card(i, row) for i, row in enumerate(samples.ROWS)]
    day = date(2026, 11, 28)
    counties = [Sample(url="#county-map", **county) for county in samples.COUNTIES]
    form = SampleForm({"mobile": "۰۹۱۶", "name": ""})
    form.add_error("mobile", _("A mobile number has 11 digits and begins with 09. Yours has 4."))
    context = {
        "cards": cards,
        "photos": [c.photo for c in cards[:4]],
        "nav_sectors": [Sample(url=f"#{s['code']}", **s) for s in samples.SECTORS],
        "sectors": [
            {**s, "url": "#sectors", "count": 12 + i} for i, s in enumerate(samples.SECTORS)
        ],
        "basket_count": 3,
        "counties": counties,
        "form": form,
        "day": day,
        "producer": Sample(
            name="نمدمالی خانم احمدوند", name_en="Ahmadvand Felt", url="#producer-card"
        ),
        "steps": [
            {"label": _("Where to"), "state": "done", "url": "#steps"},
            {"label": _("How"), "state": "now"},
            {"label": _("Payment"), "state": ""},
        ],
        "track": [
            {"label": _("Paid"), "state": "done", "date": day},
            {"label": _("Accepted"), "state": "done", "date": day},
            {"label": _("Being made"), "state": "now"},
            {"label": _("Posted"), "state": ""},
            {"label": _("Received"), "state": ""},
        ],
        **samples.parts(cards, day),
        "icon_names": icon_names(),
        "page_obj": Paginator(range(240), 24).page(4),
    }
    return render(request, "styleguide.html", context)
