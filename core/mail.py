"""Mail in our frame: one template, two forms (text and HTML), sent after commit.

``emails/<name>.txt`` extends ``emails/base.txt``: its block ``subject`` is the subject, ``body``
the text. ``emails/<name>.html`` extends ``emails/base.html``. Both see ``site_url``, the HTML also
``subject``, beside what the caller gives.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from core.models import User
from core.tasks import deliver_mail


def send_mail_to(
    to: User | str, template: str, context: Mapping[str, Any], language: str | None = None
) -> None:
    """Write ``emails/<template>`` to a person or an address; nothing for one without e-mail.

    In ``language``, else in the person's own, else in the active one. Rendered now, sent by a
    task once the transaction commits.
    """
    address = to if isinstance(to, str) else to.email
    if not address:
        return
    own = None if isinstance(to, str) else to.language
    with translation.override(language or own or translation.get_language()):
        subject, text, html = render_mail(template, context)
    transaction.on_commit(partial(deliver_mail.enqueue, address, subject, text, html))


def render_mail(template: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return subject, text and HTML of a mail in the active language."""
    shared = {"site_url": settings.SITE_URL, **context}
    written = render_to_string(f"emails/{template}.txt", {**shared, "with_subject": True})
    head, _, text = written.strip().partition("\n")
    subject = " ".join(head.split())
    html = render_to_string(f"emails/{template}.html", {**shared, "subject": subject})
    return subject, text.strip() + "\n", html
