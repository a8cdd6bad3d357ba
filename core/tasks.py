"""Mail leaves the request: enqueued after commit, never inside."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django_tasks import task


@task()
def deliver_mail(to: str, subject: str, text: str, html: str) -> None:
    """Send one mail; an error of the mail server fails the task."""
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    message.attach_alternative(html, "text/html")
    message.send()
