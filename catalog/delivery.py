"""What a product page says of delivery. Shipping stands above goods and answers by registry."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from catalog.models import Product
from core.money import Rials
from sellers.models import Partner


@dataclass(frozen=True)
class Way:
    """One way to the buyer: its name, price in rials and the last day it should arrive."""

    code: str
    label: str
    price: Rials
    by: date


@dataclass(frozen=True)
class Delivery:
    """The ways to one place, cheapest first and fetching it last, and the places to choose from.

    ``obstacle`` says in words why there is no way. ``place_groups`` are what a select shows.
    ``is_chosen`` tells that the visitor named the place; else it is the seller's own county.
    """

    place_code: str
    place_name: str
    ways: list[Way]
    obstacle: str = ""
    place_groups: list[Any] = field(default_factory=list)
    is_chosen: bool = False
    choose_url: str = ""


Estimator = Callable[[HttpRequest, Product, Partner], Delivery]
_estimators: list[Estimator] = []


def answer_with(estimator: Estimator) -> Estimator:
    """Register who estimates; the last one registered answers."""
    _estimators.append(estimator)
    return estimator


def estimate(request: HttpRequest, product: Product, seller: Partner) -> Delivery | None:
    """Return the estimate for one piece of ``product``, None where nobody ships."""
    return _estimators[-1](request, product, seller) if _estimators else None
