"""The desk's pages for what buyers say and ask: read, reply, answer."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Question
from catalog.voices import actions, queries
from catalog.voices.forms import AnswerForm
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right

A_PAGE = 10


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD"])
def reviews(request: DeskRequest) -> HttpResponse:
    """Show reviews of the shop's goods, those without a reply first. Constant queries."""
    return _page(request, "reviews")


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD"])
def questions(request: DeskRequest) -> HttpResponse:
    """Show questions about the shop's goods, those without an answer first. Constant queries."""
    return _page(request, "questions")


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: DeskRequest, pk: int) -> HttpResponse:
    """Reply to one review in public."""
    return _answer(request, "reviews", pk)


@desk(Right.TALK)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer one question in public."""
    return _answer(request, "questions", pk)


def _page(request: DeskRequest, kind: str) -> HttpResponse:
    found: Any = (queries.of_seller if kind == "reviews" else queries.asked_of)(request.seller)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [(thing, _form(kind, thing)) for thing in page.object_list]
    return render(request, f"desk/voices/{kind}.html", {"page": page, "rows": rows})


def _form(kind: str, thing: Any) -> AnswerForm:
    note = getattr(thing, "note", None)
    said = (note.reply if note else "") if kind == "reviews" else thing.answer
    return AnswerForm(initial={"text": said}, auto_id=f"id_{thing.pk}_%s")


def _answer(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    found: Any = (queries.of_seller if kind == "reviews" else queries.asked_of)(request.seller)
    thing = found.filter(pk=pk).first()
    if thing is None:
        raise Http404
    home = reverse(f"desk-voices:{kind}")
    if request.method != "POST":
        return HttpResponseRedirect(f"{home}#voice-{pk}")
    form = AnswerForm(request.POST, auto_id=f"id_{pk}_%s")
    if form.is_valid() and _stored(request, kind, pk, form):
        messages.success(request, _("Your answer stands on the page of the goods."))
        return HttpResponseRedirect(home)
    return render(
        request,
        f"desk/voices/{kind}.html",
        {"page": Paginator([thing], 1).get_page(1), "rows": [(thing, form)], "alone": True},
    )


def _stored(request: DeskRequest, kind: str, pk: int, form: AnswerForm) -> bool:
    text = form.cleaned_data["text"]
    try:
        if kind == "reviews":
            actions.reply_to_review(request.seller, pk, text, by=request.user)
        else:
            actions.answer_question(request.seller, pk, text, by=request.user)
    except actions.MayNot:
        form.add_error("text", _("An answer can be changed for 14 days. This one stays."))
        return False
    except (ProductReview.DoesNotExist, Question.DoesNotExist) as gone:
        raise Http404 from gone
    return True
