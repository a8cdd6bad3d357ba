"""Addresses for machines: sitemap and robots."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import cache_page

from shop.sitemaps import SITEMAPS

PRIVATE = ["account", "basket", "checkout", "orders", "payments", "search", "sign-in"]


def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of baskets, orders and endless searches, in both languages."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}/{name}/" for prefix in ("", "/en") for name in PRIVATE]
    lines += ["Disallow: /dashboard/", "Disallow: /cms/", "Disallow: /admin/"]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        cache_page(3600)(views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        cache_page(3600)(views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
]
