"""The provider's door: signed JSON in, one word out.

POST /sms/in/   {"id": "…", "from": "0916…", "text": "…"}
X-Timestamp: seconds since 1970    X-Signature: see core.texting.signature
"""

import json
import logging
import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.texting.receiving import take
from core.texting.signature import is_signed

logger = logging.getLogger(__name__)
LONGEST_BODY = 16 * 1024
LONGEST_ID = 100


@csrf_exempt
@require_POST
def arrived(request: HttpRequest) -> HttpResponse:
    """Take one message in. 403 for a wrong or old signature, 400 for what is no message.

    Every message that was taken, told again or ignored answers 200, so that nobody sends it on.
    """
    secret = settings.SMS_INBOUND_SECRET
    if not secret:
        raise Http404
    if len(request.body) > LONGEST_BODY:
        return HttpResponse(status=413)
    timestamp, signature = (
        request.headers.get(name, "") for name in ("X-Timestamp", "X-Signature")
    )
    if not is_signed(secret, timestamp, request.body, signature, now=time.time()):
        logger.warning("SMS callback with a wrong or old signature")
        return HttpResponse(status=403)
    message = _message(request.body)
    if message is None:
        return HttpResponse(status=400)
    taken = take(*message)
    return JsonResponse({"status": taken.outcome})


def _message(body: bytes) -> tuple[str, str, str] | None:
    """Return id, sender and text, ``None`` when one is missing or no text."""
    try:
        sent = json.loads(body)
        values = tuple(sent[name] for name in ("id", "from", "text"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(value, str) and "\0" not in value for value in values):
        return None
    name, sender, text = values
    return (name, sender, text) if 0 < len(name) <= LONGEST_ID else None
