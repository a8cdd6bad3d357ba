"""Fairs at the desk: what is open, my applications, their questions, sending and withdrawing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from core import private
from core.form_only import form_only
from core.moves import MoveRefused
from exhibitions.applying import actions, words
from exhibitions.applying.desk import page, steps
from exhibitions.applying.desk.forms import AnswerForm, first_fault
from exhibitions.applying.queries import fee_for, stalls_of, times_of
from exhibitions.applying.rules import Step, moved, takes_applications
from exhibitions.booking.desk.queries import bookable_fairs
from exhibitions.models import Application, Fair, SentPaper
from exhibitions.public.queries import plans_of
from exhibitions.states import ApplicationState
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right

# These never were part of a draw, or are not yet.
UNJUDGED = (ApplicationState.DRAFT, ApplicationState.SUBMITTED)


@desk(Right.FAIRS)
def index(request: DeskRequest) -> HttpResponse:
    """List my applications, and the fairs open for more, and those to book.

    The near ones stand first. Four queries.
    """
    rows = [page.row_of(one) for one in page.mine(request.seller)]
    live = {row.application.fair_id for row in rows if row.application.is_alive}
    fairs = page.near_first(list(page.open_fairs(timezone.now())), request.seller)
    context = {
        "bookable": bookable_fairs(),
        "live": [row for row in rows if row.application.is_alive],
        "over": [row for row in rows if not row.application.is_alive][:10],
        "fairs": [fair for fair in fairs if fair.pk not in live],
        "applied": len([fair for fair in fairs if fair.pk in live]),
    }
    return render(request, "desk/fairs/index.html", context)


@form_only("desk_fairs:index")
@desk(Right.FAIRS)
def begin(request: DeskRequest) -> HttpResponse:
    """Begin an application and lead to its first question, or on to the one that was begun."""
    slug = request.POST.get("fair", "")
    try:
        made = actions.begin(request.seller, slug, by=request.user, now=timezone.now())
    except Fair.DoesNotExist:
        messages.error(request, _("There is no such fair. Choose one of the list."))
        return redirect("desk_fairs:index")
    except actions.ApplicationsClosed:
        messages.error(request, _("This fair takes no applications now. See which others do."))
        return redirect("desk_fairs:index")
    if made.state != ApplicationState.DRAFT:
        return redirect("desk_fairs:application", pk=made.pk)
    return redirect("desk_fairs:step", pk=made.pk, step=Step.GOODS)


@desk(Right.FAIRS)
def application(request: DeskRequest, pk: int) -> HttpResponse:
    """Show my application: its state, what to do, what was answered, what it costs."""
    return _page(request, _mine(request, pk), AnswerForm())


@desk(Right.FAIRS)
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Ask one screen of questions and keep the answers."""
    mine = _mine(request, pk)
    if step not in steps.steps_of(mine):
        raise Http404
    asked = Step(step)
    form = steps.form_for(asked, mine, request)
    if request.GET.get("part") == "found" and asked == Step.STAND:
        return render(request, "desk/fairs/found.html", {"form": form})
    if request.method == "POST":
        if "find" in request.POST or "move" in request.POST:
            form = _unjudged(asked, mine, form, request)
        elif "autosave" in request.POST:
            return _autosaved(request, asked, form)
        elif form.is_valid() and steps.take(asked, form, by=request.user, now=timezone.now()):
            return _onward(request, asked, mine)
    return render(request, [f"desk/fairs/{asked}.html"], _around(request, asked, mine, form))


@form_only("desk_fairs:application", "pk")
@desk(Right.FAIRS)
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the application to the organiser."""
    mine = _mine(request, pk)
    try:
        actions.submit(mine.pk, request.seller, by=request.user, now=timezone.now())
    except actions.ApplicationsClosed:
        messages.error(request, _("The time for applications is over. What you wrote is kept."))
    except actions.NotComplete as lacks:
        for text in lacks.messages:
            messages.error(request, text)
    except MoveRefused:
        messages.info(request, _("This application is over."))
    else:
        messages.success(request, _("It is sent. You get a text message."))
    return redirect("desk_fairs:application", pk=mine.pk)


@form_only("desk_fairs:application", "pk")
@desk(Right.FAIRS)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer the organiser's question."""
    mine = _mine(request, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            text = form.cleaned_data["answer"]
            actions.answer(mine.pk, request.seller, text=text, by=request.user)
        except actions.NotComplete as lacks:
            form.add_error(None, ValidationError(lacks.messages))
        except (actions.TooLate, MoveRefused):
            form.add_error(None, _("It is too late to answer here. Call the organiser."))
        else:
            messages.success(request, _("Your answer went to the organiser."))
            return redirect("desk_fairs:application", pk=mine.pk)
    return _page(request, mine, form)


@desk(Right.FAIRS)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask once more, then take the application back."""
    mine = _mine(request, pk)
    if request.method != "POST":
        context = {"application": mine, "fair": mine.fair, "shown": page.row_of(mine)}
        return render(request, "desk/fairs/withdraw.html", context)
    try:
        actions.withdraw(mine.pk, request.seller, by=request.user)
    except actions.HasAStall:
        messages.error(request, _("You hold a stall. Give it back on the page of your stall."))
        return redirect("desk_fairs:application", pk=mine.pk)
    except MoveRefused:
        messages.info(request, _("This application is over."))
        return redirect("desk_fairs:application", pk=mine.pk)
    messages.success(request, _("Your application is withdrawn."))
    return redirect("desk_fairs:index")


@desk(Right.FAIRS)
def paper(request: DeskRequest, pk: int, paper: int) -> HttpResponse | FileResponse:
    """Show a document of one's own application."""
    sent = SentPaper.objects.filter(application__seller=request.seller).select_related("file")
    return private.answer(get_object_or_404(sent, application=pk, paper=paper).file)


@form_only("desk_fairs:application", "pk")
@desk(Right.FAIRS)
def drop_paper(request: DeskRequest, pk: int, paper: int) -> HttpResponse:
    """Take a document off."""
    mine = _mine(request, pk)
    get_object_or_404(SentPaper, application=mine, paper=paper)
    try:
        actions.drop_paper(mine.pk, request.seller, paper=paper, now=timezone.now())
    except actions.TooLate:
        messages.error(request, _("What was sent stays with the organiser."))
    except actions.NotComplete as lacks:
        messages.error(request, " ".join(lacks.messages))
    else:
        messages.success(request, _("The file is gone."))
    return redirect("desk_fairs:step", pk=mine.pk, step=Step.PAPERS)


def _mine(request: DeskRequest, pk: int) -> Application:
    related = ("fair__venue__county", "trade", "beside")
    rows = Application.objects.filter(seller=request.seller).select_related(*related)
    mine: Application = get_object_or_404(rows, pk=pk)
    mine.seller = request.seller
    return mine


def _page(request: DeskRequest, mine: Application, form: AnswerForm) -> HttpResponse:
    shown = page.shown(mine, steps.steps_of(mine), timezone.now())
    context = {
        "application": mine,
        "fair": mine.fair,
        "shown": shown,
        "form": form,
        "is_drawn": mine.state not in UNJUDGED and mine.draw_entries.exists(),
    }
    return render(request, "desk/fairs/application.html", context)


def _unjudged(asked: Step, mine: Application, form: Any, request: DeskRequest) -> Any:
    """Return the form as it was typed, without a verdict; a wish that was moved has moved."""
    typed = {name: form[name].value() for name in form.fields}
    if "move" in request.POST and asked == Step.WISHES:
        names = [field.name for field in form.ranked]
        place, _dash, way = request.POST["move"].partition("-")
        if place.isdecimal() and 1 <= int(place) <= len(names):
            values = moved([typed[name] or "" for name in names], int(place) - 1,
                           -1 if way == "up" else 1)  # fmt: skip
            typed |= dict(zip(names, values, strict=True))
    return steps.FORMS[asked](mine, initial=typed)


def _autosaved(request: DeskRequest, asked: Step, form: Any) -> JsonResponse:
    """Keep what was typed of a draft so far, and say whether it is kept."""
    if form.is_valid() and steps.take(asked, form, by=request.user, now=timezone.now()):
        if takes_applications(times_of(form.fair), timezone.now()):
            return JsonResponse({"kept": True, "said": _("Saved")})
        said = _("What you wrote is saved, but the time for applications is over.")
        return JsonResponse({"kept": True, "late": True, "said": said})
    return JsonResponse({"kept": False, "said": first_fault(form)})


def _onward(request: DeskRequest, asked: Step, mine: Application) -> HttpResponse:
    """Lead on: a draft to its next question, what was sent back to its page."""
    if mine.state != ApplicationState.DRAFT:
        messages.success(request, _("Your change is saved. The organiser sees it."))
        return redirect("desk_fairs:application", pk=mine.pk)
    if not takes_applications(times_of(mine.fair), timezone.now()):
        messages.warning(
            request, _("The time for applications is over. What you wrote is saved, not sent.")
        )
        return redirect("desk_fairs:application", pk=mine.pk)
    return redirect(steps.address_after(mine, asked))


def _around(request: DeskRequest, asked: Step, mine: Application, form: Any) -> dict[str, Any]:
    context = {
        "application": mine,
        "fair": mine.fair,
        "form": form,
        "step": asked,
        "title": words.STEPS[asked],
        "is_draft": mine.state == ApplicationState.DRAFT,
        **steps.around(asked, mine),
    }
    if asked == Step.GOODS:
        context["goods"] = page.goods_to_choose(form)
    if asked == Step.WISHES:
        context |= {"plans": plans_of(mine.fair), "has_stalls": stalls_of(mine.fair).exists()}
    if asked == Step.EXTRAS:
        context["fee"] = fee_for(mine.fair, mine.size)
    return context
