"""The rule that holds for the whole shop until operators write another: 7.5 percent."""

from datetime import date

from django.db import migrations


def add(apps, schema_editor):
    """Write it once, from a day before any sale."""
    rules = apps.get_model("commission", "CommissionRule").objects
    rules.get_or_create(
        series="shop",
        version=1,
        defaults={"scope": "platform", "permille": 75, "starts": date(2025, 3, 21)},
    )


class Migration(migrations.Migration):
    dependencies = [("commission", "0001_rules")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=False)]
