from django.db import migrations

from catalog.search import tables


def begin(apps, schema_editor):
    """PostgreSQL's rows change their words: begin with none, refresh_cards makes them again."""
    if schema_editor.connection.vendor == "postgresql":
        apps.get_model("catalogue", "CardWords").objects.all().delete()
        tables.create(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("catalogue", "0036_search_tables")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
