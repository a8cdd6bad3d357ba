"""The way to a shop in a browser: a page that says what is needed, then one question a screen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from sellers.access import CHOSEN, open_to, standings_of
from sellers.joining import actions, steps
from sellers.joining.page import context_of, step_after
from sellers.joining.queries import invitations_of
from sellers.joining.rules import Step, is_reached, next_step
from sellers.models import Joining


@open_to("everyone")
def welcome(request: HttpRequest) -> HttpResponse:
    """Say what selling here takes, and where to begin or go on."""
    joining = None
    invited: list[Any] = []
    if request.user.is_authenticated:
        joining = Joining.objects.filter(user=request.user).first()
        invited = invitations_of(request.user)
        if _is_settled(request, joining):
            return redirect("desk:home")
    step = next_step(actions.kind_of(joining), joining.answers) if joining else Step.KIND
    return render(
        request,
        "desk/join/welcome.html",
        {"begun": bool(joining and joining.answers), "step": step, "invited": invited},
    )


def _is_settled(request: HttpRequest, joining: Joining | None) -> bool:
    """Whether this person works in a shop and has none to finish opening."""
    if joining is not None and joining.answers:
        return joining.opened_at is not None
    return bool(standings_of(request.user))  # type: ignore[arg-type]  # signed in


@sensitive_post_parameters("iban", "holder")
@open_to("signed_in")
def step(request: HttpRequest, step: str) -> HttpResponse:
    """Ask one question; keep its answer and go to the next one."""
    joining = actions.joining_of(request.user)  # type: ignore[arg-type]  # signed in
    if joining.opened_at is not None:
        return redirect("desk:home")
    if step not in set(Step):
        raise Http404
    kind, asked = actions.kind_of(joining), Step(step)
    if not is_reached(asked, kind, joining.answers):
        return redirect("desk:join_step", step=next_step(kind, joining.answers) or Step.KIND)
    question = steps.question(asked, request, joining)
    if request.GET.get("part") == "found":
        return render(request, "desk/join/found.html", {"form": question.form})
    if request.method == "POST" and question.answered():
        return _onward(request, asked)
    return render(
        request,
        [f"desk/join/{asked}.html", "desk/join/question.html"],
        {**context_of(joining, asked), "form": question.form, **question.more()},
    )


def _onward(request: HttpRequest, answered: Step) -> HttpResponse:
    joining = actions.joining_of(request.user)  # type: ignore[arg-type]  # signed in
    following = step_after(answered, actions.kind_of(joining))
    if following is not None:
        return redirect("desk:join_step", step=following)
    try:
        seller = actions.open_shop(request.user)  # type: ignore[arg-type]  # signed in
    except actions.NotYet:
        return redirect("desk:join")
    request.session[CHOSEN] = seller.pk
    return redirect("desk:join_done")


@open_to("signed_in")
def done(request: HttpRequest) -> HttpResponse:
    """Say that the shop is open, what buyers see of it, and what comes next."""
    opened = Joining.objects.select_related("seller__county").filter(
        user=request.user,  # type: ignore[misc]  # signed in
        opened_at__isnull=False,
    )
    joining = opened.first()
    if joining is None:
        return redirect("desk:join")
    return render(
        request,
        "desk/join/done.html",
        {"seller": joining.seller, "papers": steps.has_papers(joining)},
    )
