"""Oscar's pages of producers, with as many queries for a thousand as for one."""

from django.db.models import QuerySet
from oscar.apps.dashboard.partners import views as oscar

from sellers.models import Partner


class PartnerListView(oscar.PartnerListView):
    """All producers with their people and addresses."""

    def get_queryset(self) -> QuerySet[Partner]:
        """Fetch people and addresses of all rows at once, not for each row."""
        rows: QuerySet[Partner] = super().get_queryset()
        return rows.prefetch_related("users", "addresses__country")
