"""The desk's own pages: today, the whole menu, and the change to another shop."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.form_only import form_only
from sellers.access import DeskRequest, choose_desk, desk
from sellers.desk.registry import tasks_of


@desk(else_to="desk:join")
def home(request: DeskRequest) -> HttpResponse:
    """Show what is to be done today, a card for each, with one button.

    Who has no shop yet is led to where shops are opened.
    """
    today = timezone.localdate()
    tasks = tasks_of(request.membership, today)
    return render(request, "desk/home.html", {"today": today, "tasks": tasks})


@desk()
def menu(request: DeskRequest) -> HttpResponse:
    """Show every page of the desk this person may open: the bar of a phone holds but a few."""
    return render(request, "desk/menu.html")


@form_only("desk:home")
@desk()
def switch(request: DeskRequest) -> HttpResponse:
    """Open the desk of another of one's shops; another's shop is not found."""
    wanted = request.POST.get("seller", "")
    if wanted and not (wanted.isdecimal() and choose_desk(request, int(wanted))):
        raise Http404
    return redirect("desk:home")
