"""All goods, and the goods of a shelf. Views only fetch and show."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import facts as shop_facts
from catalog.listing import panel
from catalog.listing.queries import Goods, Scope, goods
from catalog.listing.rules import Listing, opened, read
from catalog.models import Category
from core.kept import kept
from core.language import either
from core.prepared import prepared
from core.structured import canonical

FRAGMENT = "catalogue/browse_results.html"


@require_safe
@kept
def browse(request: HttpRequest) -> HttpResponse:
    """Show all goods. At most 5 queries."""
    crumbs = [{"label": _("Home"), "url": reverse("home")}, {"label": _("All goods")}]
    context = {"page_name": _("All goods"), "crumbs": crumbs}
    return listing_page(request, Scope(), "catalogue/browse.html", context)


@require_safe
@kept
def category(request: HttpRequest, category_slug: str, pk: int) -> HttpResponse:
    """Show the goods of a shelf; another slug is sent on to the right one. At most 8 queries."""
    shelf = next(iter(_shelf(int(pk))), None)
    if shelf is None:
        raise Http404
    above: QuerySet[Category] = shelf.get_ancestors()
    way = [*above, shelf]
    slug = "/".join(c.slug for c in way)
    if category_slug != slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(_shelf_url(slug, pk) + (f"?{query}" if query else ""), permanent=True)
    scope = Scope(
        sector=shelf.sector_id or "",
        trade=shelf.trade_id or "",
        shelf="" if shelf.sector_id or shelf.trade_id else shelf.path,
    )
    context = {
        "page_name": _name(shelf),
        "shelf": shelf,
        "crumbs": _way(way),
        "below": _below(shelf, slug) if scope.shelf else [],
    }
    return listing_page(request, scope, "catalogue/category.html", context)


@prepared(int)
def _shelf(pk: int) -> QuerySet[Category]:
    return Category.objects.filter(pk=pk, is_public=True, ancestors_are_public=True)


def listing_page(
    request: HttpRequest, scope: Scope, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Show a list: the whole page, or for htmx only what changes."""
    facts = shop_facts.facts()
    listing, left_out = read(request.GET.getlist, facts.known, searching=False)
    sectors = opened(listing, facts.known, scope.sector)
    found = goods(listing, scope, timezone.localdate(), sectors)
    page = {**context, **list_context(listing, left_out, scope, found, facts)}
    page["canonical_url"] = canonical(escape_uri_path(request.path), found.page)
    page["noindex"] = listing.is_filtered or listing.sort != listing.default_sort
    return respond(request, template, page, listing)


def list_context(
    listing: Listing,
    left_out: tuple[str, ...],
    scope: Scope,
    found: Goods,
    facts: shop_facts.Facts,
) -> dict[str, Any]:
    """Return what the results fragment draws."""
    page_obj, page_range = panel.pages(found)
    return {
        "goods": found,
        "cards": found.cards,
        "total": found.total,
        "facets": panel.facets(listing, scope, found.counts, facts),
        "price": panel.price(listing),
        "chips": panel.chips(listing, facts),
        "sorts": panel.sorts(listing),
        "sort": listing.sort,
        "page_obj": page_obj,
        "page_range": page_range,
        "left_out": panel.left_out_text(left_out),
    }


def respond(
    request: HttpRequest, template: str, context: dict[str, Any], listing: Listing
) -> HttpResponse:
    """Render the page or, for htmx, its fragment; both say what they vary by."""
    is_part = request.headers.get("HX-Request") == "true" and not request.headers.get(
        "HX-History-Restore-Request"
    )
    response = render(request, FRAGMENT if is_part else template, {**context, "is_part": is_part})
    if is_part:
        response["HX-Push-Url"] = tidy_url(request.path, listing)
    patch_vary_headers(response, ["HX-Request"])
    patch_cache_control(response, private=True, max_age=0)
    return response


def tidy_url(path: str, listing: Listing) -> str:
    """Return the shortest address of a list."""
    query = QueryDict(mutable=True)
    for name, value in listing.pairs():
        query.appendlist(name, value)
    return f"{path}?{query.urlencode()}" if query else path


def _name(shelf: Category) -> str:
    return either(shelf.name, shelf.name_en)


def _below(shelf: Category, slug: str) -> list[dict[str, str]]:
    """Return the links to the public shelves in one that staff made; one query if there are any."""
    if shelf.is_leaf():
        return []
    children = shelf.get_children().filter(is_public=True)
    return [{"label": _name(c), "url": _shelf_url(f"{slug}/{c.slug}", c.pk)} for c in children]


def _shelf_url(slug: str, pk: int) -> str:
    return reverse("catalogue:category", kwargs={"category_slug": slug, "pk": pk})


def _way(way: list[Category]) -> list[dict[str, str]]:
    """Return the crumbs down to a shelf; the last one is the page itself."""
    crumbs = [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("All goods"), "url": reverse("catalogue:index")},
    ]
    for depth, shelf in enumerate(way[:-1], 1):
        slug = "/".join(c.slug for c in way[:depth])
        crumbs.append({"label": _name(shelf), "url": _shelf_url(slug, shelf.pk)})
    return [*crumbs, {"label": either(way[-1].name, way[-1].name_en)}]
