"""How each screen is filled, taken and followed by the next."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.uploads import DocumentRefused
from exhibitions.applying import actions, words
from exhibitions.applying.desk import forms
from exhibitions.applying.rules import Step
from exhibitions.models import Application

FORMS: Final[dict[Step, type[forms.StepForm]]] = {
    Step.GOODS: forms.GoodsForm,
    Step.STAND: forms.StandForm,
    Step.WISHES: forms.WishesForm,
    Step.EXTRAS: forms.ExtrasForm,
    Step.PAPERS: forms.PapersForm,
}
SAVES: Final[dict[Step, Callable[..., Any]]] = {
    Step.GOODS: actions.save_goods,
    Step.STAND: actions.save_stand,
    Step.WISHES: actions.save_wishes,
    Step.EXTRAS: actions.save_extras,
}


def steps_of(application: Application) -> list[Step]:
    """Return the screens of an application; what its fair does not ask is left out. Two queries."""
    fair = application.fair
    asked = {
        Step.EXTRAS: fair.add_ons.exists(),
        Step.PAPERS: fair.papers.exists(),
    }
    return [step for step in Step if asked.get(step, True)]


def initial_of(step: Step, application: Application) -> dict[str, Any]:
    """Return what was answered before. One or two queries."""
    if step == Step.GOODS:
        return {
            "trade": application.trade_id,
            "about": application.about,
            "goods": list(application.goods.values_list("pk", flat=True)),
        }
    if step == Step.STAND:
        return {
            "size": application.size,
            "members": list(application.members.values_list("seller", flat=True)),
            "beside": application.beside_id,
            "needs_socket": application.needs_socket,
        }
    if step == Step.WISHES:
        kept = {
            f"wish_{wish.rank}": f"s{wish.stall_id}" if wish.stall_id else f"z{wish.zone_id}"
            for wish in application.wishes.all()
        }
        return {**kept, "anywhere": application.anywhere}
    if step == Step.EXTRAS:
        wanted = application.add_ons.values_list("add_on", "quantity")
        return {f"add_on_{key}": count for key, count in wanted}
    return {}


def form_for(step: Step, application: Application, request: HttpRequest) -> Any:
    """Return the form of a screen: what was typed, else what was answered before."""
    initial = initial_of(step, application)
    if request.method == "POST":
        return FORMS[step](application, request.POST, request.FILES, initial=initial)
    if step == Step.STAND and "q" in request.GET:  # a neighbour is being looked for
        initial |= {"q": request.GET["q"]}
    return FORMS[step](application, initial=initial)


def take(step: Step, form: Any, *, by: Any, now: datetime) -> bool:
    """Write what a valid form says; whether it was taken. What was refused stands in the form."""
    application = form.application
    try:
        if step == Step.PAPERS:
            _take_papers(form, by, now)
        else:
            SAVES[step](application.pk, application.seller, now=now, **form.values())
    except actions.TooLate:
        form.add_error(None, _("It is too late to change this. What you wrote still stands here:"
                               " copy what you need and call the organiser."))  # fmt: skip
    except actions.NotOffered:
        form.add_error(None, _("Something you chose is not to be had any more. Choose again."))
    except ValidationError as refused:
        forms.add_refusals(form, refused)
    return not form.errors


def _take_papers(form: Any, by: Any, now: datetime) -> None:
    """Keep the files that came; those that are no good say so, the others stay."""
    application = form.application
    for paper, upload in form.uploads():
        try:
            actions.add_paper(
                application.pk, application.seller, paper=paper, upload=upload, by=by, now=now
            )
        except DocumentRefused as refused:
            form.add_error(f"paper_{paper}", refused)


def around(step: Step, application: Application) -> dict[str, Any]:
    """Return where a screen stands among the others, for ``desk/join/progress.html``."""
    steps = steps_of(application)
    place = steps.index(step) if step in steps else 0
    page = reverse("desk_fairs:application", args=[application.pk])
    return {
        "progress": {"number": place + 1, "total": len(steps)},
        "steps": [
            {
                "label": words.STEPS[one],
                "url": address(application, one),
                "state": "now" if one == step else "done" if n < place else "",
            }
            for n, one in enumerate(steps)
        ],
        "back": address(application, steps[place - 1]) if place else page,
        "is_last": place == len(steps) - 1,
    }


def address(application: Application, step: Step) -> str:
    """Return the address of a screen."""
    return reverse("desk_fairs:step", args=[application.pk, step])


def address_after(application: Application, step: Step) -> str:
    """Return the next screen's address, the application's own after the last."""
    steps = steps_of(application)
    place = steps.index(step) + 1
    if place < len(steps):
        return address(application, steps[place])
    return reverse("desk_fairs:application", args=[application.pk])
