"""The database itself keeps entries whole and unchanged."""

from django.db import migrations

from shop.ledger import guards


def create(apps, schema_editor):
    guards.create(schema_editor.connection)


def drop(apps, schema_editor):
    guards.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_accounts_and_entries")]
    operations = [migrations.RunPython(create, drop)]
