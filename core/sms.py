"""Text messages, sent through the backend that ``settings.SMS_BACKEND`` names by dotted path.

``core.texting.sending.queue_sms`` is how messages are written; it alone calls ``send_sms``, never
inside a transaction. Numbers are masked in logs and errors.
"""

import json
import logging
import urllib.error
import urllib.request
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

DEFAULT_BACKEND = "core.sms.ConsoleSms"


class SmsError(Exception):
    """The message was not accepted by the provider; trying again later may help."""


class Sms(NamedTuple):
    """One message; ``to`` is in E.164. The same ``key`` twice is the same message, tried again."""

    to: str
    text: str
    key: str = ""


class SmsBackend(Protocol):
    """What a backend promises: hand over one message or raise ``SmsError``."""

    def send(self, message: Sms) -> None:
        """Hand the message over, or raise."""


def mask_mobile(number: str) -> str:
    """Return a number that staff can compare but nobody can call: +98916***4567."""
    return f"{number[:6]}***{number[-4:]}" if len(number) > 10 else "***"


def send_sms(to: str, text: str, key: str = "") -> None:
    """Send ``text`` to the number ``to`` (E.164); raise ``SmsError`` when it was not accepted."""
    backend = import_string(getattr(settings, "SMS_BACKEND", DEFAULT_BACKEND))()
    backend.send(Sms(to, text, key))
    logger.info("SMS of %d letters handed over for %s", len(text), mask_mobile(to))


class ConsoleSms:
    """Prints messages where the server runs: for development, when no provider is set."""

    def send(self, message: Sms) -> None:
        """Print the message whole, code included: this backend is not for production."""
        print(f"── SMS to {message.to} ──\n{message.text}\n──", flush=True)  # noqa: T201 -- its work


class SilentSms:
    """Takes messages and tells nobody: while the demo's invented people write to each other."""

    def send(self, message: Sms) -> None:
        """Do nothing."""


outbox: list[Sms] = []


class LocmemSms:
    """Keeps messages in ``core.sms.outbox``: for tests, which clear it."""

    def send(self, message: Sms) -> None:
        """Append the message to the outbox."""
        outbox.append(message)


class HttpSms:
    """Posts ``{"to": …, "text": …}`` as JSON to ``settings.SMS_HTTP_URL``.

    ``SMS_HTTP_TOKEN``, when set, goes along as a bearer token, the message's key as
    ``Idempotency-Key``; ``SMS_HTTP_TIMEOUT`` is in seconds (10). Any answer but 2xx, a redirect,
    silence and a broken line are an ``SmsError``.
    """

    def __init__(self) -> None:
        """Read the settings; raise ``ImproperlyConfigured`` when the address is not http(s)."""
        self.url = getattr(settings, "SMS_HTTP_URL", "") or ""
        self.token = getattr(settings, "SMS_HTTP_TOKEN", "") or ""
        self.timeout = float(getattr(settings, "SMS_HTTP_TIMEOUT", 10))
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise ImproperlyConfigured("SMS_HTTP_URL must be the http(s) address of your provider")

    def send(self, message: Sms) -> None:
        """Post the message once; nothing is retried here."""
        try:
            with _opener.open(self._request(message), timeout=self.timeout):
                return
        except urllib.error.HTTPError as error:
            reason = f"answered {error.code}"
        except OSError as error:
            reason = f"could not be reached: {getattr(error, 'reason', error)}"
        raise SmsError(f"the SMS provider {reason}; message to {mask_mobile(message.to)}")

    def _request(self, message: Sms) -> urllib.request.Request:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if message.key:
            headers["Idempotency-Key"] = message.key
        content = {"to": message.to, "text": message.text}
        body = json.dumps(content, ensure_ascii=False).encode()
        # S310 asks for a check of the scheme: __init__ lets only http and https through.
        return urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: the token and the number are meant for one address only."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        """Return no new request, so that the 3xx answer is raised."""


_opener = urllib.request.build_opener(_NoRedirect)
