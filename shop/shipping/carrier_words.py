"""What tracking codes look like and what is wrong with one, in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import either, joined, spoken
from shop.shipping.carriers import Carrier, CodeFault

CODE_FAULTS = {
    CodeFault.MISSING: gettext_lazy("Write the tracking code that stands on your receipt."),
    CodeFault.NOT_DIGITS: gettext_lazy("A tracking code has digits only."),
}


def code_help(known: Iterable[Carrier]) -> str:
    """Return what the codes of these carriers look like."""
    shapes = [
        _("%(carrier)s: %(digits)s digits")
        % {"carrier": either(c.name_fa, c.name_en), "digits": _digits(c)}
        for c in known
        if c.gives_codes
    ]
    return joined(*shapes)


def code_fault(fault: CodeFault, carrier: Carrier, code: str) -> str:
    """Return what is wrong with a code and what to write."""
    if fault in CODE_FAULTS:
        return str(CODE_FAULTS[fault])
    return _("A code of %(carrier)s has %(digits)s digits; you wrote %(n)s.") % {
        "carrier": either(carrier.name_fa, carrier.name_en),
        "digits": _digits(carrier),
        "n": spoken(len(code)),
    }


def _digits(carrier: Carrier) -> str:
    """Return how many digits its codes have: «۲۴», "12 to 24"."""
    if carrier.least_digits == carrier.most_digits:
        return spoken(carrier.most_digits)
    return _("%(least)s to %(most)s") % {
        "least": spoken(carrier.least_digits),
        "most": spoken(carrier.most_digits),
    }
