"""What a signed-in person changes about signing in; allauth's names, no namespace."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from django.urls import include, path

from shop.customer import sign_in_views as views

urlpatterns = [
    path("email/", allauth.email, name="account_email"),
    path("mobile/", views.ChangeMobileView.as_view(), name="account_change_phone"),
    path("mobile/code/", views.NewMobileCodeView.as_view(), name="account_verify_phone"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/", mfa.index, name="mfa_index"),
    path("second-step/app/", include("allauth.mfa.totp.urls")),
    path("second-step/codes/", include("allauth.mfa.recovery_codes.urls")),
]
