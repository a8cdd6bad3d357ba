"""My licence: what the office said, what is missing, sending, renewing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from core import private
from core.form_only import form_only
from core.moves import MoveRefused
from sellers.access import DeskRequest, desk
from sellers.licensing import actions
from sellers.licensing.desk import queries
from sellers.licensing.desk.forms import LicencePage, PermitPage, RenewalForm
from sellers.licensing.states import OPEN
from sellers.models import Evidence
from sellers.team.rules import Right

FORMS: dict[str, Any] = {"licence": LicencePage, "permit": PermitPage}


@desk(Right.LICENCE)
def papers(request: DeskRequest) -> HttpResponse:
    """Show all papers with their states in plain words."""
    today = timezone.localdate()
    context = {
        "papers": queries.papers_of(request.seller, today),
        "lacking": queries.trades_without_permit(request.seller, today),
    }
    return render(request, "desk/papers/list.html", context)


@desk(Right.LICENCE)
def new(request: DeskRequest, kind: str) -> HttpResponse:
    """Ask the questions of a new paper; nothing is stored before it is saved."""
    return _questions(request, _known(kind), None)


@desk(Right.LICENCE)
def edit(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Go on with an open paper: save it, add photos, send it."""
    mine = queries.KINDS[_known(kind)]._default_manager.filter(seller=request.seller)
    paper = mine.filter(pk=pk, state__in=OPEN).prefetch_related("trades", "evidence__file").first()
    if paper is None:
        if mine.filter(pk=pk).exists():  # sent meanwhile: nothing to write here any more
            return redirect("papers:list")
        raise Http404
    return _questions(request, kind, paper)


@form_only("papers:list")
@desk(Right.LICENCE)
def renew(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Ask the office for a later last day."""
    paper = _mine(request, _known(kind), pk)
    form = RenewalForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            if form.cleaned_data["file"]:
                upload = form.cleaned_data["file"]
                actions.add_evidence(pk, upload, by=request.user, model=type(paper))
            until = form.cleaned_data["until"]
            actions.ask_renewal(type(paper), pk, until=until, by=request.user)
        except MoveRefused:
            messages.info(request, _("The office has your renewal already."))
            return redirect("papers:list")
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Your renewal went to the office."))
            return redirect("papers:list")
    shown = queries.shown(paper, timezone.localdate())
    return render(request, "desk/papers/renew.html", {"shown": shown, "kind": kind, "form": form})


@desk(Right.LICENCE)
def renewal(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for the new last day and a photo of the new paper."""
    paper = _mine(request, _known(kind), pk)
    shown = queries.shown(paper, timezone.localdate())
    if not shown.may_renew:
        return redirect("papers:list")
    context = {"shown": shown, "kind": kind, "form": RenewalForm()}
    return render(request, "desk/papers/renew.html", context)


@desk(Right.LICENCE)
def file(request: DeskRequest, pk: int) -> HttpResponse | FileResponse:
    """Show a file of one's own paper; proofs of the office are the office's."""
    return private.answer(_my_file(request, pk).file)


@form_only("papers:list")
@desk(Right.LICENCE)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a file off a paper that is not sent yet."""
    evidence = _my_file(request, pk)
    paper: Any = evidence.licence or evidence.permit
    try:
        actions.remove_evidence(pk, seller=request.seller)
    except Evidence.DoesNotExist:
        messages.error(request, _("What was sent to the office stays with it."))
        return redirect("papers:list")
    messages.success(request, _("The file is gone."))
    return redirect("papers:edit", kind=paper.model_name, pk=paper.pk)


def _known(kind: str) -> str:
    if kind not in queries.KINDS:
        raise Http404
    return kind


def _mine(request: DeskRequest, kind: str, pk: int) -> Any:
    mine = queries.KINDS[kind]._default_manager.filter(seller=request.seller)
    paper = mine.filter(pk=pk).prefetch_related("trades", "evidence__file").first()
    if paper is None:
        raise Http404
    return paper


def _my_file(request: DeskRequest, pk: int) -> Evidence:
    files = Evidence.objects.filter(is_proof=False).select_related("file", "licence", "permit")
    mine = files.filter(licence__seller=request.seller) | files.filter(
        permit__seller=request.seller
    )
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _questions(request: DeskRequest, kind: str, paper: Any) -> HttpResponse:
    form = FORMS[kind](
        request.POST or None, request.FILES or None, initial=_initial(request, kind, paper)
    )
    if request.method == "POST" and form.is_valid():
        saved = _saved(request, kind, paper, form)
        if saved is not None and not form.errors:
            return _onward(request, kind, saved)
        paper = saved or paper
    context = {
        "form": form,
        "kind": kind,
        "paper": paper,
        "evidence": list(paper.evidence.select_related("file")) if paper else [],
    }
    return render(request, "desk/papers/edit.html", context)


def _initial(request: DeskRequest, kind: str, paper: Any) -> dict[str, Any]:
    if paper is None:
        return {"trades": request.GET.getlist("trade"), "kind": request.GET.get("kind")}
    known = {name: getattr(paper, name) for name in FORMS[kind].base_fields if name != "file"}
    return {**known, "trades": [trade.pk for trade in paper.trades.all()]}


def _saved(request: DeskRequest, kind: str, paper: Any, form: Any) -> Any:
    """Save what was written, then the photo: what was saved stays, a bad photo is said."""
    facts = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    save: Any = actions.save_draft if kind == "licence" else actions.save_permit
    model = queries.KINDS[kind]
    try:
        paper = save(request.seller, by=request.user, pk=paper.pk if paper else None, **facts)
        if upload := form.cleaned_data["file"]:
            actions.add_evidence(paper.pk, upload, by=request.user, model=model)
    except model.DoesNotExist:
        return None
    except actions.NumberTaken as refused:
        form.add_error("uid", refused)
    except ValidationError as refused:
        form.add_error("file", refused.messages)
    return paper


def _onward(request: DeskRequest, kind: str, paper: Any) -> HttpResponse:
    """Send the paper if that was the wish, and lead on."""
    if "send" not in request.POST:
        messages.success(request, _("It is saved. It is not sent yet."))
        return redirect("papers:edit", kind=kind, pk=paper.pk)
    try:
        actions.submit(queries.KINDS[kind], paper.pk, by=request.user)
    except MoveRefused:
        messages.info(request, _("The office has it already."))
    except actions.NotComplete as lacks:
        for text in lacks.messages:
            messages.error(request, text)
        return redirect("papers:edit", kind=kind, pk=paper.pk)
    else:
        messages.success(request, _("It went to the office. You get a text message."))
    return redirect("papers:list")
