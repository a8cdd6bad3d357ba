"""The sign-in pages: allauth's views where they fit, our own where a code proves a number."""

from typing import Any

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.templatekit import get_entrance_context_data
from allauth.account.mixins import NextRedirectMixin
from allauth.account.stages import LoginByCodeStage, LoginStage
from allauth.core.exceptions import RateLimited
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.generic import FormView

from shop.customer.sign_in import SignInProcess
from shop.customer.sign_in_forms import CodeForm, EmailSignUpForm, MobileForm, PasswordSignInForm


class _StartsAnew:
    """A first page of signing in: it never sends people on to a sign-in they left half-way."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        return None


class SignInView(_StartsAnew, allauth.RequestLoginCodeView):
    """Ask for the number, send the code."""

    template_name = "account/sign_in.html"

    def get_form_class(self) -> type[MobileForm]:
        """One field."""
        return MobileForm

    def form_valid(self, form: MobileForm) -> HttpResponse:
        """Send the code and go on; the same for every number."""
        SignInProcess.start(self.request, form.cleaned_data["mobile"])
        code_page = reverse("account_confirm_login_code")
        return HttpResponseRedirect(self.passthrough_next_url(code_page))


@method_decorator(login_stage_required(LoginByCodeStage.key, "account_login"), name="dispatch")
class CodeView(NextRedirectMixin, FormView):
    """Ask for the code; the button beside it sends another one."""

    template_name = "account/code.html"
    form_class = CodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take up the sign-in where it stands; start anew when its time is over."""
        process = SignInProcess.resume(request._login_stage)  # type: ignore[attr-defined]  # allauth's
        if process is None:
            return self._start_over(gettext("The code is no longer valid. Ask for a new one."))
        self.process = process
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send another code, or try the one typed."""
        if "resend" in request.POST:
            return self._resend()
        if not self.process.may_try():
            self.process.abort()
            return self._too_many_tries()
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which code was sent."""
        return {**super().get_form_kwargs(), "expected": self.process.code}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Sign in, then go where they wanted to."""
        return self.process.finish(self.get_next_url())

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        """Count the wrong try."""
        if self.process.record_invalid_attempt():
            return super().form_invalid(form)
        return self._too_many_tries()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the number and the waiting time to the page."""
        return {
            **super().get_context_data(**kwargs),
            **get_entrance_context_data(self.request),
            "mobile": self.process.mobile,
            "wait": self.process.wait,
            "can_resend": self.process.can_resend,
        }

    def _resend(self) -> HttpResponse:
        if self.process.resend():
            messages.success(self.request, gettext("A new code is on its way."))
        else:
            messages.error(
                self.request,
                gettext("No new code was sent. Please wait a little, then ask again."),
            )
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))

    def _too_many_tries(self) -> HttpResponse:
        return self._start_over(gettext("That was too many tries. Ask for a new code."))

    def _start_over(self, why: str) -> HttpResponse:
        messages.error(self.request, why)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_login")))


class PasswordSignInView(_StartsAnew, allauth.LoginView):
    """The second way: e-mail and password."""

    template_name = "account/password_sign_in.html"

    def get_form_class(self) -> type[PasswordSignInForm]:
        """Our words on allauth's form."""
        return PasswordSignInForm


class EmailSignUpView(_StartsAnew, allauth.SignupView):
    """An account by e-mail; a link in the mail proves the address first."""

    template_name = "account/email_sign_up.html"

    def get_form_class(self) -> type[EmailSignUpForm]:
        """E-mail and password only."""
        return EmailSignUpForm


class ChangeMobileView(allauth.ChangePhoneView):
    """Another number for the account; a code goes to it first."""

    template_name = "account/change_mobile.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the code; too many codes are said on the form."""
        try:
            return super().form_valid(form)
        except RateLimited:
            form.add_error("phone", get_adapter().validation_error("rate_limited"))
            return self.form_invalid(form)


@method_decorator(login_required, name="dispatch")
class NewMobileCodeView(allauth._VerifyPhoneChangeView):
    """The code that went to the new number; then back to the profile."""

    template_name = "account/new_mobile_code.html"

    def respond_process_succeeded(self, form: Any) -> HttpResponse:
        """The number is theirs now."""
        return HttpResponseRedirect(reverse("customer:profile"))

    def respond_process_failed(self, form: Any) -> HttpResponse:
        """Say why it goes back to the number."""
        messages.error(self.request, gettext("That was too many tries. Ask for a new code."))
        return super().respond_process_failed(form)
