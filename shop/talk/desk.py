"""A shop's conversations at its desk. Another shop's is not found."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.form_only import form_only
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.order.models import Parcel
from shop.talk import actions, pages, queries
from shop.talk.forms import ReplyForm
from shop.talk.models import Conversation, SavedReply
from shop.talk.pages import Seat
from shop.talk.rules import Side

A_PAGE = 20


def _seat(request: DeskRequest) -> Seat:
    return Seat(request.user, Side.SELLER, "desk_talk", "desk/talk")


def _ours(request: DeskRequest, pk: int) -> Conversation:
    return get_object_or_404(queries.of_seller(request.seller), pk=pk)


@desk(Right.TALK)
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """List the shop's conversations, the latest first. Constant queries."""
    page = Paginator(queries.of_seller(request.seller), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/talk/inbox.html", {"page": page})


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: DeskRequest, pk: int) -> HttpResponse:
    """Read and write."""
    replies = list(SavedReply.objects.filter(seller=request.seller))
    chosen = request.GET.get("reply", "")
    text = next((reply.text for reply in replies if str(reply.pk) == chosen), "")
    seat, conversation = _seat(request), _ours(request, pk)
    return pages.thread(request, seat, conversation, text=text, replies=replies)


@desk(Right.TALK)
def fresh(request: DeskRequest, pk: int) -> HttpResponse:
    """Return what is new."""
    return pages.fresh(request, _seat(request), _ours(request, pk))


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def parcel(request: DeskRequest, number: str) -> HttpResponse:
    """Write to the buyer of a parcel; a guest reads it by the order's link."""
    bought = Parcel.objects.filter(seller=request.seller, state__in=queries.BOUGHT)
    found = get_object_or_404(bought.select_related("order__user", "seller"), number=number)
    buyer = found.order.user
    known = Conversation.objects.filter(parcel=found).first()
    begin = partial(actions.begin, buyer, found.seller, about=found)
    other = (buyer and buyer.first_name) or _("A buyer")
    return pages.first(request, _seat(request), known, begin, parcel=found, other=other)


@form_only("desk_talk:thread", "pk")
@desk(Right.TALK)
def block(request: DeskRequest, pk: int) -> HttpResponse:
    """Stop messages, or let them come again."""
    return pages.change_block(request, _seat(request), _ours(request, pk))


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask staff to look."""
    return pages.report(request, _seat(request), _ours(request, pk))


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: DeskRequest) -> HttpResponse:
    """Keep words that are written often."""
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if actions.save_reply(request.seller, form.cleaned_data["text"]):
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk_talk:replies"))
        form.add_error("text", _("Twenty are kept. Take one away first."))
    saved = SavedReply.objects.filter(seller=request.seller)
    return render(request, "desk/talk/replies.html", {"form": form, "replies": saved})


@form_only("desk_talk:replies")
@desk(Right.TALK)
def drop_reply(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a saved reply away."""
    if not actions.drop_reply(request.seller, pk):
        raise Http404
    return HttpResponseRedirect(reverse("desk_talk:replies"))
