"""What people type to sign in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.forms import (
    ChangePhoneForm,
    LoginForm,
    SignupForm,
    VerifyPhoneForm,
)
from allauth.core import context as current
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField
from core.language import language
from core.models import User
from core.throttle import HOUR, Fence, tried
from core.waiting import too_many_tries
from shop.customer.plain_forms import CodeField, Plain
from shop.customer.sign_in import TRIES, too_many_codes


class MobileForm(forms.Form):
    """One question: the mobile number."""

    mobile = MobileField(
        label=_("Your mobile number"),
        error_messages={"required": _("Write a mobile number of 11 digits, such as 09161234567.")},
    )

    def clean_mobile(self) -> str:
        """Refuse a number or an address that asked for too many codes."""
        mobile = self.cleaned_data["mobile"]
        if wait := too_many_codes(current.request, mobile):
            raise forms.ValidationError(too_many_tries(wait), code="rate_limited")
        return mobile


class CodeForm(forms.Form):
    """The code that was sent; ``expected`` is compared in constant time."""

    code = CodeField()

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        """Keep what the code must be."""
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_code(self) -> str:
        """Refuse any other code."""
        code = self.cleaned_data["code"]
        if not compare_user_code(actual=code, expected=self.expected):
            raise get_adapter().validation_error("incorrect_code")
        return code


class PasswordSignInForm(Plain, LoginForm):
    """E-mail and password."""

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in. An e-mail of staff was entered by staff and needs no proof."""
        if self.user.is_staff:
            self._login.email_verification = EmailVerificationMethod.NONE
        return super().login(request, redirect_url)


class EmailSignUpForm(Plain, SignupForm):
    """An account for someone without an Iranian number: e-mail and a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the number out: it is added later, with a code."""
        super().__init__(*args, **kwargs)
        del self.fields["phone"]
        self.fields["password1"].label = _("Password")
        self._has_phone_field = False

    def signup(self, request: HttpRequest, user: User) -> None:
        """Remember the language they came in."""
        user.language = language()
        user.save(update_fields=["language"])


class NewMobileForm(ChangePhoneForm):
    """The number to change to; a code goes there."""

    def clean_phone(self) -> str:
        """Count the code towards the same limits as signing in."""
        phone = super().clean_phone()
        if wait := too_many_codes(current.request, phone):
            raise forms.ValidationError(too_many_tries(wait), code="rate_limited")
        return phone


class NewMobileCodeForm(VerifyPhoneForm):
    """The code that went to the new number."""

    code = CodeField()

    def clean_code(self) -> str:
        """Count the try before comparing, then leave the rest to allauth."""
        if wait := tried(Fence("try-new-mobile", f"{self.user.pk}:{self.phone}", TRIES, HOUR)):
            raise forms.ValidationError(too_many_tries(wait), code="rate_limited")
        return super().clean_code()
