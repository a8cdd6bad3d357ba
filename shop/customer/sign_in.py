"""Signing in by mobile and code, over allauth's stages.

allauth looks the number up before it sends a code, and sends a stranger no code. Here nobody is
looked up until the code is right: a known and an unknown number take the same steps, and a new
number's account is made when its owner has proven it.
"""

import time

from allauth.account import signals
from allauth.account.adapter import get_adapter
from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStage, LoginStageController
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from core.models import User
from core.throttle import DAY, HOUR, MINUTE, Fence, tried
from shop.customer.actions import account_of
from shop.limits.visitors import address_of

TRIES = 5  # of one code


class SignInProcess(LoginCodeVerificationProcess):
    """One number, its code and the tries left, kept in the session until it ends."""

    @classmethod
    def start(cls, request: HttpRequest, mobile: str) -> "SignInProcess":
        """Send a code to ``mobile`` (E.164) and remember it for the next page."""
        login = Login(phone=mobile, email_verification=EmailVerificationMethod.NONE)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None, phone=mobile))
        stage.state["id"] = get_random_string(20)
        process = cls(stage)
        process._send()
        return process

    @classmethod
    def resume(cls, stage: LoginStage) -> "SignInProcess | None":
        """Return what ``start`` remembered; ``None`` once its time is over."""
        return cls(stage).abort_if_invalid() if stage.state else None

    @property
    def mobile(self) -> str:
        """The number in E.164."""
        return self.state["phone"]

    @property
    def wait(self) -> int:
        """Seconds until another code may be asked for."""
        since = time.time() - self.state["sent_at"]
        return max(0, round(settings.SIGN_IN_RESEND_SECONDS - since))

    def may_try(self) -> bool:
        """Count a try, in one step, so that tries sent at once are counted one by one."""
        return not tried(Fence("try-code", self.state["id"], TRIES, HOUR))

    def resend(self) -> bool:
        """Send a new code unless it is too early or too often; say whether it was sent."""
        allowed = (
            self.can_resend and not self.wait and not too_many_codes(self.request, self.mobile)
        )
        if allowed:
            self.record_resend()
            self._send()
        return allowed

    def finish(self, redirect_url: str | None) -> HttpResponse:
        """Sign the owner of the proven number in, with a new account if they have none."""
        user, new = account_of(self.mobile)
        record_authentication(self.request, user, method="code", phone=self.mobile)
        if new:
            signals.user_signed_up.send(sender=User, request=self.request, user=user)
        login = Login(
            user=user,
            redirect_url=redirect_url,
            phone=self.mobile,
            email_verification=EmailVerificationMethod.NONE,
        )
        return perform_login(self.request, login)

    def _send(self) -> None:
        adapter = get_adapter()
        code = adapter.generate_phone_verification_code(user=None, phone=self.mobile)
        self.state.update(code=code, sent_at=time.time(), at=time.time())
        adapter.send_verification_code_sms(user=None, phone=self.mobile, code=code)
        self.persist()


def too_many_codes(request: HttpRequest, mobile: str) -> int:
    """Count a code towards the limits of its number and of the visitor's address.

    Return the seconds to wait, 0 when it may be sent. A whole mobile network may share an address
    in Iran, so that one is generous.
    """
    return tried(
        Fence("code", mobile, 5, 10 * MINUTE),
        Fence("code", mobile, 15, DAY),
        Fence("code-from", address_of(request), 60, 10 * MINUTE),
    )
