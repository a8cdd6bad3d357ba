"""Tasks that leave the request: mail and text messages. Enqueued after commit, never inside."""

from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django_tasks import task

from core.sms import send_sms


@task()
def deliver_mail(to: str, subject: str, text: str, html: str) -> None:
    """Send one mail; an error of the mail server fails the task."""
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    message.attach_alternative(html, "text/html")
    message.send()


@task()
def deliver_sms(to: str, text: str) -> None:
    """Send one text message to an E.164 number; ``SmsError`` fails the task."""
    send_sms(to, text)


def send_sms_after_commit(to: str, text: str) -> None:
    """Hand a text message to the queue once what it speaks of is stored."""
    transaction.on_commit(partial(deliver_sms.enqueue, to, text))
