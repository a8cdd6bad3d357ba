"""What a buyer decides at checkout, apart from the goods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.models import User


@dataclass(frozen=True)
class Address:
    """Where an order goes. ``place`` is the code of a county of ours or of a province.

    ``line`` is city, street and number; ``postcode`` is ten digits or empty.
    """

    name: str
    place: str
    line: str
    postcode: str = ""


@dataclass(frozen=True)
class Placement:
    """Everything about an order but its goods. ``choices``: a way to send by seller id."""

    address: Address
    choices: Mapping[int, str]
    gateway: str
    mobile: str
    user: User | None
    language: str
    key: str
    today: date
