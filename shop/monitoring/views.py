"""Answers for load balancers and monitors; what says more than "alive" asks for a token."""

import os
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from shop.monitoring import parts
from shop.monitoring.gauges import Gauges

View = Callable[[HttpRequest], HttpResponse]


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the process and its database answer. One query."""
    return JsonResponse({"status": parts.database()})


def for_monitors(view: View) -> View:
    """Let in who brings ``Authorization: Bearer MONITOR_TOKEN``; for others nothing is here.

    Without the setting everybody comes in while debugging, and nobody otherwise.
    """

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        token = settings.MONITOR_TOKEN
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not (constant_time_compare(given, token) if token else settings.DEBUG):
            raise Http404
        return view(request)

    return wrapped


@require_safe
@never_cache
@for_monitors
def deep(request: HttpRequest) -> JsonResponse:
    """Answer what every part behind the site says; 503 when one is not well."""
    said = parts.asked()
    well = all(word == parts.ALL_WELL for word in said.values())
    return JsonResponse(
        {"status": "ok" if well else "trouble", "parts": said},
        status=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE,
    )


@require_safe
@never_cache
@for_monitors
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer all figures in Prometheus's format: of requests (with ``METRICS``) and of the shop."""
    ours = CollectorRegistry()
    ours.register(Gauges())
    web = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:  # several workers write into one folder
        web = CollectorRegistry()
        MultiProcessCollector(web)
    return HttpResponse(
        generate_latest(web) + generate_latest(ours), content_type=CONTENT_TYPE_LATEST
    )
