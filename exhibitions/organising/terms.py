"""Pages of a fair's terms: fees and windows, and the lists of add-ons, refunds and documents."""

from typing import Any, Final

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.language import either, spoken
from exhibitions.models import Fair, StallType
from exhibitions.organising import actions, terms_forms
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.actions import Fixed, TooFew
from exhibitions.organising.editing import sentence_of
from exhibitions.organising.rules import Edit, Part
from exhibitions.organising.views import frame
from exhibitions.schedule.involved import involved_in

LISTS: Final[dict[str, tuple[Any, Any]]] = {
    "add-ons": (
        gettext_lazy("Add-ons"),
        gettext_lazy("What comes with a stall for money: a table, chairs, power, a sign."),
    ),
    "refunds": (
        gettext_lazy("Refund scale"),
        gettext_lazy("How much of the fee comes back to who gives the stall back, and when."),
    ),
    "papers": (
        gettext_lazy("Documents asked for"),
        gettext_lazy("What applicants send along beside their licence, which we know already."),
    ),
}


@organiser
def terms(request: OrganiserRequest, slug: str) -> HttpResponse:
    """Write windows, fees, deposit and rules; what people relied on is shown, not changed."""
    fair = request.organiser.fair(slug)
    involved = involved_in(fair)
    kinds = StallType.objects.filter(stalls__plan__uses__fair=fair).distinct()
    form = terms_forms.TermsForm(
        request.POST if request.method == "POST" else None,
        fair=fair, kinds=kinds, is_fixed=involved.fixes_terms,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        reason = _(", ").join(str(form.fields[name].label) for name in form.changed_data)
        try:
            actions.write_terms(fair.pk, form.values(), form.fees(), by=request.user, reason=reason)
        except Fixed as fixed:
            form.add_error(None, sentence_of(fixed))
        else:
            messages.success(request, _("The terms are kept."))
            return redirect("organiser:terms", slug)
    fixed_words = sentence_of(Fixed(Part.TERMS, involved.applications + involved.bookings))
    context = {
        **frame(fair, "terms"),
        "form": form,
        "fixed": fixed_words if involved.fixes_terms else "",
        "lists": [(which, *said, _counted(fair, which)) for which, said in LISTS.items()],
    }
    return render(request, "organiser/terms.html", context)


def _counted(fair: Fair, which: str) -> str:
    number = terms_forms.MODELS[which].objects.filter(fair=fair).count()
    if not number:
        return _("none yet")
    return ngettext("%(n)s row", "%(n)s rows", number) % {"n": spoken(number)}


@organiser
def rows(request: OrganiserRequest, slug: str, which: str) -> HttpResponse:
    """Write one list of the terms as rows of a form."""
    if which not in LISTS:
        raise Http404
    fair = request.organiser.fair(slug)
    stored = terms_forms.rows_of(fair, which)
    sent = request.method == "POST"
    formset = terms_forms.FORMSETS[which](request.POST if sent else None, initial=stored)
    wrong = ""
    if sent and formset.is_valid():
        wrong = _write(fair, which, formset.kept(), request)
        if not wrong:
            messages.success(request, _("The list is kept."))
            return redirect("organiser:terms", slug)
    title, lead = LISTS[which]
    context = {
        **frame(fair, "terms"), "formset": formset, "title": title, "lead": lead,
        "which": which, "wrong": wrong,
    }  # fmt: skip
    return render(request, "organiser/rows.html", context)


def _write(fair: Fair, which: str, kept: list[dict[str, Any]], request: OrganiserRequest) -> str:
    """Store the rows; return what stands in the way, or nothing."""
    by = request.user
    try:
        if which == "add-ons":
            actions.write_add_ons(fair.pk, kept, by=by)
        elif which == "refunds":
            steps = [
                {"pk": row["pk"], "days_before": row["days_before"],
                 "permille": row["percent"] * 10} for row in kept
            ]  # fmt: skip
            model = terms_forms.MODELS[which]
            actions.write_rows(fair.pk, model, steps, edit=Edit.REFUNDS, part=Part.REFUNDS, by=by)
        else:
            model = terms_forms.MODELS[which]
            actions.write_rows(fair.pk, model, kept, edit=Edit.PAPERS, part=Part.PAPERS, by=by)
    except Fixed as fixed:
        return sentence_of(fixed)
    except TooFew as few:
        name = either(few.add_on.name_fa, few.add_on.name_en)
        return _("%(n)s of “%(name)s” are taken already: there cannot be fewer.") % {
            "n": spoken(few.add_on.taken), "name": name,
        }  # fmt: skip
    except IntegrityError:
        return _("Two rows have the same name or day. Make them differ.")
    return ""
