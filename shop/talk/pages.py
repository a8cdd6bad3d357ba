"""One conversation as its buyer and its shop see it: the same page from two sides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import either
from core.models import User
from shop.talk import actions, queries
from shop.talk.forms import MessageForm, WhyForm
from shop.talk.models import Conversation
from shop.talk.rules import POLL_SECONDS, Refusal, Side

REFUSALS = {
    Refusal.BLOCKED: gettext_lazy("You cannot write here: the other side wants no more messages."),
    Refusal.BLOCKING: gettext_lazy("You stopped this conversation. Open it again to write."),
    Refusal.TOO_MANY: gettext_lazy("These were many messages. Write again in an hour."),
    Refusal.TOO_MANY_NEW: gettext_lazy(
        "You wrote to many producers today. Begin another conversation tomorrow."
    ),
    Refusal.OWN_SHOP: gettext_lazy("This is your own shop."),
}


@dataclass(frozen=True)
class Seat:
    """Who sits at which end, and under which addresses and templates that end lives."""

    user: User | None
    side: Side
    space: str  # of addresses: "talk", "desk_talk" or "guest_talk"
    folder: str  # of templates: "talk", "desk/talk" or "talk/guest"
    number: str = ""  # of the parcel by which a guest is known, in place of the conversation

    def url(self, name: str, pk: int) -> str:
        """Return an address of this end for a conversation."""
        return reverse(f"{self.space}:{name}", args=[self.number or pk])


def other_name(conversation: Conversation, side: Side) -> str:
    """Return what this end calls the other: the shop's name, or a buyer's first name."""
    if side == Side.BUYER:
        return either(conversation.seller.name, conversation.seller.name_en)
    return (conversation.buyer and conversation.buyer.first_name) or _("A buyer")


def thread(
    request: HttpRequest, seat: Seat, conversation: Conversation, *, text: str = "", **extra: Any
) -> HttpResponse:
    """Show a conversation, or take a message; looking reads it. ``text`` begins a new one."""
    form = MessageForm(request.POST or None, request.FILES or None, initial={"text": text})
    if request.method == "POST" and form.is_valid():

        def write() -> None:
            actions.send(conversation.pk, form.cleaned_data["text"], **_sent(seat, form))

        if _wrote(form, write):
            return HttpResponseRedirect(seat.url("thread", conversation.pk) + "#end")
    if request.method in ("GET", "HEAD"):
        actions.read(conversation.pk, seat.side)
    blocks = queries.blocked_by(conversation)
    context = {
        "conversation": conversation,
        "other": other_name(conversation, seat.side),
        "lines": queries.lines(conversation, seat.side),
        "form": form,
        "mine_blocks": seat.side in blocks,
        "is_blocked": bool(blocks),
        "masked": not queries.may_say_all(conversation),
        "block_url": seat.url("block", conversation.pk),
        "report_url": seat.url("report", conversation.pk),
        **_poll(seat, conversation),
        **extra,
    }
    return render(request, f"{seat.folder}/thread.html", context)


def fresh(request: HttpRequest, seat: Seat, conversation: Conversation) -> HttpResponse:
    """Return messages after the one that the page has, or nothing (204). htmx asks this."""
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    lines = queries.lines(conversation, seat.side, after=last)
    if not lines:
        return HttpResponse(status=204)
    actions.read(conversation.pk, seat.side)
    context = {"lines": lines, "conversation": conversation, **_poll(seat, conversation)}
    context["other"] = other_name(conversation, seat.side)
    return render(request, "talk/parts/fresh.html", context)


def _poll(seat: Seat, conversation: Conversation) -> dict[str, Any]:
    return {
        "fresh_url": seat.url("fresh", conversation.pk),
        "guest_number": seat.number,
        "every": POLL_SECONDS,
    }


def first(
    request: HttpRequest,
    seat: Seat,
    known: Conversation | None,
    begin: Callable[..., Any],
    **about: Any,
) -> HttpResponse:
    """Begin a conversation, or go to the one there is."""
    if known:
        return HttpResponseRedirect(seat.url("thread", known.pk))
    form = MessageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made: list[Any] = []

        def write() -> None:
            made.append(begin(form.cleaned_data["text"], **_sent(seat, form)))

        if _wrote(form, write):
            return HttpResponseRedirect(seat.url("thread", made[0].conversation_id))
    return render(request, f"{seat.folder}/first.html", {"form": form, "masked": True, **about})


def _sent(seat: Seat, form: MessageForm) -> dict[str, Any]:
    values = form.cleaned_data
    return {
        "side": seat.side,
        "author": seat.user,
        "key": values["key"],
        "photos": values["photos"],
    }


def _wrote(form: MessageForm, write: Callable[[], None]) -> bool:
    """Write the message; a refusal stands beside the words, which stay in the form."""
    try:
        write()
    except actions.MayNot as no:
        form.add_error("text", REFUSALS[no.why])
        return False
    return True


def change_block(request: HttpRequest, seat: Seat, conversation: Conversation) -> HttpResponse:
    """Stop the other end's messages, or let them come again."""
    if request.POST.get("open"):
        actions.unblock(conversation, side=seat.side)
        messages.success(request, _("You can write to each other again."))
    else:
        actions.block(conversation, side=seat.side, by=seat.user)
        messages.success(request, _("No more messages come from there."))
    return HttpResponseRedirect(seat.url("thread", conversation.pk))


def report(request: HttpRequest, seat: Seat, conversation: Conversation) -> HttpResponse:
    """Ask staff to look at a conversation."""
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.report(conversation, form.cleaned_data["reason"], side=seat.side, by=seat.user)
        messages.success(request, _("Thank you. A person looks at it."))
        return HttpResponseRedirect(seat.url("thread", conversation.pk))
    context = {"form": form, "conversation": conversation}
    context["other"] = other_name(conversation, seat.side)
    return render(request, f"{seat.folder}/report.html", context)
