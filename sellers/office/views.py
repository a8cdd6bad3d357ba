"""The queue, a case with its documents, decisions and proofs."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import private
from core.form_only import form_only
from core.moves import MoveRefused
from core.secret import mask_tail
from core.uploads import DocumentRefused
from sellers.licensing import actions
from sellers.licensing.checkers import checker
from sellers.models import Evidence, Licence
from sellers.office import cases, deciding, words
from sellers.office.access import OfficeRequest, office
from sellers.office.forms import ProofForm
from sellers.office.rules import AGES, Decision, OfficeRight, days_waited, decisions_in

PAGE_SIZE = 25


@office()
def queue(request: OfficeRequest) -> HttpResponse:
    """List the cases of one shelf, the longest waiting first. At most ten queries."""
    today, filters, counties = _narrowing(request)
    page = Paginator(cases.rows(request.office, filters, today), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    counts = cases.counts(request.office, today)
    listed = [(paper, _waited(paper, today)) for paper in cases.papers_of(page.object_list)]
    shelves = [(key, label, counts[key]) for key, label in words.SHELVES.items()]
    context = {
        "page": page,
        "listed": listed,
        "filters": filters,
        "shelves": shelves,
        "shelf_label": words.SHELVES[filters.shelf],
        "counties": counties,
        "kinds": words.KINDS.items(),
        "ages": AGES,
    }
    return render(request, "office/queue.html", context)


@office()
def case(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    """Show a case: documents beside the data, what may be decided, and all that was."""
    return _case_page(request, kind, pk)


@form_only("office:case", "kind", "pk")
@office(OfficeRight.DECIDE)
def decide(request: OfficeRequest, kind: str, pk: int, decision: str) -> HttpResponse:
    """Carry out a decision and lead to the next case; on a slip show the case again."""
    paper = cases.find(request.office, kind, pk)
    if decision not in set(Decision):
        raise Http404
    wanted = Decision(decision)
    form = deciding.form_for(wanted, paper, request.POST)
    if not form.is_valid():
        return _case_page(request, kind, pk, slip=(wanted, form))
    try:
        deciding.decide(wanted, paper, form, request.user)
    except MoveRefused:
        messages.error(request, _("Somebody has decided this case meanwhile. See what was said."))
        return redirect("office:case", kind=kind, pk=pk)
    except ValidationError as error:
        form.add_error(None, error)
        return _case_page(request, kind, pk, slip=(wanted, form))
    messages.success(request, str(words.DONE[wanted]))
    return redirect(_onward(request, paper))


@form_only("office:case", "kind", "pk")
@office(OfficeRight.DECIDE)
def proof(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    """Keep a screenshot of the public page beside the case."""
    paper = cases.find(request.office, kind, pk)
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            actions.add_evidence(pk, upload, by=request.user, model=type(paper), is_proof=True)
        except (DocumentRefused, actions.TooManyFiles) as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, _("The proof is kept with this case."))
            return redirect(f"{reverse('office:case', args=[kind, pk])}?{request.GET.urlencode()}")
    return _case_page(request, kind, pk, proof_form=form)


@office()
def file(request: OfficeRequest, pk: int) -> HttpResponse | FileResponse:
    """Show a document of a case in one's counties; 404 for any other."""
    sent = Evidence.objects.select_related("file")
    mine = sent.filter(request.office.sees("licence__seller"), licence__isnull=False)
    mine |= sent.filter(request.office.sees("permit__seller"), permit__isnull=False)
    evidence = mine.filter(pk=pk).first()
    if evidence is None:
        raise Http404
    return private.answer(evidence.file)


def _narrowing(request: OfficeRequest) -> tuple[Any, cases.Filters, list[Any]]:
    counties = cases.counties(request.office)
    filters = cases.filters_of(request.GET, (county.pk for county in counties))
    return timezone.localdate(), filters, counties


def _waited(paper: Any, today: Any) -> int | None:
    waits = paper.submitted_at and paper.state in cases.WAITING
    return days_waited(timezone.localdate(paper.submitted_at), today) if waits else None


def _onward(request: OfficeRequest, paper: Any) -> str:
    """Return the address of the next case on the shelf one works through, or of the queue."""
    today, filters, _counties = _narrowing(request)
    found = cases.next_after(request.office, filters, paper, today)
    address = reverse("office:case", args=found) if found else reverse("office:queue")
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def _case_page(
    request: OfficeRequest,
    kind: str,
    pk: int,
    *,
    slip: tuple[Decision, Any] | None = None,
    proof_form: ProofForm | None = None,
) -> HttpResponse:
    paper = cases.find(request.office, kind, pk)
    today, filters, _counties = _narrowing(request)
    following = cases.next_after(request.office, filters, paper, today)
    possible = [
        (one, words.DECISIONS[one], _form(one, paper, slip))
        for one in (decisions_in(paper.state) if request.office.may(OfficeRight.DECIDE) else ())
    ]
    secret = paper.holder_national_id if isinstance(paper, Licence) else None
    asked = checker()
    context = {
        "paper": paper,
        "kind": kind,
        "waited": _waited(paper, today),
        "possible": possible,
        "open": slip[0] if slip else (possible[0][0] if possible else None),
        "evidence": list(paper.evidence.all()),
        "proof_form": proof_form or ProofForm(),
        "look_up_url": asked.link(paper),
        "finding": asked.look_up(paper),
        "holder_id": mask_tail(secret.reveal()) if secret else "",
        "history": cases.history(paper),
        "others": cases.others_of(paper),
        "following": following,
        "query": request.GET.urlencode(),
    }
    return render(request, "office/case.html", context)


def _form(one: Decision, paper: Any, slip: tuple[Decision, Any] | None) -> Any:
    return cast(Any, slip)[1] if slip and slip[0] == one else deciding.form_for(one, paper)
