"""Addresses for machines: sitemap and robots."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import path, reverse
from django.views.decorators.cache import cache_control, cache_page

from shop.sitemaps import SITEMAPS

PRIVATE = ["account", "basket", "checkout", "orders", "payments", "search", "sign-in"]
KEEP_SECONDS = 3600


def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of baskets, orders and endless searches, in both languages."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}/{name}/" for prefix in ("", "/en") for name in PRIVATE]
    lines += ["Disallow: /dashboard/", "Disallow: /cms/", "Disallow: /admin/"]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps at the site's public address; the sites table is not asked."""
    address = settings.SITE_URL + "{}?p={}"
    sitemaps = [
        {"location": address.format(reverse("sitemap-section", args=[section]), page)}
        for section, kind in SITEMAPS.items()
        for page in kind().paginator.page_range
    ]
    context = {"sitemaps": sitemaps}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@cache_control(public=True, max_age=KEEP_SECONDS)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask by habit, as in the staff areas, to our mark."""
    return HttpResponseRedirect(static("img/mark.svg"))


urlpatterns = [
    path("favicon.ico", favicon),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", cache_page(KEEP_SECONDS)(index), name="sitemap"),
    path(
        "sitemap-<section>.xml",
        cache_page(KEEP_SECONDS)(views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
]
