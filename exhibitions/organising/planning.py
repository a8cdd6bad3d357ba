"""The editor of a hall's plan: its page, and what its script sends."""

import logging
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.language import either, is_persian, spoken
from exhibitions.models import Hall, Plan, PlanFeature, StallType
from exhibitions.organising import plan_words as words
from exhibitions.organising.access import OrganiserRequest, begins
from exhibitions.organising.places import hall_of
from exhibitions.plans.queries import draft_of_plan, sent
from exhibitions.plans.reading import MOST_BYTES, Unreadable, draft_of, parse
from exhibitions.plans.rules import MOST_FEATURES, MOST_STALLS, Draft, narrow, numbered
from exhibitions.plans.saving import Outrun, Refused, Seen, latest, save_plan
from sellers.models import Sector

logger = logging.getLogger(__name__)


@begins
def plan(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Show the newest plan of a hall to draw on. At most eight queries at any number of stalls."""
    hall = hall_of(request, pk)
    current = latest(hall)
    draft = draft_of_plan(current)
    kinds = list(StallType.objects.all())
    context = {
        "hall": hall,
        "plan": current,
        "stalls_n": len(draft.stalls),
        "kinds": kinds,
        "zones": Sector.objects.order_by("position", "code"),
        "signs": PlanFeature.Kind.choices,
        "data": data_of(hall, current, draft, kinds),
    }
    return render(request, "organiser/plan.html", context)


def data_of(hall: Hall, current: Plan | None, draft: Draft, kinds: list[StallType]) -> Any:
    """Return what the script is given. No query."""
    return {
        "hall": {"pk": hall.pk, "width": hall.width_cm, "depth": hall.depth_cm},
        "plan": current.pk if current else 0,
        "edition": current.edition if current else 0,
        "kinds": {
            kind.code: [either(kind.name_fa, kind.name_en), kind.width_cm, kind.depth_cm]
            for kind in kinds
        },
        "signs": {str(sign): str(label) for sign, label in PlanFeature.Kind.choices},
        "most": [MOST_STALLS, MOST_FEATURES],
        "persian": is_persian(),
        "words": words.editor_words(),
        **sent(draft),
    }


def read_draft(said: dict[str, Any]) -> Draft:
    """Return the plan a browser sent; raise ``Unreadable``. Two queries."""
    return draft_of(
        said,
        kinds=set(StallType.objects.values_list("code", flat=True)),
        zones=set(Sector.objects.values_list("code", flat=True)),
        signs={str(sign) for sign in PlanFeature.Kind.values},
    )


def _body(request: OrganiserRequest) -> dict[str, Any]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Unreadable("too many bytes")
    return parse(request.body)


@form_only("organiser:plan", "pk")
@begins
def save(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Store what was drawn; answer in JSON with what to tell, and the plan to draw on from now.

    422 with the faults, 409 when somebody saved meanwhile, 400 for what is no plan.
    """
    hall = hall_of(request, pk)
    try:
        said = _body(request)
        draft = read_draft(said)
        seen = Seen(_number(said.get("plan")), _number(said.get("edition")))
    except Unreadable as error:
        logger.warning("A plan of hall %s could not be read: %s", pk, error)
        return JsonResponse({"told": _unreadable()}, status=400)
    as_next = said.get("as_next") is True
    before = latest(hall)
    try:
        stored, new = save_plan(hall.pk, draft, seen=seen, by=request.user, as_next=as_next)
    except Refused as refused:
        told = [words.sentence(finding) for finding in refused.findings]
        return JsonResponse({"told": told}, status=422)
    except Outrun as outrun:
        return JsonResponse({"told": [outrun_sentence(outrun)]}, status=409)
    warned = [words.narrow_sentence(*found) for found in narrow(draft)]
    answer = {
        "plan": stored.pk,
        "edition": stored.edition,
        "version": spoken(stored.version),
        "told": [saved_sentence(stored, was=before if new else None), *warned],
    }
    return JsonResponse(answer)


def saved_sentence(stored: Plan, *, was: Plan | None) -> str:
    """Return what saving did."""
    version = {"n": spoken(stored.version)}
    if was is None:
        return _("Saved as version %(n)s.") % version
    return (
        _(
            "Saved as version %(n)s: fairs that use the one before keep it. Choose the new one"
            " under “Days and halls” of a fair."
        )
        % version
    )


def outrun_sentence(outrun: Outrun) -> str:
    """Return who saved meanwhile, and what can be done."""
    who = outrun.plan.saved_by
    return _(
        "%(who)s saved this plan meanwhile. Your work is still here: save it as a version of"
        " its own, or load theirs."
    ) % {"who": (who.get_full_name() if who else "") or _("Somebody else")}


def _unreadable() -> list[str]:
    return [_("This could not be read as a plan. Load the page anew and try once more.")]


def _number(value: Any) -> int:
    if type(value) is not int:
        raise Unreadable("which plan was seen")
    return value


@form_only("organiser:plan", "pk")
@begins
def number(request: OrganiserRequest, pk: int) -> HttpResponse:
    """Answer with new numbers for stalls by where they stand; nothing is stored."""
    hall_of(request, pk)
    try:
        draft = read_draft(_body(request))
    except Unreadable:
        return JsonResponse({"told": _unreadable()}, status=400)
    named = [[stall.code, stall.aisle, stall.place] for stall in numbered(draft.stalls)]
    return JsonResponse({"named": named})
