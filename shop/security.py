"""Who may see Oscar's dashboard, and what a page may load."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

# Oscar's, Wagtail's and Django's staff pages carry inline scripts and styles of their own, which
# no setting of theirs turns off. They are for signed-in staff only; every other page is strict.
STAFF_PREFIXES = ("/dashboard/", "/cms/", "/admin/")
LOOSE = {
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy of the settings, loosened on the staff pages alone."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(STAFF_PREFIXES):
            parts.update = {**(parts.update or {}), **LOOSE}
        return parts


class StaffDashboardMiddleware:
    """Hide Oscar's dashboard from everyone but staff.

    Oscar lets a producer with ``partner.dashboard_access`` in, and then shows other producers'
    lines of a shared order. Producers have a desk of their own; here they get 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; ``process_view`` decides once the URL is resolved."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Raise 404 for a signed-in person who is not staff; others meet the sign-in page."""
        match = request.resolver_match
        inside = match is not None and "dashboard" in match.namespaces
        if inside and request.user.is_authenticated and not request.user.is_staff:
            raise Http404
