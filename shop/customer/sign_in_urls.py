"""Getting in: mobile and code first, e-mail and password as the second way; and getting out.

allauth's own names, for its code reverses them. What makes no sense here has no address:
signing up by user name or passkey, asking for a code by e-mail, several e-mails per person.
"""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from django.urls import path, re_path

from shop.customer import sign_in_views as views

RESET_KEY = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("", views.SignInView.as_view(), name="account_login"),
    path("", views.SignInView.as_view(), name="account_request_login_code"),
    path("code/", views.CodeView.as_view(), name="account_confirm_login_code"),
    path("password/", views.PasswordSignInView.as_view(), name="sign_in_by_password"),
    path("new/", views.EmailSignUpView.as_view(), name="account_signup"),
    path("second-step/", mfa.authenticate, name="mfa_authenticate"),
    path("out/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("email/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^email/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(RESET_KEY, allauth.password_reset_from_key, name="account_reset_password_from_key"),
    path(
        "password/reset/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
