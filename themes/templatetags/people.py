"""How people and their numbers are shown. ``{% load people %}``."""

import re

from django import template

from core.models import User
from themes.templatetags.face import digits

register = template.Library()

IRAN = re.compile(r"\+98(9\d\d)(\d{3})(\d{4})")


@register.filter
def local_number(mobile: str | None) -> str:
    """Show +989161234567 as people say it: «۰۹۱۶ ۱۲۳ ۴۵۶۷»; other numbers as they are."""
    match = IRAN.fullmatch(str(mobile or ""))
    return digits(f"0{match[1]} {match[2]} {match[3]}" if match else mobile or "")


@register.filter
def masked_number(mobile: str | None) -> str:
    """Show +989161234567 as others may see it: «۰۹۱۶ ••• ۴۵۶۷»; dots alone for other numbers."""
    match = IRAN.fullmatch(str(mobile or ""))
    return digits(f"0{match[1]} ••• {match[3]}") if match else "•••"


@register.filter
def person(who: User) -> str:
    """Name somebody for others: who came with a mobile alone is known by its masked number."""
    return who.get_full_name() or (masked_number(who.mobile) if who.mobile else str(who))
