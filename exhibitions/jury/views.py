"""A reviewer's pages: which juries, what is left, one application a screen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from exhibitions.jury import actions, page, queries
from exhibitions.jury.access import JuryRequest, reviewer
from exhibitions.jury.forms import ConflictForm, ScoresForm
from exhibitions.models import Application, Review, Reviewer, Verdict


@reviewer
def home(request: JuryRequest) -> HttpResponse:
    """List the juries I belong to, with what is left. Five queries."""
    context = {"lines": page.lines(request.jury.all, request.user)}
    return render(request, "jury/home.html", context)


@reviewer
def fair(request: JuryRequest, slug: str) -> HttpResponse:
    """Show what I have judged and what is left. Eight queries at most."""
    place = request.jury.at(slug)
    own = queries.own_sellers(request.user)
    mine = {r.application_id: r for r in Review.objects.filter(reviewer=place)}
    listed = list(queries.to_judge(place, own))
    context = {
        **_frame(place),
        "rows": [(n, one, mine.get(one.pk)) for n, one in enumerate(listed, start=1)],
        "left": [one.pk for one in listed if one.pk not in mine],
        "of": len(listed),
        "criteria": queries.criteria_of(place.fair),
    }
    return render(request, "jury/fair.html", context)


@reviewer
def application(request: JuryRequest, slug: str, pk: int) -> HttpResponse:
    """Show one application and take its points; on to the next that is left."""
    place = request.jury.at(slug)
    one = _find(request, place, pk)
    criteria = queries.criteria_of(place.fair)
    review = Review.objects.filter(reviewer=place, application=one).first()
    form = ScoresForm(criteria, request.POST or None, initial=_initial(review))
    if request.method == "POST" and form.is_valid():
        try:
            actions.score(
                place, pk, points=form.points, note_text=form.cleaned_data["note"],
                user=request.user,
            )  # fmt: skip
        except actions.JuryClosed:
            messages.error(request, _("The jury has ended. Nothing is scored any more."))
            return redirect("jury:fair", slug=slug)
        messages.success(request, _("Your points are saved."))
        return _onward(request, place)
    return _screen(request, place, one, form=form, review=review)


@form_only("jury:application", "slug", "pk")
@reviewer
def conflict(request: JuryRequest, slug: str, pk: int) -> HttpResponse:
    """Keep that I must not judge this one; on to the next that is left."""
    place = request.jury.at(slug)
    one = _find(request, place, pk)
    form = ConflictForm(request.POST)
    if not form.is_valid():
        review = Review.objects.filter(reviewer=place, application=one).first()
        return _screen(request, place, one, review=review, conflict=form)
    try:
        text = form.cleaned_data["text"]
        actions.declare_conflict(place, pk, text=text, user=request.user)
    except actions.JuryClosed:
        messages.error(request, _("The jury has ended. Nothing is scored any more."))
        return redirect("jury:fair", slug=slug)
    messages.success(request, _("Thank you for saying so. Others judge this application."))
    return _onward(request, place)


def _frame(place: Reviewer) -> dict[str, Any]:
    closed = Verdict.objects.filter(fair=place.fair).exists()
    return {"place": place, "fair": place.fair, "is_closed": closed}


def _find(request: JuryRequest, place: Reviewer, pk: int) -> Application:
    rows = queries.to_judge(place, queries.own_sellers(request.user))
    found = rows.select_related("seller__county").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _initial(review: Review | None) -> dict[str, Any]:
    if review is None or review.has_conflict:
        return {}
    points = review.scores.values_list("criterion", "points")
    return {"note": review.note, **{f"points_{key}": given for key, given in points}}


def _screen(
    request: JuryRequest, place: Reviewer, one: Application, *,
    review: Review | None, form: ScoresForm | None = None, conflict: ConflictForm | None = None,
) -> HttpResponse:  # fmt: skip
    own = queries.own_sellers(request.user)
    order = list(queries.to_judge(place, own).values_list("pk", flat=True))
    context = {
        **_frame(place),
        "sheet": page.sheet_of(one, blind=place.fair.is_blind),
        "number": order.index(one.pk) + 1,
        "of": len(order),
        "form": form or ScoresForm(queries.criteria_of(place.fair), initial=_initial(review)),
        "conflict": conflict or ConflictForm(),
        "review": review,
    }
    return render(request, "jury/application.html", context)


def _onward(request: JuryRequest, place: Reviewer) -> HttpResponse:
    following = queries.left_for(place, queries.own_sellers(request.user)).first()
    if following is None:
        return redirect("jury:fair", slug=place.fair.slug)
    return redirect("jury:application", slug=place.fair.slug, pk=following.pk)
