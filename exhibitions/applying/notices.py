"""What an applicant is told by text message, each person in their own language."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.language import either
from core.structured import absolute
from core.texting.sending import queue_many, queue_sms
from exhibitions.applying.words import said
from exhibitions.models import Application
from exhibitions.states import ApplicationState
from sellers.models import Membership
from sellers.team.rules import Right, rights_of

_A = ApplicationState
NEWS: Final[dict[str, Any]] = {
    _A.SUBMITTED: _("Your application to %(fair)s has arrived. You hear from us."),
    _A.NEEDS_INFO: _("The organiser of %(fair)s asks: %(question)s"),
    _A.SHORTLISTED: _("Your application to %(fair)s takes part in the allocation of stalls."),
    _A.DECLINED: _("Your application to %(fair)s was not accepted: %(reason)s"),
    _A.WITHDRAWN: _("Your application to %(fair)s is withdrawn."),
}


def people_of(sellers: Iterable[int]) -> dict[int, list[Any]]:
    """Return by seller those who apply for it and have a mobile number. One query."""
    found: dict[int, list[Any]] = defaultdict(list)
    team = Membership.objects.filter(seller__in=list(sellers)).exclude(user__mobile=None)
    for member in team.select_related("user"):
        if Right.FAIRS in rights_of(member.role):
            found[member.seller_id].append(member.user)
    return found


def tell(application: Application) -> None:
    """Tell an applicant the state it is in; queued with the news, sent after the commit."""
    for person in people_of([application.seller_id])[application.seller_id]:
        with translation.override(person.language):
            queue_sms(person.mobile, _message(application))


def tell_many(applications: Sequence[Application]) -> None:
    """Tell many the state they are in; a sweep sends it. Two queries for each five hundred."""
    people = people_of({one.seller_id for one in applications})
    messages = []
    for application in applications:
        for person in people[application.seller_id]:
            with translation.override(person.language):
                messages.append((str(person.mobile), _message(application)))
    queue_many(messages)


def _message(application: Application) -> str:
    fair = application.fair
    text = str(NEWS[application.state]) % {
        "fair": either(fair.name_fa, fair.name_en),
        "question": application.question,
        "reason": said(application.reason),
    }
    return f"{text}\n{absolute(reverse('desk_fairs:application', args=[application.pk]))}"
