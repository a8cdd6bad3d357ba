"""What producers and their helpers are told by SMS."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from core.jalali import date_text
from core.language import language, spoken
from core.models import User
from core.structured import absolute
from core.texting.rules import Kind
from core.texting.sending import queue_sms
from sellers.helping.words import areas_text
from sellers.models import Helping
from sellers.team.notices import name_of, person_of, tell


def send_code(leave: Helping, code: str) -> None:
    """Send a code to the number it is for, in its owner's language if we know them."""
    known = User.objects.filter(mobile=leave.mobile).first()
    with override(known.language if known else settings.LANGUAGE_CODE):
        text = gettext(
            "%(owner)s asks you to help at the desk of %(shop)s. Code: %(code)s, for one hour. "
            "Sign in and write it here: %(link)s"
        ) % {
            "owner": person_of(leave.by),
            "shop": name_of(leave.seller),
            "code": spoken(code),
            "link": absolute(reverse("desk:help")),
        }
    queue_sms(leave.mobile, text, kind=Kind.CODE)


def tell_joined(leave: Helping) -> None:
    """Tell the producer who helps from now on, with what, until when."""
    tell(
        leave.by,
        lambda: (
            gettext(
                "%(helper)s (%(number)s) helps you at the desk until %(day)s: %(areas)s. "
                "End it at any time: %(link)s"
            )
            % {**_facts(leave), "link": absolute(reverse("desk:helpers"))}
        ),
    )


def tell_ended(leave: Helping) -> None:
    """Tell both that the producer ended it."""
    tell(
        _helper(leave),
        lambda: gettext("You no longer help at the desk of %(shop)s.") % _facts(leave),
    )
    _tell_producer(leave)


def tell_stopped(leave: Helping) -> None:
    """Tell the producer that a helper stopped."""
    tell(
        leave.by,
        lambda: gettext("%(helper)s stopped helping at the desk of %(shop)s.") % _facts(leave),
    )


def tell_over(leave: Helping) -> None:
    """Tell both that the days have passed."""
    tell(
        _helper(leave),
        lambda: (
            gettext("Your days of help at the desk of %(shop)s are over. Thank you.")
            % _facts(leave)
        ),
    )
    _tell_producer(leave)


def _tell_producer(leave: Helping) -> None:
    tell(
        leave.by,
        lambda: gettext("%(helper)s no longer helps at the desk of %(shop)s.") % _facts(leave),
    )


def _helper(leave: Helping) -> User:
    if leave.helper is None:
        raise ValueError("nobody helps by this leave")
    return leave.helper


def _facts(leave: Helping) -> dict[str, str]:
    helper = _helper(leave)
    return {
        "helper": person_of(helper),
        "number": spoken((helper.mobile or "")[-4:]),
        "shop": name_of(leave.seller),
        "day": date_text(leave.last_day, language()),
        "areas": areas_text(leave.areas),
    }
