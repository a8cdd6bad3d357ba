"""The guards look at each entry by the index, however many postings there are."""

from django.db import migrations

from shop.ledger import guards


def create(apps, schema_editor):
    guards.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
