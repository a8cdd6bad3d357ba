"""How allauth keeps mobile numbers, sends codes and writes mail."""

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField
from core.mail import send_mail_to
from core.models import User
from sellers.access import HAS_DESK
from sellers.office.access import OF_OFFICE
from shop.customer import actions, notices

# allauth's mails that have words of ours; the others are its own sentences in our frame.
OUR_MAILS = {
    "account/email/email_confirmation": "account_confirm",
    "account/email/email_confirmation_signup": "account_confirm",
    "account/email/password_reset_key": "account_reset",
    "account/email/unknown_account": "account_unknown",
    "account/email/account_already_exists": "account_exists",
}


class AccountAdapter(DefaultAccountAdapter):
    """Numbers live on ``User.mobile`` in E.164; codes go by SMS; mail wears our frame."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code we sent. Look at the newest message."),
        "phone_taken": _("Another account has this number. Sign in with it instead."),
        "same_as_current": _("This is your number already."),
        "email_password_mismatch": _("This e-mail and password do not belong together."),
        "too_many_login_attempts": _(
            "That was too many tries. Wait a few minutes, then try again."
        ),
        "rate_limited": _("That was too many tries. Wait a few minutes, then try again."),
    }

    def phone_form_field(self, **kwargs: Any) -> Field:
        """Return our field, whatever label allauth would give it."""
        return MobileField(**{**kwargs, "label": _("Mobile number")})

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """Return the number and whether a code has proven it."""
        return (user.mobile, user.mobile_verified) if user.mobile else None

    def get_user_by_phone(self, phone: str) -> User | None:
        """Return the person with this number (E.164)."""
        return User.objects.filter(mobile=phone).first()

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Store the number."""
        self._set(user, phone, verified=verified)

    def set_phone_verified(self, user: User, phone: str) -> None:
        """Store the number a code has just proven."""
        self._set(user, phone, verified=True)

    def _set(self, user: User, phone: str, *, verified: bool) -> None:
        """Store it; other devices are out when it is another one, this one stays."""
        actions.set_mobile(user, phone, verified=verified)
        request = current.request
        if request and request.user.is_authenticated and request.user.pk == user.pk:
            update_session_auth_hash(request, user)

    def send_verification_code_sms(
        self, user: User | None, phone: str, code: str, **kwargs: Any
    ) -> None:
        """Send the code in the page's language; ``user`` is not looked at."""
        notices.send_code(phone, code, host=current.request.get_host())

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Draw a user name by lot: nobody signs in with it, and it tells nothing."""
        user.username = user.username or actions.new_username()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of allauth's mails in our frame, after commit."""
        shared = {**context, "email": email, "current_site": _site(current.request)}
        name = OUR_MAILS.get(template_prefix)
        if name is None:
            shared["note_subject"] = render_to_string(f"{template_prefix}_subject.txt", shared)
            shared["note"] = render_to_string(f"{template_prefix}_message.txt", shared).strip()
        send_mail_to(email, name or "account_note", shared)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead people of the office to it, sellers to their desk, others to their own pages."""
        if request.session.get(OF_OFFICE):
            return reverse("office:queue")
        if request.session.get(HAS_DESK):
            return reverse("desk:home")
        return str(super().get_login_redirect_url(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to where the link to it stands."""
        return reverse("customer:profile")

    def get_login_stages(self) -> list[str]:
        """Ask nobody who came by e-mail to prove a number first."""
        number = "allauth.account.stages.PhoneVerificationStage"
        return [stage for stage in super().get_login_stages() if stage != number]

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Tell staff who have no second step yet to add it; they get in all the same."""
        response = super().post_login(request, user, **kwargs)
        if user.is_staff and not is_mfa_enabled(user):
            messages.warning(
                request,
                gettext("Your account opens the whole shop. Add a second step under “My account”."),
            )
        return response


class MFAAdapter(DefaultMFAAdapter):
    """The second step of signing in."""

    def get_totp_label(self, user: User) -> str:
        """Return what an authenticator app calls the account: never the drawn user name."""
        return user.email or user.mobile or "Bazarche"


def _site(request: HttpRequest) -> SimpleNamespace:
    return SimpleNamespace(name=gettext("Bazarche"), domain=request.get_host())
