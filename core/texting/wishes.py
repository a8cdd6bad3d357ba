"""Who wants no more than the necessary, and the short signed link by which they say so."""

import re

from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int, int_to_base36

from core.structured import absolute
from core.texting.models import SmsWish

_signer = Signer(salt="core.texting.wishes")
# 60 bits: short enough for an SMS, too long to be guessed over a network.
SIGNS = 10
CODE = re.compile(r"([0-9a-z]{1,11})\.([\w-]{10})", re.ASCII)


def stop_link(mobile: str) -> str:
    """Return the link that lets whoever holds the message stop what is not necessary."""
    wish, _new = SmsWish.objects.get_or_create(mobile=mobile)
    return absolute(reverse("sms:wish", args=[code_of(wish)]))


def code_of(wish: SmsWish) -> str:
    """Return the code of a wish; it tells nobody the number."""
    name = int_to_base36(wish.pk)
    return f"{name}.{_signer.signature(name)[:SIGNS]}"


def wish_of(code: str) -> SmsWish | None:
    """Return the wish that a code was made for, ``None`` for any other text. One query."""
    match = CODE.fullmatch(code)
    if not match or not constant_time_compare(match[2], _signer.signature(match[1])[:SIGNS]):
        return None
    return SmsWish.objects.filter(pk=base36_to_int(match[1])).first()


def has_stopped(mobile: str) -> bool:
    """Return whether a number wants only what is necessary. One query."""
    return SmsWish.objects.filter(mobile=mobile, stopped_at__isnull=False).exists()


def stop(mobile: str) -> None:
    """Send a number only what is necessary from now on; the first day of the wish stays."""
    SmsWish.objects.get_or_create(mobile=mobile)
    SmsWish.objects.filter(mobile=mobile, stopped_at__isnull=True).update(stopped_at=timezone.now())


def resume(mobile: str) -> None:
    """Send a number everything again."""
    SmsWish.objects.filter(mobile=mobile).update(stopped_at=None)
