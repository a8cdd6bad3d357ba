"""Banks by the code in their IBANs; ``sellers/data/banks.csv``."""

from functools import cache
from typing import Final

from core.language import either
from sellers.bank.rules import bank_code
from sellers.facts import DATA, read_csv

FILE: Final = DATA / "banks.csv"


@cache
def _banks() -> dict[str, tuple[str, str]]:
    return {
        row["iban_bank_code"]: (row["name_fa"], row["name_en"])
        for row in read_csv(FILE)
        if row["iban_bank_code"]
    }


def bank_name(iban: str) -> str:
    """Return the bank's name in the reader's language; "" for a bank we do not know."""
    return either(*_banks().get(bank_code(iban), ("", "")))
