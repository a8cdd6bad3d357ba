"""How an Iranian IBAN is read and shown: IR, 2 digits that check, 3 of the bank, 19. Pure."""


def bank_code(iban: str) -> str:
    """Return the three digits of the bank: "017" of IR06 0170."""
    return iban[4:7]


def masked(iban: str) -> str:
    """Return what may be shown of an IBAN: ``IR06 •••• 3456``; "" for none."""
    return f"{iban[:4]} •••• {iban[-4:]}" if iban else ""


def grouped(iban: str) -> str:
    """Return an IBAN in groups of four, as banks print it."""
    return " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
