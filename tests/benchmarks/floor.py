"""The floor to compare with: a bare Django view with one query and a small template."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from catalog.models import Card
from shop.urls import urlpatterns as shop_urlpatterns

TEMPLATE = engines["django"].from_string("<!doctype html><h1>{{ card.title }}</h1>")


def floor(request: HttpRequest) -> HttpResponse:
    """Read one row and render it."""
    return HttpResponse(TEMPLATE.render({"card": Card.objects.first()}, request=None))


urlpatterns = [path("floor/", floor), *shop_urlpatterns]
