"""Who carries parcels, and what their tracking codes look like; read once from ``data/``. Pure."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.persian import to_latin_digits
from shop.shipping.tariff import DATA

BETWEEN_DIGITS = " \t-–—_./\u200c\u200e\u200f\u2060"


class CodeFault(StrEnum):
    """What is wrong with a tracking code."""

    MISSING = "missing"
    NOT_DIGITS = "not_digits"
    LENGTH = "length"


@dataclass(frozen=True)
class Carrier:
    """A carrier: the ways to send it may stand for, and how many digits its codes have.

    ``most_digits`` 0: it gives no codes. ``track_url`` is where buyers look, '' for nowhere.
    """

    code: str
    name_fa: str
    name_en: str
    services: frozenset[str]
    least_digits: int
    most_digits: int
    track_url: str

    @property
    def gives_codes(self) -> bool:
        """Whether its parcels can be tracked."""
        return self.most_digits > 0


class UnknownCarrier(LookupError):  # noqa: N818 -- an answer to the caller, not a fault
    """No carrier has this code, or it does not serve this way to send."""


@cache
def carriers() -> dict[str, Carrier]:
    """Return all carriers by code, in the order of the file."""
    with (DATA / "carriers.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: _carrier(row) for row in csv.DictReader(file)}


def _carrier(row: dict[str, str]) -> Carrier:
    return Carrier(
        code=row["code"],
        name_fa=row["name_fa"],
        name_en=row["name_en"],
        services=frozenset(row["services"].split()),
        least_digits=int(row["least_digits"]),
        most_digits=int(row["most_digits"]),
        track_url=row["track_url"],
    )


def carriers_for(service: str) -> list[Carrier]:
    """Return who may carry what was ordered to be sent by ``service``, the usual one first."""
    return [carrier for carrier in carriers().values() if service in carrier.services]


def carrier_for(code: str, service: str) -> Carrier:
    """Return the carrier; raise ``UnknownCarrier`` unless it serves the way to send."""
    found = next((c for c in carriers_for(service) if c.code == code), None)
    if found is None:
        raise UnknownCarrier(code)
    return found


def clean_code(typed: str) -> str:
    """Return a code in Latin digits, without what people put between them."""
    return to_latin_digits(typed).translate({ord(sign): None for sign in BETWEEN_DIGITS})


def fault_of(carrier: Carrier, code: str) -> CodeFault | None:
    """Return what is wrong with a clean code of this carrier, ``None`` when it is well formed."""
    if not carrier.gives_codes:
        return None
    if not code:
        return CodeFault.MISSING
    if not (code.isascii() and code.isdecimal()):
        return CodeFault.NOT_DIGITS
    fits = carrier.least_digits <= len(code) <= carrier.most_digits
    return None if fits else CodeFault.LENGTH
