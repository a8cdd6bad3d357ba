"""allauth's forms in our words: no placeholders, short help, codes with any digits.

Named in the settings ``ACCOUNT_FORMS`` and ``MFA_FORMS``.
"""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from core.persian import to_latin_digits
from core.throttle import HOUR, Fence, tried
from core.waiting import too_many_tries

SECOND_STEPS_AN_HOUR = 10

PASSWORD_HELP = _("At least 8 characters; not one that many people use.")
LABELS = {
    "email": _("E-mail"),
    "login": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Password now"),
    "password1": _("New password"),
    "password2": _("The new password again"),
}


class CodeField(forms.CharField):
    """A code from a message or an app; the value is its Latin digits, whatever stood between."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask the phone for number keys and for the code in its newest message."""
        attrs: dict[str, Any] = {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "dir": "ltr",
        }
        attrs |= {"maxlength": "16", "autofocus": True, "class": "code"}
        kwargs.setdefault("label", _("The code in the message"))
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Return the digits."""
        typed = to_latin_digits(super().to_python(value) or "")
        return "".join(letter for letter in typed if letter.isdigit())


class Plain(forms.Form):
    """Labels of ours above the fields, nothing inside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Dress every field of the form that is mixed with this one."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["dir"] = "ltr"
            field.label = LABELS.get(name, field.label)
            if isinstance(field.widget, forms.PasswordInput):
                field.help_text = PASSWORD_HELP if name == "password1" else ""


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    """Where the link to a new password goes."""


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    """The new password, twice."""


class AddEmailForm(Plain, account.AddEmailForm):
    """Another e-mail."""


class SetPasswordForm(Plain, account.SetPasswordForm):
    """A first password, twice."""


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    """The password now, and the new one twice."""


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    """The password once more."""


class ActivateAppForm(Plain, ActivateTOTPForm):
    """The first code of an authenticator app."""

    code = CodeField(label=_("The code in your app"))


class _FewTries(forms.Form):
    """allauth counts in each worker's memory; six digits want one count for all of them."""

    def clean_code(self) -> str:
        """Count the try of the account before the code is looked at."""
        user: Any = self.user  # type: ignore[attr-defined]  # allauth's, on the form beside this
        if wait := tried(Fence("second-step", str(user.pk), SECOND_STEPS_AN_HOUR, HOUR)):
            raise forms.ValidationError(too_many_tries(wait), code="rate_limited")
        return str(super().clean_code())  # type: ignore[misc]  # allauth's


class SecondStepForm(Plain, _FewTries, mfa.AuthenticateForm):
    """A code of the app, or one of the saved codes."""

    code = CodeField()


class SecondStepAgainForm(Plain, _FewTries, mfa.ReauthenticateForm):
    """The same, before something important."""

    code = CodeField()
