"""Who may enter the staff areas, by which door, and what a page may load."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from shop.payment.gateways import page_origins

# Oscar's, Wagtail's and Django's staff pages carry inline scripts and styles of their own, which
# no setting of theirs turns off. They are for signed-in staff only; every other page is strict.
DASHBOARD, CMS, RECORDS = "/dashboard/", "/cms/", "/admin/"
STAFF_AREAS = (DASHBOARD, CMS, RECORDS)
LOOSE = {
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-ancestors": ["'self'"],  # Wagtail shows previews in a frame
}
# The areas' own sign-in pages take a password and never ask for the second step.
SIDE_DOORS = {
    "dashboard:login": DASHBOARD,
    "wagtailadmin_login": CMS,
    "admin:login": RECORDS,
    "wagtailcore_login": "/",
}


def area_of(path: str) -> str | None:
    """Return the staff area a path lies in."""
    return next((area for area in STAFF_AREAS if path.startswith(area)), None)


def may_enter(user: Any, area: str) -> bool:
    """Staff enter everywhere; editors, by Wagtail's own permission, the pages only."""
    if not user.is_authenticated:
        return False
    return user.is_staff or (area == CMS and user.has_perm("wagtailadmin.access_admin"))


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy of the settings, loosened for staff inside a staff area alone."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        if banks := page_origins():  # "pay" is a form that ends on a bank's page
            parts.update = {**(parts.update or {}), "form-action": banks}
        if self._is_loose(request):
            parts.replace = {**(parts.replace or {}), **LOOSE}
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Write the policy; an editor's preview bears that of the page it shows, which goes."""
        if self._is_loose(request):
            response.headers.pop(HEADER, None)
        return super().process_response(request, response)

    @staticmethod
    def _is_loose(request: HttpRequest) -> bool:
        area, user = area_of(request.path_info), getattr(request, "user", None)
        return area is not None and user is not None and may_enter(user, area)


class HeadersMiddleware:
    """What a browser may do with any answer of ours, errors included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Switch off what no page uses; keep what is shown to one person out of shared caches."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if "Cache-Control" not in response and _is_known(request):
            response["Cache-Control"] = "private, no-cache"
        return response


def _is_known(request: HttpRequest) -> bool:
    """Return whether a session was brought along; asks nobody."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class StaffAreaMiddleware:
    """One door into the staff areas, and 404 for everyone whom they are not for.

    Oscar lets a producer with ``partner.dashboard_access`` in and then shows other producers'
    lines of a shared order. Producers have a desk of their own; here they find nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; ``process_view`` decides once the URL is resolved."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lead strangers to the sign-in page; raise 404 for those who have no business here."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in SIDE_DOORS:
            return self._front_door(request, SIDE_DOORS[name])
        area = area_of(request.path_info)
        if area is None or may_enter(request.user, area):
            # Wagtail drops the session's cookie whatever the method: a picture elsewhere would do.
            looks = name == "wagtailadmin_logout" and request.method != "POST"
            return HttpResponseRedirect(CMS) if looks else None
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in Oscar's dashboard that something is needed elsewhere; it would answer 500."""
        if not isinstance(exception, ProtectedError) or area_of(request.path_info) != DASHBOARD:
            return None
        list(messages.get_messages(request))  # Oscar said "deleted" before it tried
        messages.error(request, _("It cannot be deleted: orders or other records need it."))
        return HttpResponseRedirect(request.path)

    @staticmethod
    def _front_door(request: HttpRequest, area: str) -> HttpResponse:
        wanted = request.GET.get("next", "")
        inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
        target = wanted if inside else area
        if request.user.is_authenticated:
            return HttpResponseRedirect(target)
        return redirect_to_login(target)
