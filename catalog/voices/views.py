"""What buyers write: reviews, questions and reports; and the pages that show all of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Card, Product, Question
from catalog.voices import actions, queries
from catalog.voices.forms import QuestionForm, ReportForm, ReviewForm
from catalog.voices.proof import received
from catalog.voices.rules import QuestionState, may_edit
from catalog.voices.structured import asked_data
from core.kept import kept
from core.structured import ld_json

ASKING = "asking"  # in the session: what a stranger wanted to ask before signing in


def _goods(pk: int) -> Product:
    goods = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    return get_object_or_404(goods.select_related("card__seller"), pk=pk)


def _back(product: Product, part: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{product.get_absolute_url()}#{part}")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Write or change my review of goods that I received."""
    user: Any = request.user
    product = _goods(pk)
    mine = ProductReview.objects.filter(product=product, user=user).select_related("note").first()
    photos = list(mine.note.photos.order_by("pk")) if mine and hasattr(mine, "note") else []
    refusal = _refusal(user, product, mine)
    initial = {"score": mine.score, "title": mine.title, "body": mine.body} if mine else {}
    form = ReviewForm(request.POST or None, request.FILES or None, initial=initial, photos=photos)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            written = _write(user, product, form)
        except actions.MayNot as no:
            refusal = no.code
        else:
            waits = written.status != ProductReview.APPROVED
            messages.success(
                request,
                _("Thank you. We look at it, and then it stands here.")
                if waits
                else _("Thank you. Your review stands here now."),
            )
            return _back(product, "reviews")
    context = {"product": product, "form": form, "mine": mine, "photos": photos, "refusal": refusal}
    return render(request, "voices/review.html", context, status=403 if refusal else 200)


def _refusal(user: Any, product: Product, mine: ProductReview | None) -> str:
    """Return why this person may not write now, '' when they may."""
    if mine:
        return "" if may_edit(mine.date_created, timezone.now()) else "too_late"
    return "" if received(user, actions.goods_of(product)) else "not_received"


def _write(user: Any, product: Product, form: ReviewForm) -> ProductReview:
    values = form.cleaned_data
    return actions.write_review(
        user,
        product,
        score=values["score"],
        title=values["title"],
        body=values["body"],
        pictures=values["pictures"],
        drop=map(int, values.get("drop", ())),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about goods; a stranger proves a number first and finds the question as it was typed."""
    user: Any = request.user
    product = _goods(pk)
    kept_text = (request.session.get(ASKING) or {}).get(str(pk), "") if request.COOKIES else ""
    form = QuestionForm(request.POST or None, initial={"text": kept_text})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if not user.is_authenticated:
            request.session[ASKING] = {str(pk): text}
            return redirect_to_login(request.get_full_path())
        request.session.pop(ASKING, None)
        try:
            question = actions.ask(user, product, text)
        except actions.MayNot:
            form.add_error("text", _("These were many questions. Ask again tomorrow."))
        else:
            shown = question.state == QuestionState.PUBLIC
            messages.success(
                request,
                _("Your question stands here. We write to you when it is answered.")
                if shown
                else _("Thank you. We look at it, and then it stands here."),
            )
            return _back(product, "questions")
    return render(request, "voices/ask.html", {"product": product, "form": form})


@require_safe
@kept
def reviews(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """Show all reviews of goods on sale, twenty a page. Three queries of its own."""
    card = _card(pk)
    found = queries.as_reviews(queries.public_reviews().filter(product=pk))
    return _list(request, card, found, "voices/reviews.html")


@require_safe
@kept
def questions(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """Show all questions about goods on sale, twenty a page. Three queries of its own."""
    card = _card(pk)
    found = queries.as_questions(queries.public_questions().filter(product=pk))
    return _list(request, card, found, "voices/questions.html", asked_data)


def _card(pk: int) -> Card:
    cards = Card.objects.for_sale(timezone.localdate()).select_related("product")
    return get_object_or_404(cards, pk=pk)


def _list(
    request: HttpRequest,
    card: Card,
    rows: Any,
    template: str,
    data: Callable[[list[queries.Voice]], dict[str, Any] | None] = lambda voices: None,
) -> HttpResponse:
    page = Paginator(rows, queries.A_PAGE).get_page(request.GET.get("page"))
    voices = [queries.read(row) for row in page.object_list]
    told = data(voices)
    context = {
        "card": card,
        "page": page,
        "voices": voices,
        "number": page.paginator.count,
        "structured": ld_json(told) if told else None,
    }
    return render(request, template, context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say that a public review or question should not stand."""
    user: Any = request.user
    found = _reported(kind, pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.report(user, form.said(), **{kind: found})
        messages.success(request, _("Thank you. A person looks at it."))
        return _back(found.product, f"{kind}s")
    text = found.body if kind == "review" else found.text
    context = {"product": found.product, "form": form, "text": text}
    return render(request, "voices/report.html", context)


def _reported(kind: str, pk: int) -> Any:
    if kind == "review":
        public: Any = queries.public_reviews()
    elif kind == "question":
        public = Question.objects.filter(state=QuestionState.PUBLIC)
    else:
        raise Http404
    return get_object_or_404(public.select_related("product"), pk=pk)
