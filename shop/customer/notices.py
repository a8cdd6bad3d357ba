"""What people are told about their account by text message."""

from django.utils.translation import gettext, override

from core.models import User
from core.sms import mask_mobile
from core.texting.rules import Kind
from core.texting.sending import queue_sms


def send_code(mobile: str, code: str, *, host: str) -> None:
    """Send a sign-in code to an E.164 number in the active language.

    The last line is WebOTP's (wicg.github.io/sms-one-time-codes): phones offer the code on our
    pages only. Digits are Latin, for phones to find them.
    """
    words = gettext("Your code for Bazarche: %(code)s") % {"code": code}
    care = gettext("Give it to no one.")
    text = f"{words}\n{care}\n\n@{host.partition(':')[0]} #{code}"
    queue_sms(mobile, text, kind=Kind.CODE)


def tell_mobile_changed(user: User, old: str) -> None:
    """Tell the old number that it no longer opens this account."""
    with override(user.language):
        words = gettext(
            "The mobile number of your Bazarche account is now %(number)s. "
            "If this was not you, sign in by e-mail and change it back."
        ) % {"number": mask_mobile(user.mobile or "")}
    queue_sms(old, words)
