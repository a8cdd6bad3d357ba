"""News for one person, by SMS and e-mail, in their language and once.

tell_person(user, lambda: News(_("Your question was answered."), path=…), key=f"answer:{pk}")
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import override

from core.mail import send_mail_to
from core.models import User
from core.structured import absolute
from core.texting.rules import Kind
from core.texting.sending import queue_sms


class News(NamedTuple):
    """One sentence, what more a mail says, and the page it leads to (a path) with its button."""

    heading: str
    path: str
    button: str
    text: str = ""


def tell_person(
    user: User, compose: Callable[[], News], *, key: str, kind: Kind = Kind.OPTIONAL
) -> None:
    """Write ``compose()`` in the person's language to their number and their address.

    Stored now, sent after the commit; the same ``key`` reaches a number once. Who has a number
    that nobody has proven, or no address, is not written to there.
    """
    with override(user.language):
        news = compose()
        link = absolute(news.path)
        if user.mobile and user.mobile_verified:
            queue_sms(user.mobile, f"{news.heading}\n{link}", kind=kind, key=f"{key}:{user.pk}")
        context = {"news": news, "link": link}
        send_mail_to(user, "news", context)
