"""The draw as everybody reads it, and the files with which anybody runs it again."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.language import either
from core.structured import canonical
from exhibitions.drawing import queries, words
from exhibitions.drawing.result import by_code
from exhibitions.drawing.states import SHOWN, DrawState
from exhibitions.drawing.views.parts import sentences_of
from exhibitions.models import Draw, Fair
from exhibitions.public import queries as public


@require_safe
def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest draw of a fair: its rules, seed, input and result by code."""
    fair = _fair(slug)
    draws = queries.all_of(fair)
    if not draws:
        raise Http404(_("This fair has no draw."))
    return _page(request, fair, _draw(fair, draws[0].number), draws)


@require_safe
def numbered(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one draw, also one that does not count."""
    fair = _fair(slug)
    return _page(request, fair, _draw(fair, number), queries.all_of(fair))


def _fair(slug: str) -> Fair:
    fair = public.find(slug)
    if fair is None:
        raise Http404(_("There is no fair with this address."))
    return fair


def _draw(fair: Fair, number: int) -> Draw:
    draw = Draw.objects.filter(fair=fair, number=number).first()
    if draw is None:
        raise Http404(_("This fair has no such draw."))
    draw.fair = fair
    return draw


def _page(request: HttpRequest, fair: Fair, draw: Draw, draws: list[Draw]) -> HttpResponse:
    is_open = draw.state in SHOWN and draw.result is not None
    crumbs: list[dict[str, Any]] = [
        {"label": either(fair.name_fa, fair.name_en), "url": fair.get_absolute_url()},
        {"label": _("Draw of the stalls")},
    ]
    context = {
        "fair": fair,
        "draw": draw,
        "sentences": sentences_of(draw),
        "people": draw.entries.count(),
        "others": [one for one in draws if one.pk != draw.pk],
        "void_reason": words.void_reason(draw) if draw.state == DrawState.VOID else "",
        "result": by_code(draw) if is_open else None,
        "by_hand": draw.changes.count(),
        "crumbs": crumbs,
        "canonical_url": canonical(request.path),
    }
    return render(request, "fairs/draw.html", context)


@require_safe
def published_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the input as it was published: its SHA-256 is the fingerprint, on any day."""
    draw = _draw(_fair(slug), number)
    return _file(draw.input, f"published-{draw.number}.json")


@require_safe
def input_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the input with its seed, once the draw was run."""
    draw = _draw(_fair(slug), number)
    if draw.result is None:
        raise Http404
    return _file(draw.seeded, f"input-{draw.number}.json")


@require_safe
def plan_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the plan as the draw found it, before anything was changed by hand."""
    draw = _draw(_fair(slug), number)
    if draw.state not in SHOWN or draw.result is None:
        raise Http404
    text = json.dumps(draw.result, ensure_ascii=False, indent=1, sort_keys=True)
    return _file(text, f"plan-{draw.number}.json")


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
