"""What we hold of the signed-in person."""

import time
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from core.personal import reasons_to_stay
from shop.customer.privacy import queries
from shop.customer.privacy.actions import MustStay, erase
from shop.customer.privacy.forms import EraseForm
from shop.customer.views import OwnPage

LATELY_SECONDS: Final = 900


def _came_lately(request: Any) -> bool:
    """Whether this person showed who they are within a quarter of an hour, in this session."""
    shown = get_authentication_records(request, request.user)
    return bool(shown) and time.time() - shown[-1]["at"] < LATELY_SECONDS


class RecentlySignedIn(OwnPage, View):
    """A page for somebody who has just shown who they are: a borrowed phone is not enough."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Lead to the sign-in page whoever came in long ago."""
        if request.user.is_authenticated and not _came_lately(request):
            logout(request)
            messages.info(request, _("Sign in once more, so that we know it is you."))
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)


class DataPage(OwnPage, TemplateView):
    """What we hold, why, and how long."""

    template_name = "customer/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the kinds of rows."""
        return super().get_context_data(kinds=queries.counted(self.request.user), **kwargs)


class TakeAlong(RecentlySignedIn):
    """Everything in one file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer JSON that a person can read, too."""
        now = timezone.localtime()
        everything = {"at": now.isoformat(), "held": queries.taken_along(request.user)}  # type: ignore[arg-type]
        answer = JsonResponse(everything, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="bazarche-{now:%Y-%m-%d}.json"'
        return answer


class ErasePage(RecentlySignedIn, FormView):
    """Erase my account."""

    template_name = "customer/erase.html"
    form_class = EraseForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands in the way, and what stays."""
        user = self.request.user
        stays = [kind for kind in queries.counted(user) if kind.stays]
        return super().get_context_data(reasons=list(reasons_to_stay(user)), stays=stays, **kwargs)

    def form_valid(self, form: EraseForm) -> HttpResponse:
        """Erase, sign out, and say so."""
        try:
            erase(self.request.user)
        except MustStay:  # the page says what it is
            return self.form_invalid(form)
        logout(self.request)
        messages.success(self.request, _("Your account is erased. Thank you for having been here."))
        return HttpResponseRedirect(reverse("home"))
