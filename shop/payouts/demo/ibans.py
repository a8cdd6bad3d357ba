"""Invented account numbers whose digits check, of banks that there are. Pure."""

from random import Random

BANKS = ("012", "015", "016", "017", "018", "019", "054", "055", "056", "057", "062")


def iban(chance: Random) -> str:
    """Return an IBAN of Iran by these dice (ISO 13616: the remainder by 97 is one)."""
    body = chance.choice(BANKS) + "0" + "".join(chance.choice("0123456789") for _ in range(18))
    check = 98 - int(body + "182700") % 97
    return f"IR{check:02}{body}"
