"""The front door: one query finds the home page, where Wagtail's routing would take five."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.kept import kept
from core.language import language
from shop.pages.models import HomePage


@kept
def home(request: HttpRequest) -> HttpResponse:
    """Serve the live home page of the reader's language; previews go through Wagtail itself."""
    page = get_object_or_404(
        HomePage.objects.live().select_related("locale"), locale__language_code=language()
    )
    return page.serve(request)
