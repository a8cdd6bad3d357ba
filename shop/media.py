"""Photographs for visitors, where no server in front hands them out.

One machine needs nothing more; a front server or a file store that answers ``MEDIA_URL`` itself is
quicker, and ``SERVE_MEDIA=no`` says that it does. Documents are not here: Wagtail asks who may
read them.
"""

from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, re_path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

WEEK = 7 * 24 * 60 * 60
DOCUMENTS = "documents/"


@require_safe
@cache_control(public=True, max_age=WEEK)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file below ``MEDIA_ROOT``, kept by browsers for a week; 404 for documents."""
    plain = normpath(path).lstrip("/")
    if plain.startswith((DOCUMENTS, "..")):
        raise Http404
    return serve(request, plain, document_root=str(settings.MEDIA_ROOT))


def urls() -> list[URLPattern]:
    """Return the address of the files; none where somebody else answers it."""
    prefix = settings.MEDIA_URL
    if not settings.SERVE_MEDIA or not prefix.startswith("/") or prefix.startswith("//"):
        return []
    return [re_path(rf"^{prefix.lstrip('/')}(?P<path>.*)$", media, name="media")]
