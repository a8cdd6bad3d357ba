"""How long somebody has to wait, said in a sentence."""

from math import ceil

from django.utils.translation import gettext, ngettext

from core.language import spoken

MOST_MINUTES = 100  # more of them are said in hours


def how_long(seconds: int) -> str:
    """Return when it may be tried again: "Wait 3 minutes, then try again."."""
    minutes = ceil(seconds / 60)
    if minutes < MOST_MINUTES:
        text = ngettext(
            "Wait %(n)s minute, then try again.", "Wait %(n)s minutes, then try again.", minutes
        )
        return text % {"n": spoken(minutes)}
    hours = ceil(minutes / 60)
    text = ngettext("Wait %(n)s hour, then try again.", "Wait %(n)s hours, then try again.", hours)
    return text % {"n": spoken(hours)}


def too_many_tries(seconds: int) -> str:
    """Return the sentence for a form that counts its own tries."""
    return gettext("That was too many tries. %(wait)s") % {"wait": how_long(seconds)}
