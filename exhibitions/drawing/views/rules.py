"""The rules of a fair's draw: one form, its sentences beside it, and quotas."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from exhibitions.drawing import actions, queries, words
from exhibitions.drawing.forms import QuotaForm, RulesForm
from exhibitions.drawing.input import hard_rules_of, quotas_of, rules_of, taking_part, weights_of
from exhibitions.drawing.known import known_of
from exhibitions.models import Fair, FairRules
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.views import frame


@organiser
def rules(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Show and write the rules."""
    fair = request.organiser.fair(slug)
    form = RulesForm.of(rules_of(fair), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if _done(request, actions.set_rules, fair.pk, form.cleaned_data, by=request.user):
            messages.success(request, _("The rules are kept."))
        return redirect("organiser:rules", slug)
    return _page(request, fair, form, QuotaForm(fair=fair))


def _page(request: OrganiserRequest, fair: Fair, form: RulesForm, quota: QuotaForm) -> HttpResponse:
    names = words.Names()
    context = {
        **frame(fair, "rules"),
        "form": form,
        "groups": form.groups(),
        "applies": _applies(fair),
        "quota_form": quota,
        "quotas": [
            (row, words.quota(one, names))
            for row, one in zip(fair.quotas.order_by("kind", "key"), quotas_of(fair), strict=True)
        ],
        "sentences": _sentences(fair, rules_of(fair), names),
        "draw": queries.current(fair),
    }
    return render(request, "organiser/draw/rules.html", context)


def _applies(fair: Fair) -> dict[str, int]:
    """Return of how many of those who take part each fact is known."""
    known = known_of(fair)
    return Counter(fact for pk in taking_part(fair) if pk in known for fact in known[pk].facts)


def _sentences(fair: Fair, rules: FairRules, names: words.Names) -> list[str]:
    hard = hard_rules_of(rules, quotas_of(fair))
    return words.sentences(weights_of(rules), hard, names)


@form_only("organiser:rules", "slug")
@organiser
def preview(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Say what is typed as sentences, before it is kept."""
    fair = request.organiser.fair(slug)
    form = RulesForm.of(rules_of(fair), request.POST)
    found: list[str] = []
    if form.is_valid():
        found = _sentences(fair, FairRules(fair=fair, **form.cleaned_data), words.Names())
    return render(request, "organiser/draw/sentences.html", {"sentences": found})


@form_only("organiser:rules", "slug")
@organiser
def add_quota(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Add a quota, or write another number into one."""
    fair = request.organiser.fair(slug)
    form = QuotaForm(request.POST, fair=fair)
    if not form.is_valid():
        return _page(request, fair, RulesForm.of(rules_of(fair)), form)
    values = form.cleaned_data
    _done(request, actions.set_quota, fair.pk, values["kind"], values["key"],
          least=values["least"], most=values["most"], by=request.user)  # fmt: skip
    return redirect("organiser:rules", slug)


@form_only("organiser:rules", "slug")
@organiser
def drop_quota(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a quota."""
    fair = request.organiser.fair(slug)
    _done(request, actions.drop_quota, fair.pk, pk, by=request.user)
    return redirect("organiser:rules", slug)


def _done(request: OrganiserRequest, action: Any, *args: Any, **kwargs: Any) -> bool:
    """Do it, or say why not."""
    try:
        action(*args, **kwargs)
    except actions.Refused as refused:
        messages.error(request, words.refusal(refused.code, refused.about))
        return False
    return True
