"""Order numbers: ten digits that cannot be guessed from one another and catch a slip. Pure.

Nine random digits and Luhn's check digit (ISO/IEC 7812), so that a number read out on the phone
with one wrong digit, or two swapped, is told apart from somebody else's order.
"""

import secrets

LENGTH = 10


def new_number() -> str:
    """Return a random order number; the first digit is not zero."""
    body = str(secrets.randbelow(9 * 10 ** (LENGTH - 2)) + 10 ** (LENGTH - 2))
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """Return Luhn's digit for the digits before it."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    return str(-(sum(doubled) + sum(int(digit) for digit in body[-2::-2])) % 10)


def is_number(text: str) -> bool:
    """Return whether the text can be an order number."""
    if len(text) != LENGTH or not (text.isascii() and text.isdigit()):
        return False
    return check_digit(text[:-1]) == text[-1]
