"""What a signed-in person changes about signing in; allauth's names, no namespace.

No browser keeps these pages: "back" after signing out shows nobody's e-mail, number or secret.
"""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.totp import views as app
from django.urls import include, path
from django.views.decorators.cache import never_cache

from shop.customer import sign_in_views as views

urlpatterns = [
    path("email/", never_cache(allauth.email), name="account_email"),
    path("mobile/", never_cache(views.ChangeMobileView.as_view()), name="account_change_phone"),
    path(
        "mobile/code/", never_cache(views.NewMobileCodeView.as_view()), name="account_verify_phone"
    ),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/", never_cache(mfa.index), name="mfa_index"),
    path("second-step/app/activate/", never_cache(app.activate_totp), name="mfa_activate_totp"),
    path("second-step/app/deactivate/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes/", include("allauth.mfa.recovery_codes.urls")),
]
