"""Parts of a page that are the same for everybody: drawn anew only when they say something else."""

from typing import Any

from django.conf import settings
from django.template import Context
from django.urls import get_urlconf
from django.utils.safestring import SafeString

from core.language import language

_drawn: dict[tuple[Any, ...], tuple[dict[str, Any], SafeString]] = {}


def once(context: Context, name: str, facts: dict[str, Any]) -> SafeString:
    """Return the template ``name`` rendered with nothing but ``facts``, without outer space.

    What was drawn last in a language is kept with its facts, and compared with them.
    """
    place = (name, language(), get_urlconf() or settings.ROOT_URLCONF)
    known = _drawn.get(place)
    if known is not None and known[0] == facts and not settings.DEBUG:
        return known[1]
    part = context.template.engine.get_template(name)  # type: ignore[union-attr]  # of a page
    markup = SafeString(part.render(context.new(facts)).strip())
    _drawn[place] = facts, markup
    return markup
