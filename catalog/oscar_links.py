"""Public addresses that Oscar's dashboard links to and we have no pages for: they lead to ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def review(request: HttpRequest, product_slug: str, product_pk: int, pk: int) -> HttpResponse:
    """Lead from one review to where all reviews of its product stand."""
    page = redirect("catalogue:detail", product_slug=product_slug, pk=product_pk)
    page["Location"] += "#reviews"
    return page


def goods(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead from a range or an offer to all goods: theirs show their lower price there."""
    return redirect("catalogue:index")
