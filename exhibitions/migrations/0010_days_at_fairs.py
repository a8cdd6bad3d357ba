"""Tell sellers until when they are met at fairs: the stalls that are theirs by now."""

from django.db import migrations
from django.db.models import Max

THEIRS = "confirmed"
AHEAD = ("announced", "applications", "allocation", "published", "running")


def tell(apps, schema_editor):
    """Store the last day of the latest fair of each seller who has stalls."""
    stalls = apps.get_model("exhibitions", "BookedStall").objects.order_by()
    theirs = stalls.filter(booking__state=THEIRS, fair__state__in=AHEAD)
    sellers = apps.get_model("partner", "Partner").objects
    for pk, last in theirs.values_list("stands").annotate(Max("fair__ends_on")):
        sellers.filter(pk=pk).update(at_fairs_until=last)


class Migration(migrations.Migration):

    dependencies = [
        ("exhibitions", "0009_counties_in_aisles"),
        ("partner", "0024_days_at_fairs"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
