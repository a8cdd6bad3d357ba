"""A place changed by hand after a run: looked at first, then done for a reason."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from core.language import either, spoken
from exhibitions.drawing import actions, words
from exhibitions.drawing.forms import ChangeForm
from exhibitions.drawing.result import Result, result_of
from exhibitions.drawing.states import DrawState
from exhibitions.drawing.views.draw import of_a_draw
from exhibitions.models import Draw
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame


@organiser
@of_a_draw
def change(request: OrganiserRequest, draw: Draw) -> HttpResponse:
    """Ask whose place goes where and why, say what it breaks, and do it."""
    slug = draw.fair.slug
    if draw.state != DrawState.RUN:
        return redirect("organiser:draw", slug)
    result = result_of(draw)
    form = _form(result, request.POST if request.method == "POST" else None)
    looked: Any = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        sure = request.POST.get("sure") == "yes"
        try:
            looked = actions.preview(draw, data["code"], data["stall"])
            if not looked.breaks or sure:
                actions.change(draw.pk, data["code"], data["stall"], reason=data["reason"],
                               breaks_accepted=sure, by=request.user)  # fmt: skip
                return redirect("organiser:draw", slug)
        except actions.Refused as refused:
            form.add_error(None, words.refusal(refused.code, refused.about))
    context = {
        **frame(draw.fair, "draw"),
        "draw": draw,
        "form": form,
        "breaks": [words.trouble(one, result.names) for one in looked.breaks] if looked else [],
    }
    return render(request, "organiser/draw/change.html", context)


def _form(result: Result, data: Any) -> ChangeForm:
    people = [(seat.entry.code, _label(seat)) for seat in result.seats]
    stalls = [(stall.code, spoken(stall.code)) for stall in result.problem.stalls]
    return ChangeForm(data, people=people, stalls=stalls)


def _label(seat: Any) -> str:
    seller = seat.entry.application.seller
    parts = [either(seller.name, seller.name_en), spoken(seat.entry.code)]
    if seat.entry.stands:
        parts.append(words.stalls(seat.entry.stands))
    return " · ".join(parts)
