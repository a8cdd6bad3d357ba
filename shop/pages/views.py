"""The front door: one query finds the home page, where Wagtail's routing would take five."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from core.kept import kept
from core.language import language
from core.prepared import prepared
from shop.pages.models import HomePage


@kept
def home(request: HttpRequest) -> HttpResponse:
    """Serve the live home page of the reader's language; previews go through Wagtail itself."""
    page = next(iter(_front(language())), None)
    if page is None:
        raise Http404
    return page.serve(request)


@prepared(str)
def _front(language: str) -> QuerySet[HomePage]:
    return HomePage.objects.live().select_related("locale").filter(locale__language_code=language)
