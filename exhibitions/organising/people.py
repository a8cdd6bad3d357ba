"""Pages of a fair's moves and of its helpers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.moves import MoveRefused
from exhibitions.organising import helpers, words
from exhibitions.organising.access import OrganiserRequest, organiser
from exhibitions.organising.fair_forms import HelperForm
from exhibitions.organising.moving import NotReady, make_move
from exhibitions.organising.rules import OWN_MOVES
from exhibitions.organising.views import frame
from exhibitions.states import FairState


@form_only("organiser:fair", "slug")
@organiser
def move(request: OrganiserRequest, slug: str, to: str) -> HttpResponse:
    """Move a fair on; say what it lacks when it cannot."""
    fair = request.organiser.fair(slug)
    if to not in OWN_MOVES:
        raise Http404
    try:
        moved = make_move(fair.pk, FairState(to), by=request.user)
    except NotReady as not_ready:
        for lack in not_ready.missing:
            messages.error(request, str(words.LACKS[lack]))
    except MoveRefused:
        messages.error(request, _("Somebody has moved this fair meanwhile. Look at it again."))
    else:
        said = {"state": words.STATES[moved.state].text}
        messages.success(request, _("Done. The fair is now: %(state)s.") % said)
    return redirect("organiser:fair", slug)


@organiser
def people(request: OrganiserRequest, slug: str) -> HttpResponse:
    """List who works at this fair, and add somebody by mobile number."""
    fair = request.organiser.fair(slug)
    form = HelperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _role, new = helpers.add_helper(fair, form.cleaned_data["mobile"], by=request.user)
        except helpers.TooMany:
            form.add_error(None, _("So many people work at this fair already. Remove one first."))
        else:
            done = _("Added, and told by SMS.") if new else _("This person is a helper already.")
            messages.success(request, done)
            return redirect("organiser:people", slug)
    roles = [
        (role, helpers.may_remove(request.organiser, role)) for role in helpers.helpers_of(fair)
    ]
    context = {**frame(fair, "people"), "form": form, "roles": roles}
    return render(request, "organiser/people.html", context)


@form_only("organiser:people", "slug")
@organiser
def remove(request: OrganiserRequest, slug: str, pk: int) -> HttpResponse:
    """Let a helper go."""
    fair = request.organiser.fair(slug)
    role = get_object_or_404(helpers.helpers_of(fair), pk=pk)
    if not helpers.may_remove(request.organiser, role):
        messages.error(request, _("Only who added this person, or the county, can do that."))
        return redirect("organiser:people", slug)
    helpers.remove_helper(fair, role, by=request.user)
    messages.success(request, _("This fair's pages are closed to that person."))
    if role.user_id == request.user.pk:
        return redirect("home")
    return redirect("organiser:people", slug)
