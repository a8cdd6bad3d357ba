"""Where text pages stand."""

from django.urls import reverse
from django.utils import translation


def path_of(slug: str, language: str) -> str:
    """Return the address of a text page; without asking Wagtail for sites and roots."""
    with translation.override(language):
        return reverse("wagtail_serve", args=[f"{slug}/"])
