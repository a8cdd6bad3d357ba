"""From a form to an action: what a decision needs, and what it answers when it is too late."""

from typing import Any

from core.models import User
from sellers.licensing import actions
from sellers.models import Licence
from sellers.office.forms import ApproveForm, ReasonForm, RenewForm
from sellers.office.rules import Decision


def form_for(decision: Decision, paper: Any, data: Any = None) -> Any:
    """Return the form of a decision about a paper, filled with what is known of it."""
    if decision == Decision.APPROVE:
        number = paper.uid if isinstance(paper, Licence) else paper.number
        known = {"number": number, "since": paper.issued_on, "until": paper.valid_until}
        return ApproveForm(data, initial=known)
    if decision == Decision.RENEW:
        return RenewForm(data, initial={"until": paper.renewal_until})
    return ReasonForm(data, decision=decision)


def decide(decision: Decision, paper: Any, form: Any, by: User) -> Any:
    """Carry a valid form's decision out; raise what ``sellers.licensing.actions`` raise."""
    model, pk = type(paper), paper.pk
    if decision == Decision.APPROVE:
        said = form.cleaned_data
        number = {"uid" if model is Licence else "number": said["number"]}
        more = {"since": said["since"], "note": said["note"], **number}
        return actions.approve(model, pk, until=said["until"], by=by, **more)
    if decision == Decision.RENEW:
        said = form.cleaned_data
        return actions.renew(model, pk, until=said["until"], by=by, note=said["note"])
    if decision == Decision.LIFT:
        return actions.lift_suspension(pk, by=by, reason=form.reason(), model=model)
    if decision == Decision.ASK:
        return actions.ask_for_information(pk, reason=form.reason(), by=by, model=model)
    work = {
        Decision.REJECT: actions.reject,
        Decision.SUSPEND: actions.suspend,
        Decision.DECLINE: actions.decline_renewal,
    }[decision]
    return work(model, pk, reason=form.reason(), by=by)
