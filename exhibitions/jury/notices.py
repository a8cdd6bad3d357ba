"""What reviewers are told by text message."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from core.language import either
from core.structured import absolute
from core.texting.sending import queue_sms
from exhibitions.models import Reviewer


def tell_appointed(reviewer: Reviewer) -> None:
    """Tell the number whose jury it is called into, and where to begin."""
    person, fair = reviewer.user, reviewer.fair
    with override(person.language if person else settings.LANGUAGE_CODE):
        text = gettext("You are asked to judge applications to %(fair)s. Sign in: %(link)s") % {
            "fair": either(fair.name_fa, fair.name_en),
            "link": absolute(reverse("jury:home")),
        }
    queue_sms(reviewer.mobile, text)
