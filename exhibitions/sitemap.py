"""Fairs for search engines."""

from django.db.models import QuerySet
from django.utils import timezone

from exhibitions.models import Fair
from shop.sitemaps import PublicSitemap


class FairsSitemap(PublicSitemap):
    """Fairs that are running or to come."""

    def items(self) -> QuerySet[Fair]:
        """Return the fairs."""
        return Fair.objects.ahead(timezone.localdate()).order_by("pk")
